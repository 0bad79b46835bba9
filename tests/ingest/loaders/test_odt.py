from pathlib import Path

import pytest

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders.odt import parse
from qa_bot.types import Document

from . import checks

_SPACES = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "table", "style", "draw", "dc"))


def read(folder: Path, body: str, styles: str = "", title: str = "") -> Document:
    content = f"<office:c {_SPACES}>{styles}<office:body><office:text>{body}</office:text></office:body></office:c>"
    meta = f"<office:m {_SPACES}><office:meta><dc:title>{title}</dc:title></office:meta></office:m>"
    path = checks.write_zip(folder / "a.odt", {"content.xml": content, "meta.xml": meta})
    return parse("a.odt", path)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<text:h text:outline-level="2">Oil</text:h><text:p>1<text:s/>2\n3<text:line-break/>4</text:p>',
            [("heading", "Oil"), ("paragraph", "1 2 3\n4")],
        ),
        (
            "<text:list><text:list-item><text:p>Oil</text:p><text:p>Old</text:p><text:list><text:list-item>"
            "<text:p>Gas</text:p></text:list-item></text:list></text:list-item></text:list>",
            [("item", "Oil"), ("paragraph", "Old"), ("item", "Gas")],
        ),
        (
            "<text:tracked-changes><text:deletion><text:p>Gone</text:p></text:deletion></text:tracked-changes>"
            "<text:p>Oil<office:annotation><text:p>Remark</text:p></office:annotation> burns</text:p>",
            [("paragraph", "Oil burns")],
        ),
        (
            "<text:p>Oil<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Old.</text:p>"
            "</text:note-body></text:note> burns</text:p>",
            [("paragraph", "Oil burns"), ("paragraph", "Old.")],
        ),
        (
            "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Fuel</text:p>"
            '</table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>Price</text:p>'
            "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
            "<table:table-cell><text:p>Oil</text:p></table:table-cell><table:table-cell><text:p>3</text:p><text:p>euros"
            "</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>",
            [("header", "Fuel | Price | Price"), ("row", "Oil | 3 euros |")],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Oil</text:p><text:p>Gas</text:p></table:table-cell>"
            "</table:table-row></table:table>",
            [("paragraph", "Oil"), ("paragraph", "Gas")],
        ),
    ],
)
def test_elements_are_blocks(tmp_path: Path, body: str, expected: list[tuple[str, str]]) -> None:
    assert checks.blocks(read(tmp_path, body)) == expected


def test_a_title_is_a_heading(tmp_path: Path) -> None:
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    styles = f"<office:automatic-styles>{style}</office:automatic-styles>"
    document = read(tmp_path, '<text:p text:style-name="P1">The mill</text:p>', styles)
    assert checks.blocks(document) == [("heading", "The mill")]
    assert document.title == "The mill"


def test_the_title_is_the_field(tmp_path: Path) -> None:
    assert read(tmp_path, "<text:p>Oil</text:p>", title="Fuels").title == "Fuels"


def test_damaged_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no text"):
        read(tmp_path, "")
    with pytest.raises(DocumentError, match="no OpenDocument file"):
        parse("a.odt", checks.write_zip(tmp_path / "b.odt", {}))
