from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders.delimited import parse
from qa_bot.types import Document

from . import checks

Read = Callable[[str], Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a text as a file, and read it."""

    def read(text: str) -> Document:
        path = tmp_path / "price-list.csv"
        path.write_bytes(text.encode())
        return parse("price-list.csv", path)

    return read


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_have_the_names_of_their_columns_above(read: Read, delimiter: str) -> None:
    document = read("Part,Price,Stock\r\nValve,12.50,3\r\nGasket,,40\r\nTap,9\r\n".replace(",", delimiter))
    assert checks.blocks(document) == [
        ("header", "Part | Price | Stock"),
        ("row", "Valve | 12.50 | 3"),
        ("row", "Gasket |  | 40"),
        ("row", "Tap | 9 |"),
    ]
    assert document.title == "price list"


def test_a_table_is_called_as_its_file_even_by_a_mere_number(tmp_path: Path) -> None:
    path = tmp_path / "2024.csv"
    path.write_text("name,district\nVivian Low,Harvard Park\nHector Brin,Old Mill\n")
    assert parse("2024.csv", path).title == "2024"


def test_what_quotation_marks_enclose_is_one_cell(read: Read) -> None:
    document = read('Part,Note\nValve,"of brass, 3"" wide,\nwith a bar | in it"\n')
    assert checks.blocks(document)[1] == ("row", 'Valve | of brass, 3" wide, with a bar ¦ in it')


def test_a_cell_may_be_long(read: Read) -> None:
    assert len(checks.blocks(read(f"Part,Notes\nValve,{'leaks ' * 40_000}\nTap,\n"))) == 3


def test_a_first_row_with_figures_names_no_columns(read: Read) -> None:
    assert checks.blocks(read("Valve,12.50\nGasket,0.40\n")) == [
        ("row", "Valve | 12.50"),
        ("row", "Gasket | 0.40"),
    ]


def test_remarks_stand_above_and_may_name_the_columns(read: Read) -> None:
    document = read("# Prices of the spring.\n# Taxes are extra.\n\n#part\tprice\nValve\t12\n")
    assert checks.blocks(document) == [
        ("paragraph", "Prices of the spring.\nTaxes are extra."),
        ("header", "part | price"),
        ("row", "Valve | 12"),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n,,\n"])
def test_an_empty_table_is_told(read: Read, text: str) -> None:
    with pytest.raises(DocumentError, match="no text"):
        read(text)


def test_a_cell_without_end_is_told(read: Read) -> None:
    with pytest.raises(DocumentError, match="damaged"):
        read('Part,Price\n"Valve' + " of brass" * 200_000)


@given(text=st.text(st.sampled_from('ab1",;\t|#\n\r ')))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_blocks_cover_what_is_readable(read: Read, text: str) -> None:
    try:
        document = read(text)
    except DocumentError:
        return
    checks.check(document)
