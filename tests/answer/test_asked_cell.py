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
        ("port | 9901 | £5 | £3", "port", "", None),  # the row has the word itself
        ("port | 9901 | £5 | £3", "port", "port", "9901"),  # but not in the cell under the noun that is asked for
        ("service desk | 9901 | £5 | £3", "service desk", "service", None),
        ("admin | 9901 | £5 | £3", "half rate rate day", "rate", "£5"),  # more of the question
        ("admin     | 9901   |   £5  | £3", "port admin", "port", "9901"),  # cells drawn as wide as others
        (r"a\|b | 9901 | £5 | £3", "port", "port", "9901"),
    ],
)
def test_the_cell_under_the_column_that_is_asked_for(row: str, asked: str, focus: str, expected: str | None) -> None:
    found = asked_cell(row, HEADER, terms(asked), terms(focus), lambda form: form)
    assert (None if found is None else found.of(row)) == expected


@pytest.mark.parametrize(
    ("asked", "focus", "expected"),
    [
        ("days until first male control", "male", "9"),
        ("male control", "male", "41"),  # the other name has words that were not asked for
        ("weight control", "", None),
    ],
)
def test_among_names_that_share_a_word_the_one_asked_for(asked: str, focus: str, expected: str | None) -> None:
    row, header = "control | 41 | 9", "| Male | Days to first male"
    found = asked_cell(row, header, terms(asked), terms(focus), lambda form: form.lower())
    assert (None if found is None else found.of(row)) == expected


def test_empty_cells_at_the_edges_of_a_row_are_cells() -> None:
    row, header = "| 40 | 60 |", "| Kestrel | Lumen | Remark"
    found = asked_cell(row, header, {"lumen"}, set(), lambda form: form.lower())
    assert found is not None
    assert found.of(row) == "60"


@pytest.mark.parametrize(
    ("row", "header", "asked", "expected"),
    [
        ("173 | Lid open | Close the lid", "Code | Meaning | Remedy", "code 173", None),  # it only repeats the question
        ("173 | Lid open | Close the lid", "Code | Meaning | Remedy", "code 173 remedy", "Close the lid"),
        ("Mop | Weekly | Ines", "Job | Interval | Who", "mop", "Ines"),
        ("Mop | Weekly | Ines", "Job | Interval | Name of owner", "mop", None),  # not all of the name fits
        ("Ines | Mop | Olu", "Owner | Job | Who", "mop", None),  # two fit alike
        ("Mop | Ines", "Owner | Job", "mop ines", None),
    ],
)
def test_the_cell_under_a_name_that_fits_what_is_expected(
    row: str, header: str, asked: str, expected: str | None
) -> None:
    found = asked_cell(row, header, terms(asked), (), str.lower, frozenset(("who", "owner")))
    assert (None if found is None else found.of(row)) == expected


def test_the_first_column_may_go_without_a_name() -> None:
    row, header = "Width   40 mm   60 mm", "Kestrel 4   Lumen 6"
    found = asked_cell(row, header, {"width", "lumen", "6"}, (), str.lower)
    assert found is not None
    assert found.of(row) == "60 mm"


def test_cells_that_each_begin_with_a_dash() -> None:
    row, header = "Small\n     - three minutes,\n       or four\n     - tin", "Kettle\n     - Time\n     - Made of"
    found = asked_cell(row, header, {"small", "time"}, (), str.lower)
    assert found is not None
    assert found.of(row) == "three minutes,\n       or four"


@pytest.mark.parametrize(
    ("bounds", "expected"), [(("max", "maximum"), "4 g"), (("min", "minimum"), "1 g"), ((), "2 g")]
)
def test_a_bound_that_is_asked_for_comes_before_the_noun(bounds: tuple[str, ...], expected: str) -> None:
    row, header = "Heronol | 2 g | 1 g | 4 g", "Drug | Adult dose | Min | Maximum per day"
    found = asked_cell(row, header, terms("maximum daily dose heronol"), {"dose"}, str.lower, (), bounds)
    assert found is not None
    assert found.of(row) == expected
