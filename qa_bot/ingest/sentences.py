"""Cuts text into sentences, as exact spans.

Blank lines separate blocks, the lines of a block are headings, items or a wrapped paragraph (``lines``), and rules
decide at each mark that may end a sentence (``boundaries``, ``boundary_rules``). Time is linear in the text, whatever
the text.
"""

import re
import unicodedata
from collections.abc import Iterator

from qa_bot.ingest.boundaries import is_plain, sentence_end, stop_at, stops
from qa_bot.ingest.boundary_rules import ends_sentence
from qa_bot.ingest.lines import units
from qa_bot.ingest.remarks import LONGEST as LONGEST_REMARK
from qa_bot.ingest.remarks import belongs_before
from qa_bot.types import Span

LONGEST = 1000  # code points of a span: more than a reader wants to be shown as one citation

_LONGEST_REFERENCE = 500
_REFERENCE = re.compile(r"\[\d{1,3}\]\s+([^\W\d_][^\s.]*(?:,|\s)[^.]{0,40})\.")
_LEAST_OF_PROSE = 4  # letters of a word in lower case that hardly stands between the names of authors
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_BLANK_LINE = re.compile(r"\n\s*\n")
_ANY_BREAK = re.compile(r"\n\s*\n|\r\s*\r|\f|\u2029")
# Where to cut what is too long, best first.
_CUTS = (re.compile(r"[;；؛](?=\s)|；"), re.compile(r":(?=\s)|："), re.compile(r",(?=\s)|[，、،]"), re.compile(r"\s"))


def split(text: str) -> list[Span]:
    """Return the sentences of ``text``: ordered, apart from each other, covering every character but white space.

    No span is longer than ``LONGEST`` code points, begins or ends with white space, or crosses a blank line.
    """
    spans: list[Span] = []
    start = 0
    # Most texts have line feeds alone, and one literal is found far sooner than any of four.
    blank_line = _ANY_BREAK if "\r" in text or "\f" in text or "\u2029" in text else _BLANK_LINE
    for blank in blank_line.finditer(text):
        spans += split_block(text, start, blank.start())
        start = blank.end()
    spans += split_block(text, start, len(text))
    return spans


def split_block(text: str, start: int, end: int) -> list[Span]:
    """Return the sentences of the block ``text[start:end]``, as spans of ``text``; nothing outside is looked at."""
    spans: list[Span] = []
    for unit in units(text, start, end):
        for first, last in _sentences(text, *unit):
            if last - first > LONGEST:
                spans += (Span(*piece) for piece in _pieces(text, first, last))
            elif spans and _may_be_remark(text, first, last) and belongs_before(text, spans[-1], first, last):
                spans[-1] = Span(spans[-1].start, last)
            else:
                spans.append(Span(first, last))
    return spans


def _may_be_remark(text: str, start: int, end: int) -> bool:
    return end - start <= LONGEST_REMARK or text[start] == "("


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _is_reference(text, start, end):
        yield start, end
        return
    head = start
    for match in stops(text, start, end):
        following = match.end()
        if following == end:
            break
        if is_plain(text, start, match) or ends_sentence(stop_at(text, head, start, end, match)):
            yield start, sentence_end(match)
            start = following
    yield start, end


def _is_reference(text: str, start: int, end: int) -> bool:
    """Tell whether a unit is an entry of a bibliography: "[6] Marsh, A. (1998). Tides. Hull: Quay Press."."""
    if text[start] != "[" or end - start > _LONGEST_REFERENCE:
        return False
    entry = _REFERENCE.match(text, start, end)
    if entry is None or _is_prose(entry[1]):
        return False
    return _YEAR.search(text, start, end) is not None


def _is_prose(words: str) -> bool:
    """Tell whether words are the beginning of a sentence, as of a numbered paragraph, and not the names of authors."""
    small = [word for word in words.split() if word.islower()]
    return len(small) * 2 > len(words.split()) or any(len(word) >= _LEAST_OF_PROSE for word in small)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an overlong sentence at the best places there are."""
    while end - start > LONGEST:
        cut = _best_cut(text, start)
        last = cut
        while text[last - 1].isspace():
            last -= 1
        yield start, last
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end


def _best_cut(text: str, start: int) -> int:
    """Return where to cut within ``LONGEST`` of ``start``: behind the last good mark of the second half, else hard."""
    limit = start + LONGEST
    for cuts in _CUTS:
        place = max((match.end() for match in cuts.finditer(text, start + LONGEST // 2, limit)), default=0)
        if place:
            return place
    while limit > start + LONGEST // 2 and unicodedata.combining(text[limit]):
        limit -= 1
    return limit
