"""Eras of other languages, one word each."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.wholes.eras import with_era, with_whole_eras
from qa_bot.text.language_data import CODES
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("de", "Um 480 v. Chr. gebaut", ["Um", "480", "v. Chr.", "gebaut"]),
        ("de", "480 v.Chr., 120 n.\u00a0Chr", ["480", "v.Chr.", "120", "n.\u00a0Chr"]),
        ("fr", "en 480 av. J.-C. par", ["en", "480", "av. J.-C.", "par"]),
        ("es", "siglo III a. C. o 120 d.C.", ["siglo", "III", "a. C.", "o", "120", "d.C."]),
        ("ru", "480 г. до н. э. и 12 г. н.э.", ["480", "г. до н. э.", "и", "12", "г. н.э."]),
        ("pl", "480 r. p.n.e. na", ["480", "r. p.n.e.", "na"]),
        ("de", "Der v. Chrom und z. B.", ["Der", "v", "Chrom", "und", "z", "B"]),
        ("es", "480 a casa", ["480", "a", "casa"]),
        ("en", "In 480 B.C. it", ["In", "480", "B.C", "it"]),
    ],
)
def test_an_era_is_one_word(code: str, text: str, words: list[str]) -> None:
    assert [text[token.start : token.end] for token in with_whole_eras(text, tokenise(text), code)] == words


@pytest.mark.parametrize(
    ("code", "text", "span", "whole"),
    [
        ("de", "Im 3. Jahrhundert v. Chr. gebaut", "3. Jahrhundert", "3. Jahrhundert v. Chr."),
        ("nl", "Het kwam in 54 v.Chr. aan", "54", "54 v.Chr."),
        ("de", "Um 480 gebaut v. Chr.", "480", "480"),
        ("en", "In 480 BC", "480", "480"),
    ],
)
def test_an_era_belongs_to_what_it_stands_behind(code: str, text: str, span: str, whole: str) -> None:
    start = text.index(span)
    assert with_era(text, Span(start, start + len(span)), code).of(text) == whole


@given(st.sampled_from(CODES), st.text(alphabet="vaJC-hr. дон.эpne12 ", max_size=60))
def test_words_stay_in_order_and_apart(code: str, text: str) -> None:
    tokens = with_whole_eras(text, tokenise(text), code)
    assert all(token.start < token.end for token in tokens)
    assert all(left.start < right.start for left, right in pairwise(tokens))


@pytest.mark.parametrize("text", ["v. " * 1300, "до н. " * 600, "a. " * 1300])
def test_hostile_texts_are_read_at_once(text: str) -> None:
    assert len(with_whole_eras(text, tokenise(text), "de")) == len(tokenise(text))
