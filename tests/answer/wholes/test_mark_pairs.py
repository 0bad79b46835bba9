"""What stands between marks that come in pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.wholes.mark_pairs import MARKS, between_marks, with_brackets


@pytest.mark.parametrize(
    ("text", "mark", "between"),
    [
        ("Set `a` to ``b`c``.", "`", ["a", "b`c"]),
        ("**Miller:** *J. Berg*", "*", ["Miller:", "J. Berg"]),
        ("30 3 * * *", "*", []),
        ("* an item with *one* word", "*", ["one"]),
        ("no ` end", "`", []),
    ],
)
def test_what_stands_between_marks(text: str, mark: str, between: list[str]) -> None:
    assert [span.of(text) for span in between_marks(text, mark)] == between


@given(st.text("a `*\n", max_size=40), st.sampled_from(MARKS))
def test_pairs_follow_each_other(text: str, mark: str) -> None:
    end = 0
    for span in between_marks(text, mark):
        assert end <= span.start <= span.end
        end = span.end


def test_words_with_the_brackets_right_behind_them() -> None:
    found = with_brackets("Owner(s) call read(2), see 7.1(2) (and 7.2) or f(a b).")
    assert [span.of("Owner(s) call read(2), see 7.1(2) (and 7.2) or f(a b).") for span in found] == [
        "Owner(s)",
        "read(2)",
        "7.1(2)",
    ]
