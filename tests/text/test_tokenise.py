import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.joints import ESCAPE
from qa_bot.text.normalise import fold_case
from qa_bot.text.tokenise import spaced_words_of, tokenise, written_words
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("  \n\t .,;!", []),
        ("The cat's meow", ["the", "cat", "s", "meow"]),
        ("The U.S. Army, e.g. today", ["the", "us", "army", "eg", "today"]),
        ("node.js at example.com", ["node", "js", "at", "example", "com"]),
        ("400,000 men, 3.5 % in 1998.", ["400000", "men", "3.5", "in", "1998"]),
        ("the 19th, HIV-1 and p53", ["the", "19th", "hiv", "1", "and", "p53"]),
        ("v2.3.1 and V2.4, rev2 of v3", ["2.3.1", "and", "2.4", "rev2", "of", "v3"]),
        ("1,2 and 10,000.5", ["1,2", "and", "10000.5"]),
        ("São Paulo, STRASSE Straße", ["são", "paulo", "strasse", "strasse"]),
        ("snake_case", ["snake", "case"]),
        ("我爱北京", ["我爱", "爱北", "北京"]),
        ("我", ["我"]),
        ("iPhone手机壳", ["iphone", "手机", "机壳"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("বাংলা తెలుగు தமிழ்", ["বাংলা", "తెలుగు", "தமிழ்"]),
        ("සිංහල ਪੰਜਾਬੀ മലയാളം", ["සිංහල", "ਪੰਜਾਬੀ", "മലയാളം"]),
        ("e\u0301te\u0301", ["été"]),
        ("ＡＢＣ ﬁne", ["abc", "fine"]),
        ("C#, C++17/F# and B+.", ["c#", "c++", "17", "f#", "and", "b+"]),
        ("a+b, x+1, Ctrl+C, #5, ab# and 5+", ["a", "b", "x", "1", "ctrl", "c", "5", "ab", "and", "5"]),
        ("C#我 B+", ["c", "我", "b+"]),
        ("K&#363;kai, caf&eacute; &amp; R&D", ["kūkai", "café", "amp", "r", "d"]),
        ("the de\u2010\n    fault, pre\u2010 and post\u2010war", ["the", "default", "pre", "and", "post", "war"]),
        ("wheel\u00adhouse, in\u00ad\nside", ["wheelhouse", "inside"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.form for token in tokenise(text)] == words


PIECES = ["&#363;", "&eacute;", "\u00ad", "\u2010\n ", "\u2010", "\x1b[31m", "a", "1", "我", " "]
JOINED = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.text() | JOINED)
def test_places_are_ordered_and_within_the_text(text: str) -> None:
    tokens = tokenise(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(left.start < right.start for left, right in itertools.pairwise(tokens))


def test_the_place_of_a_word_is_that_in_the_text_as_it_is() -> None:
    text = "By K&#363;kai; the \x1b[31mde\u2010\n fault\x1b[0m."
    assert [text[token.start : token.end] for token in tokenise(text)] == [
        *("By", "K&#363;kai", "the", "de\u2010\n fault"),
    ]


@given(st.text() | st.text("我爱ก av1.,-+#") | JOINED)
def test_the_quick_way_finds_the_same_words(text: str) -> None:
    assert [fold_case(word) for word in written_words(text)] == [token.form for token in tokenise(text)]


WRITTEN = st.text() | JOINED | st.text("aZ我ก\u0e35é\u0301²1_.,-+# \n\x1c'’") | st.text("aBv1.,_+# ")


@given(WRITTEN, st.lists(st.integers(0, 60), max_size=8))
def test_all_spans_at_once_have_the_words_that_each_has(text: str, places: list[int]) -> None:
    edges = sorted(min(place, len(text)) for place in places)
    spans = [Span(start, end) for start, end in itertools.pairwise(edges)]
    spaced = spaced_words_of(text, spans)
    assert [line.split() for line in spaced] == [written_words(span.of(text)) for span in spans]
    assert all(character == " " or character > " " for line in spaced for character in line)


def test_a_character_is_read_the_same_whatever_else_the_text_has() -> None:
    for character in map(chr, range(0x250, 0x10000)):
        text = f"a{character}b {character}"
        assert tokenise(text) == tokenise(f"{text} 我")[:-1], hex(ord(character))


@given(st.text() | JOINED)
def test_every_letter_and_digit_but_those_of_escape_sequences_is_in_a_word(text: str) -> None:
    covered = {place for token in tokenise(text) for place in range(token.start, token.end)}
    covered |= {place for sequence in re.finditer(ESCAPE, text) for place in range(*sequence.span())}
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())


def test_a_long_run_is_quick() -> None:
    assert len(tokenise("a." * 500_000)) >= 1
    assert len(tokenise("\u0301a" * 500_000)) >= 1
    assert len(tokenise("1," * 500_000)) >= 1
