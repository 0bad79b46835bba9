from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders import extras
from qa_bot.ingest.loaders.pdf.loader import parse
from qa_bot.types import Document

from ....pdf_files import TOP, Placed, lines, pdf
from .. import checks

Read = Callable[..., Document]


PROSE = (
    "The mill at Hull was built in 1850 by a family of",
    "brewers. It ground barley for two generations, and",
    "oats in the war.",
)


def test_lines_are_paragraphs_by_the_gaps_between_them(read_pdf: Read) -> None:
    document = read_pdf(lines(*PROSE, "", "It burned down in 1921, and was not built again", "in stone."))
    assert checks.blocks(document) == [
        ("paragraph", "\n".join(PROSE)),
        ("paragraph", "It burned down in 1921, and was not built again\nin stone."),
    ]


def test_what_is_set_smaller_in_a_line_parts_no_paragraph(read_pdf: Read) -> None:
    grain = lines("a sack of each kind of grain that was ground in", "the week;", left=82, top=TOP - 14)
    tally = lines("the tally, which the miller of Hull keeps in the", "loft.", left=82, top=TOP - 42)
    code = [*lines("mill.db", top=TOP - 70, size=10), *lines("has both.", left=112, top=TOP - 70)]
    document = read_pdf(
        [
            *lines("The miller keeps these:"),
            *((72, TOP - 14, 8, "\u2022"), *grain),
            *((72, TOP - 42, 8, "\u2022"), *tally),
            *code,
            *lines("They are lost.", top=TOP - 84),
        ]
    )
    assert document.text.count("\n\n") == 0
    assert ("item", "a sack of each kind of grain that was ground in\nthe week;") in checks.blocks(document)


def test_the_title_is_the_field_unless_a_program_wrote_it(read_pdf: Read) -> None:
    assert read_pdf(lines(*PROSE), title="A mill").title == "A mill"
    assert read_pdf(lines(*PROSE), title="Microsoft Word - mill.doc").title == "Hull"


def test_the_largest_heading_is_the_title_where_the_field_is_a_code(read_pdf: Read) -> None:
    page = [*lines("Mills of Hull", top=TOP + 40, size=24), *lines(*PROSE)]
    assert read_pdf(page, title="sag-39-3-4-0902-21:sag-0").title == "Mills of Hull"
    assert read_pdf(page, title="Handbook").title == "Handbook"
    assert read_pdf(lines(*PROSE), title="hull-09").title == "hull-09"


def test_words_that_hyphens_part_are_whole(read_pdf: Read) -> None:
    document = read_pdf(
        lines("The cogs were lubri-", "cated with tallow, as a well-known book", "of the well-", "known Smith says.")
    )
    assert (
        document.text == "The cogs were lubricated\nwith tallow, as a well-known book\nof the well-known\nSmith says."
    )


def test_pages_are_parted_and_a_sentence_goes_on(read_pdf: Read) -> None:
    document = read_pdf(
        lines("In 1920, the mill", "was sold to"), [], lines("a brewer.", "", "It burned."), lines("It stands.")
    )
    assert document.text == "In 1920, the mill\nwas sold to\n\f\fa brewer.\n\nIt burned.\n\n\fIt stands."
    assert checks.blocks(document)[0] == ("paragraph", "In 1920, the mill\nwas sold to\n\f\fa brewer.")


def test_columns_are_read_one_after_the_other(read_pdf: Read) -> None:
    left = lines(*PROSE, "The left column ends", left=72)
    right = lines("with a sentence.", "Right.", left=340)
    text = read_pdf([*left, *right]).text
    assert text.index("The left column ends") < text.index("with a sentence") < text.index("Right")


def test_a_scan_is_told(read_pdf: Read) -> None:
    with pytest.raises(DocumentError, match="no text; run OCR on it first"):
        read_pdf([], [])


def test_what_is_no_pdf_or_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    whole = pdf(lines(*PROSE))
    for raw in (b"", b"no pdf", whole[:30]):
        path.write_bytes(raw)
        with pytest.raises(DocumentError, match="no PDF, or damaged"):
            parse("a.pdf", path)


def test_a_protected_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    secret = "<" + "ab" * 32 + ">"
    protection = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -44 >> /ID [<ab> <ab>]"
    path.write_bytes(pdf(lines(*PROSE), extra=protection))
    with pytest.raises(DocumentError, match="protected by a password"):
        parse("a.pdf", path)


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines(*PROSE)))
    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(DocumentError, match=r"pypdfium2.*pip install 'qa-bot\[pdf\]'"):
        parse("a.pdf", path)


_WORDS = st.text(st.sampled_from("abcdeB .-()1é•\\"), max_size=30)
_PLACED = st.tuples(st.integers(0, 500), st.integers(0, 780), st.sampled_from([8, 12, 12, 18]), _WORDS)


@given(st.lists(st.lists(_PLACED, max_size=12), min_size=1, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_blocks_cover_what_is_readable(read_pdf: Read, pages: list[list[Placed]]) -> None:
    try:
        document = read_pdf(*pages)
    except DocumentError:  # no words at all
        return
    checks.check(document)


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_told(tmp_path: Path, place: int, damage: bytes) -> None:
    raw = pdf(lines(*PROSE), lines(*PROSE))
    path = tmp_path / "a.pdf"
    path.write_bytes(raw[:place] + damage + raw[place + len(damage) :])
    try:
        checks.check(parse("a.pdf", path))
    except DocumentError:
        return
