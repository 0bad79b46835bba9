"""Word files, made with python-docx; what it has no method for is put into the XML."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from docx.oxml import parse_xml

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders.docx.loader import parse
from qa_bot.types import Document

from .. import checks

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Read = Callable[[Any], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Save what python-docx made, and read it."""

    def read(made: Any) -> Document:
        path = tmp_path / "a.docx"
        made.save(path)
        return parse("a.docx", path)

    return read


def xml(made: Any, source: str) -> None:
    """Put a paragraph, a table or the like at the end."""
    name = source[1:].partition(" ")[0].partition(">")[0]
    made.element.body.insert(-1, parse_xml(source.replace(name, f"{name} {_NAMESPACE}", 1)))


def test_styles_are_headings_and_items(read: Read) -> None:
    made = WordFile()
    made.add_heading("The mill", 0)
    made.add_heading("Oil", 2)
    made.add_paragraph("Oil is old.\nIt burns.")
    made.add_paragraph("Coal", style="List Bullet")
    made.add_paragraph("Peat", style="List Number 2")
    document = read(made)
    assert checks.blocks(document) == [
        ("heading", "The mill"),
        ("heading", "Oil"),
        ("paragraph", "Oil is old.\nIt burns."),
        ("item", "Coal"),
        ("item", "Peat"),
    ]
    assert [block.level for block in document.blocks[:2]] == [1, 2]
    assert document.title == "The mill"


def test_a_paragraph_has_its_own_list_and_outline(read: Read) -> None:
    made = WordFile()
    xml(made, '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Oil</w:t></w:r></w:p>')
    listed = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>Gas</w:t></w:r></w:p>'
    )
    xml(made, listed.format(3))
    xml(made, listed.format(0))
    document = read(made)
    assert checks.blocks(document) == [("heading", "Oil"), ("item", "Gas"), ("paragraph", "Gas")]
    assert document.blocks[0].level == 3
    assert document.text == "Oil\n\n  - Gas\n\nGas"


def test_the_title_is_the_field_unless_a_program_wrote_it(read: Read) -> None:
    made = WordFile()
    made.add_heading("The mill", 1)
    made.core_properties.title = "The mill at  Hull"
    assert read(made).title == "The mill at Hull"
    made.core_properties.title = "Microsoft Word - mill_v3.doc"
    assert read(made).title == "The mill"


def test_changes_are_accepted_and_hidden_text_is_left_out(read: Read) -> None:
    made = WordFile()
    xml(
        made,
        "<w:p><w:r><w:t>The rent is </w:t></w:r><w:del><w:r><w:delText>400</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>500</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t> euros.</w:t></w:r></w:p>",
    )
    assert checks.blocks(read(made)) == [("paragraph", "The rent is 500 euros.")]


def test_a_table_has_rows_with_merged_cells(read: Read) -> None:
    made = WordFile()
    table = made.add_table(4, 3)
    for row, cells in enumerate(["Fuel Price Unit", "Oil 3 litre", "Gas 4 m3", "Coal 5 t"]):
        for column, words in enumerate(cells.split()):
            table.cell(row, column).text = words
    table.cell(2, 2).text = ""
    table.cell(1, 2).merge(table.cell(2, 2))
    assert checks.blocks(read(made)) == [
        ("header", "Fuel | Price | Unit"),
        ("row", "Oil | 3 | litre"),
        ("row", "Gas | 4 | litre"),
        ("row", "Coal | 5 | t"),
    ]


def test_a_table_of_one_column_sets_the_page_out(read: Read) -> None:
    made = WordFile()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.text = "Oil."
    cell.add_paragraph("Gas.")
    assert checks.blocks(read(made)) == [("paragraph", "Oil."), ("paragraph", "Gas.")]


def test_boxes_come_behind_the_paragraph_once(read: Read) -> None:
    made = WordFile()
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    choices = (
        '<mc:AlternateContent xmlns:mc="m"><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
    )
    xml(made, f"<w:p><w:r><w:t>One </w:t></w:r><w:r>{choices.format(box, box)}</w:r><w:r><w:t>two.</w:t></w:r></w:p>")
    assert checks.blocks(read(made)) == [("paragraph", "One two."), ("paragraph", "In a box.")]


def test_a_footnote_comes_behind_what_refers_to_it(tmp_path: Path) -> None:
    run = "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    body = f"<w:body>{run.format('Oil.')}{run.format('Gas.')}</w:body>"
    note = f"<w:footnote w:id='2'>{run.format('Since 1850.')}</w:footnote>"
    entries = {
        "word/document.xml": f"<w:document {_NAMESPACE}>{body}</w:document>",
        "word/footnotes.xml": f"<w:footnotes {_NAMESPACE}>{note}</w:footnotes>",
    }
    path = checks.write_zip(tmp_path / "a.docx", entries)
    assert checks.blocks(parse("a.docx", path)) == [
        ("paragraph", "Oil."),
        ("paragraph", "Since 1850."),
        ("paragraph", "Gas."),
    ]


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"other.xml": "<a/>"}, "no Word file"),
        ({"word/document.xml": "<a><b></a>"}, "damaged"),
        ({"word/document.xml": ""}, "damaged"),
        ({"word/document.xml": "<a/>"}, "no text"),
        ({"word/document.xml": "<a>" * 1000}, "nested too deeply"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}, "document type"),
        ({"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}, "document type"),
        ({"word/document.xml": b" " * (64 * 1024 * 1024 + 1)}, "64 MB"),
        ({f"{number}": "" for number in range(20_001)}, "20,000 parts"),
    ],
)
def test_hostile_and_damaged_files_are_told(tmp_path: Path, entries: dict[str, str | bytes], why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        parse("a.docx", checks.write_zip(tmp_path / "a.docx", entries))


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\3\4 and no more")
    with pytest.raises(DocumentError, match="no Word file"):
        parse("a.docx", path)
