"""Text to words, with the place of each.

A word is a run of letters, digits and combining marks of one script; a number keeps its decimal and thousands marks
(``3.5``, ``400,000``), a version none but those (``v2.3.1`` is ``2.3.1``); dotted initials are one word (``U.S.``), and
so is a letter with a sign behind it (``C#``, ``B+``). Apostrophes and hyphens separate words, but for those of
``joints``. Scripts that are written without spaces (Han, kana, Hangul, Thai, Lao, Khmer, Burmese) give overlapping
pairs of characters, the usual unit of retrieval for them (Nie, Gao, Zhang & Zhou 2000, "On the use of words and n-grams
for Chinese information retrieval").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from qa_bot.text import joints
from qa_bot.text.normalise import fold_case
from qa_bot.types import Span

# Han, kana, Hangul, Thai, Lao, Burmese, Khmer: no spaces between words, or words too long to match whole
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
# Combining marks are no word characters to `re`, yet stand within words (Arabic, Hebrew, Indic scripts, NFD accents)
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09c4"
    "\u09c7\u09c8\u09cb-\u09cd\u09d7\u09e2\u09e3\u09fe\u0a01-\u0a03\u0a3c\u0a3e-\u0a42\u0a47\u0a48"
    "\u0a4b-\u0a4d\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0ac5\u0ac7-\u0ac9\u0acb-\u0acd"
    "\u0ae2\u0ae3\u0afa-\u0aff\u0b01-\u0b03\u0b3c\u0b3e-\u0b44\u0b47\u0b48\u0b4b-\u0b4d\u0b55-\u0b57"
    "\u0b62\u0b63\u0b82\u0bbe-\u0bc2\u0bc6-\u0bc8\u0bca-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c44"
    "\u0c46-\u0c48\u0c4a-\u0c4d\u0c55\u0c56\u0c62\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cc4\u0cc6-\u0cc8"
    "\u0cca-\u0ccd\u0cd5\u0cd6\u0ce2\u0ce3\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d44\u0d46-\u0d48\u0d4a-\u0d4d"
    "\u0d57\u0d62\u0d63\u0d81-\u0d83\u0dca\u0dcf-\u0dd4\u0dd6\u0dd8-\u0ddf\u0df2\u0df3"
)
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_CHARACTER = rf"[^\W_{_UNSPACED}]"
_TAIL = rf"{_CHARACTER}*(?:[{_MARKS}]+{_CHARACTER}*)*"

# The v of a version is no part of the number: v2.3.1 is 2.3.1
_NO_VERSION = r"(?![vV]\d+\.\d)"

# A letter that a sign makes another name: C#, C++, B+
_SIGN = r"(?:[#+](?![\w#+])|\+\+(?![^\W\d_#+]))"

# Words of a text that has no character of an unspaced script and no combining mark
_PLAIN_WORD = re.compile(
    rf"{_NO_VERSION}(?:"
    r"[^\W\d_][^\W_]+"  # nearly all
    r"|\b[^\W\d_](?:\.[^\W\d_])+\b"  # U.S, e.g
    r"|\d+(?:[.,]\d+)*[^\W_]*"  # 1998, 400,000, 3.5, 19th
    rf"|[^\W\d_]{_SIGN}"
    r"|[^\W_]+)"
)

# For each byte itself, or a space if it is in no word, whatever stands beside it: the words stay the same
_SPACED = bytes(byte if byte > 127 or chr(byte).isalnum() or chr(byte) in ".,_#+" else 32 for byte in range(256))

# Texts whose words are kept at hand, and the most characters of such a text
_REMEMBERED = 64
_SHORT = 4_000


class Token(NamedTuple):
    """A word of a text: ``text[start:end]`` as written, ``form`` as compared (see ``normalise.fold_case``)."""

    start: int
    end: int
    form: str


Phrase = tuple[str, ...]
"""The forms of a phrase's words, in their order."""


def tokenise(text: str) -> Sequence[Token]:
    """Return the words of ``text`` in order; those of unspaced scripts overlap by one character."""
    return _remembered(text) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> Sequence[Token]:
    if not joints.are_in(text):
        return _tokens_of_whole(text)
    text, places = joints.whole_with_places(text)
    return [Token(places[start], places[end], form) for start, end, form in _tokens_of_whole(text)]


