"""Numerals of a sentence: looking for cues first changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.wholes.numerals import PATTERNS, _compiled, _with_letters, numerals
from qa_bot.text.tokenise import tokenise

PIECES = (
    *("seven", "Twenty", "SIX", "half", "dozen", "3", "1,200", "1871", "20", "15th", "million", "km", "degrees"),
    *("percent", "per cent", "%", "$", "dollars", "US$", "weeks", "centuries", "century", "first", "once", "a", "per"),
    *("every", "other", "daily", "times", "May", "Sept.", "Tuesday", "early", "summer", "of", "the", "to", "1990s"),
    *("BC", "2001-02-03", "4/5/99", "–", "-", "mill", "person", "millennium"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from((" ", "")))
def test_what_every_match_has_is_in_every_match(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    seen = _with_letters(text, tokenise(text))
    expected = {
        (numeral.type, match.span())
        for numeral in PATTERNS
        for match in _compiled(numeral.pattern, words=True).finditer(seen)
    }
    found = {(kind, (span.start, span.end)) for kind, span in numerals(text, tokenise(text))}
    left_out = {text[start:end] for _, (start, end) in expected - found}
    assert found <= expected
    assert all(word.isalpha() and len(word) <= 3 for word in left_out), "only words that may be months by accident"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("seventy-two (72) hours", "duration"),
        ("fifty (50) dollars", "money"),
        ("five (5) percent", "percentage"),
        ("two (2) to three (3) years", ""),
        ("two (2) hens", ""),
        ("2 s", "duration"),
        ("160 bits", "quantity"),
        ("40ms", "duration"),
        ("25 Deg C", "quantity"),
        ("25 degrees Celsius", "quantity"),
        ("25 degrees", "quantity"),
    ],
)
def test_a_number_in_words_may_have_its_figure_behind_it(text: str, kind: str) -> None:
    sentence = f"It is {text} at most."
    whole = [found for found, span in numerals(sentence, tokenise(sentence)) if span.of(sentence) == text]
    assert whole == ([kind] if kind else [])


@pytest.mark.parametrize(
    "number", ["twelve", "Twenty-five", "a dozen", "two dozen", "a hundred and six", "SIX hundred"]
)
def test_a_number_in_words(number: str) -> None:
    sentence = f"They had {number} or none."
    spans = [span.of(sentence) for kind, span in numerals(sentence, tokenise(sentence)) if kind == "number"]
    assert spans[-1] == number
