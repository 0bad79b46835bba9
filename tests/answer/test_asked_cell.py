import pytest

from qa_bot.answer.asked_cell import asked_cell

HEADER = "Service | Port | Day rate | Half day"


def terms(question: str) -> set[str]:
    return set(question.lower().split())


@pytest.mark.parametrize(
    ("row", "asked", "focus", "expected"),
    [
        ("admin API | 9901 | £5 | £3", "port admin api", "port", "9901"),
        ("`admin` | **9901** | £5 | £3", "port admin", "port", "9901"),
        ("admin | 9901 | £5 | £3", "port service 9901", "service", "admin"),  # the noun that is asked for comes first
        ("admin | 9901 | £5 | £3", "day rate admin", "rate", "£5"),
        ("admin | 9901 | £5 | £3", "day rate admin", "", "£5"),  # the name that has more of the question
        ("admin | 9901 | £5 | £3", "day admin", "", None),  # two names alike
        ("admin | 9901 | £5 | £3", "cost admin", "cost", None),
        ("admin | | £5 | £3", "port admin", "port", None),  # an empty cell
        ("admin | 9901 | £5", "port admin", "port", None),  # other cells than names
        ("port | 9901 | £5 | £3", "port", "port", None),  # the row has the word itself
        (r"a\|b | 9901 | £5 | £3", "port", "port", "9901"),
    ],
)
def test_the_cell_under_the_column_that_is_asked_for(row: str, asked: str, focus: str, expected: str | None) -> None:
    found = asked_cell(row, HEADER, terms(asked), terms(focus), lambda form: form)
    assert (None if found is None else found.of(row)) == expected