def _tokens_of_whole(text: str) -> Sequence[Token]:
    if _is_plain(text):
        return [Token(match.start(), match.end(), fold_case(match.group())) for match in _PLAIN_WORD.finditer(text)]
    return [
        Token(start, start + len(word), fold_case(word))
        for match in _any_word().finditer(text)
        for start, word in _words(match.start(), match.group())
    ]


# The question and the sentences that may answer are looked at by one rule after the other
_remembered = lru_cache(maxsize=_REMEMBERED)(_tokens)


def written_words(text: str) -> list[str]:
    """Return the words of ``tokenise`` as written, but whole: the quick way when their places do not matter."""
    text = joints.whole(text)
    runs = word_runs(text)
    if _is_plain(text):
        return runs
    return [word for run in runs for _, word in _words(0, run)]


def spaced_words_of(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the ``written_words`` of each of the ``spans`` of a text as one string, with spaces around words.

    Several times as quick as span by span: nearly all words stand alone between spaces once the marks around them are
    spaces, and the pattern is asked only where they may not.
    """
    if joints.are_in(text):
        return [" ".join(written_words(text[span.start : span.end])) for span in spans]
    spaced = _without_separators(text)
    asks = _has_inner_mark if _is_plain(spaced) else _may_not_stand_alone
    parts = [spaced[span.start : span.end] for span in spans]
    return [" ".join(written_words(part)) if asks(part) else part for part in parts]


def _without_separators(text: str) -> str:
    """Return ``text`` with spaces for the marks that are in no word: the same words at the same places."""
    if not text.isascii():
        text = _other_separators().sub(" ", text)
    # as bytes, each of which is looked up once: those of other characters than ASCII stay as they are
    text = text.encode("utf-8", "surrogatepass").translate(_SPACED).decode("utf-8", "surrogatepass")
    return text.replace(", ", "  ").replace(". ", "  ")  # marks that are in no number and no initials


def _has_inner_mark(text: str) -> bool:
    return "." in text or "," in text or "_" in text or "#" in text or "+" in text


def _may_not_stand_alone(text: str) -> bool:
    return _has_inner_mark(text) or not _is_plain(text)


@cache
def _other_separators() -> re.Pattern[str]:
    return re.compile(rf"[^\x00-\x7f\w{_UNSPACED}{_MARKS}]")


def word_runs(text: str) -> list[str]:
    """Return the runs of characters that words are cut from: whole phrases in unspaced scripts, else words."""
    runs: list[str] = _pattern(text).findall(text)
    return runs


def _pattern(text: str) -> re.Pattern[str]:
    return _PLAIN_WORD if _is_plain(text) else _any_word()


def _is_plain(text: str) -> bool:
    return text.isascii() or _marked().search(text) is None


@cache
def _marked() -> re.Pattern[str]:
    """Return the pattern of what may be of an unspaced script, or a combining mark; few questions need it compiled.

    It is said by what it is not, which compiles sooner.
    """
    return re.compile("[^\u0000-\u02ff\u0370-\u0482\u1e00-\u3004\ud7b0-\uf8ff\ufb00-\U0010ffff]")


@cache
def _any_word() -> re.Pattern[str]:
    """Return the pattern of words in any script; compiled by need, which takes longer than to answer a question."""
    return re.compile(
        rf"{_NO_VERSION}(?:\b{_LETTER}(?:\.{_LETTER})+\b"
        rf"|\d+(?:[.,]\d+)*{_TAIL}"
        rf"|{_LETTER}{_SIGN}"
        rf"|{_CHARACTER}{_TAIL}"
        rf"|[{_UNSPACED}][{_UNSPACED}{_MARKS}]*)"
    )


def _words(start: int, run: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a run that begins at ``start``: itself, or its pairs of characters in an unspaced script."""
    if run.isascii() or not _any_unspaced().match(run):
        yield start, run
    else:
        for place in range(max(1, len(run) - 1)):
            yield start + place, run[place : place + 2]


@cache
def _any_unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")
