"""Columns that are drawn line by line across the page."""

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.loaders.pdf.columns import column_by_column
from qa_bot.ingest.loaders.pdf.letters import Line

LEFTS = (50.0, 220.0, 390.0)
COLUMNS = (
    ("The mill at Orta stands where", "two streams meet below the hill", "and was built by three brothers"),
    ("Grain came down the river in", "flat boats that a mule drew", "against the stream on its way"),
    ("In winter the wheel was often", "frozen for weeks, and nothing", "was ground before the thaw set"),
)


def line(words: str, left: float, base: float, size: float = 10.0) -> Line:
    return Line(words, left, base, size, bold=False)


def rows(columns: tuple[tuple[str, ...], ...] = COLUMNS, times: int = 4) -> list[list[Line]]:
    """Return rows that are drawn across columns, each with the lines of ``columns`` so many times."""
    lines = [column * times for column in columns]
    return [
        [line(words, left, 700.0 - 12 * number) for words, left in zip(row, LEFTS, strict=False)]
        for number, row in enumerate(zip(*lines, strict=True))
    ]


def words(found: object) -> list[str]:
    return [part.words for row in found for part in row]  # type: ignore[attr-defined]


def test_prose_is_read_column_by_column() -> None:
    assert words(column_by_column(rows())) == [words for column in COLUMNS for words in column * 4]


def test_a_line_as_wide_as_several_columns_parts_what_is_above_from_what_is_below() -> None:
    title = [line("A title that reaches over all of the three columns of the page", 50.0, 800.0)]
    note = [line("And a note on the wheel, the boats and the thaw, which does the same", 50.0, 300.0)]
    found = words(column_by_column([title, *rows(), note, *rows(times=3)]))
    assert found[0] == title[0].words
    assert found[1:5] == [*COLUMNS[0], COLUMNS[0][0]]
    assert found[37] == note[0].words
    assert found[38:41] == list(COLUMNS[0])


def test_the_cells_of_a_table_stay_in_their_rows() -> None:
    table = rows((("wheel", "boat", "mule"), ("12 kg", "340 kg", "210 kg"), ("oak", "pine", "none")))
    assert column_by_column(table) == table
    terms = rows((("mill wheel", "boat hook", "mule cart"), COLUMNS[1], COLUMNS[2]))
    assert column_by_column(terms) == terms


def test_few_lines_across_columns_are_left() -> None:
    few = rows(times=2)
    assert column_by_column(few) == few
    assert column_by_column([]) == []


@given(
    st.lists(
        st.lists(
            st.builds(
                Line,
                st.text("ab ", min_size=1),
                st.floats(0, 600),
                st.floats(0, 800),
                st.sampled_from([0.0, 0.1, 10.0]),
                st.booleans(),
            ),
            min_size=1,
            max_size=4,
        )
    )
)
def test_no_line_is_lost(found: list[list[Line]]) -> None:
    assert sorted(line for row in column_by_column(found) for line in row) == sorted(
        line for row in found for line in row
    )
