"""Where sentences may end: one scan for marks, and what stands around each of them.

The scan is one compiled expression that looks for terminators only, so that ordinary text passes at the speed of
the regular expression engine. It cannot run away: it always matches where it begins, takes the whole run of marks,
and what comes behind an optional part always matches too, so that none is given back.
"""

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from qa_bot.ingest.abbreviations import Lexicon, lexicon

# Marks that end a sentence whether or not a space follows (CJK, Hindi, Urdu, Arabic, Armenian, Ethiopic, Burmese, …).
UNSPACED = "。！？｡．‼⁇⁈⁉؟۔।॥։።፧፨၊။៕᙮᠃᠉"
# Marks that need a space, or another sign that a sentence begins. Greek asks with a semicolon.
SPACED = ".!?…‽;\u037e"
CLOSERS = "\"'”’»›)\\]}」』】》〉）］｣"
_RAISED = "⁰¹²³⁴-⁹"
_WIDE_ENDS = "。！？｡．」』】》〉）］｣"  # a number right behind them begins a sentence: nobody leaves a space there
WORD_WINDOW = 32  # code points looked at before a mark: longer than any abbreviation
LEAD_WINDOW = 4  # code points of quotes, brackets and dashes looked past behind a gap
_LONG = 4  # lower-case letters at the end of a word that the last part of no abbreviation has
_PLAIN = 1  # the group of a plain stop
_has_gap = attrgetter("lastindex")
_HEAD = WORD_WINDOW  # so near to the head of a sentence a stop may be an enumerator: the rules know

_STOP = re.compile(
    rf"""
    [{SPACED}{UNSPACED}][{SPACED}{UNSPACED}]*+ (?:\ \.(?=[\s.]|\Z))*  # the marks, ". . ." too
    (?: (?<=[.!?;]) (?: (?=[a-z,:]) | (?<=\d\.)(?=\d)          # no group: example.com, e.g., 3.5
                      | (?<=[A-Za-z0-9)\]];)(?=\s) )           #    and a semicolon that is not Greek
      | (?: (?<=[a-z]{{2}}\.) | (?<=\d{{4}}\.) | (?<=[A-Z]{{3}}\.) | (?<=[)\]]\.) | (?<=[)\]]\ \.) )
        (\s++)(?=[A-Z])                                       # 1: the gap of a plain stop: "word. Next",
        (?![A-Z][a-zß-ÿ]{{2,13}}(?:\ [^\W\d_]{{2,14}})?:       #    not before a field: "word. Default: 5"
          |[IVXLC]{{1,6}}\s+[A-Za-z]{{1,4}}\.\s*\d)             #    nor a volume: "Gazette. II p. 5"
      | ((?:[{CLOSERS}]|[“‘«‹](?=[\s,.;)]|\Z))*              # 2: quotes and brackets that close
         (?:[ \u00a0\u202f][»›](?=\s|\Z))?)
        ((?: [ \u00a0]?\[[\d{_RAISED}][\d{_RAISED},;\ –-]{{0,40}}\]  # 3: citation marks: [12], [1, 3–5], [¹]
           | \(\d[\d,\ –-]{{0,20}}\) | \[[a-z][^][\n]{{1,30}}\]  #    glued (12), [citation needed]
           | \ \([^\W\d_][^()\n]{{2,100}}?\d{{4}}[a-z]?\)(?=\s|\Z)  # (Smith et al. 2009)
           | [{_RAISED}]{{1,9}} | :\d{{1,4}}(?=\s)                #    superscripts, :89
           | (?<![{_WIDE_ENDS}])\d{{1,3}}(?:[,–-]\d{{1,3}}){{0,8}}(?=\s+[^\W\d_])  # superscripts that lost their rise
         ){{0,8}})
        (\s*+)                                                # 4: the gap
    )
    """,
    re.VERBOSE,
)


class Stop(NamedTuple):
    """A run of marks that may end a sentence, and its surroundings.

    ``text[start:at]`` is the sentence so far, ``marks`` are ``text[at:close]``, then come closing quotes and brackets
    up to ``cite``, citation marks up to ``end``, white space up to ``next``. ``word`` is what stands before the marks,
    back to white space or ``WORD_WINDOW`` code points. ``lead`` is the place of the first letter or digit within
    ``LEAD_WINDOW`` of ``next``, and ``initial`` that character ("" when there is none). The text under the rules, a
    paragraph or an item, is ``text[head:limit]``.
    """

    text: str
    head: int
    start: int
    limit: int
    at: int
    close: int
    cite: int
    end: int
    next: int
    marks: str
    word: str
    lead: int
    initial: str
    lexicon: Lexicon

    @property
    def glued(self) -> bool:
        """Whether the text goes on without white space."""
        return self.end == self.next

    def following(self, length: int = 24) -> str:
        """Return at most ``length`` code points from ``lead`` on."""
        return self.text[self.lead : min(self.lead + length, self.limit)]


def stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the runs of marks in ``text[start:end]`` that may end a sentence; ``match.end()`` is behind the gap."""
    return filter(_has_gap, _STOP.finditer(text, start, end))


def sentence_end(match: re.Match[str]) -> int:
    """Return where the sentence ends when it ends at ``match``: behind the marks, closing quotes and citation marks."""
    return match.start(match.lastindex or 0)


def is_plain(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether this is nearly every stop: one full stop between a word (no abbreviation) and a capital.

    The short way, without a ``Stop``; the rules would say the same.
    """
    at = match.start()
    if match.lastindex != _PLAIN or at - start < _HEAD:
        return False
    space = text.rfind(" ", at - WORD_WINDOW, at)
    word = text[space + 1 : at] if space >= 0 else ""
    if not word.isalpha():
        return not text[at - 1].isalpha()
    if word in lexicon().kinds:
        return False
    # A short word may be the last part of an abbreviation ("z. B."), and marks alone are no sentence.
    tail = word[-_LONG:]
    if len(tail) == _LONG and tail.isascii() and tail.islower():
        return True
    return word.islower() and text[at - len(word) - 2].isalnum() and text[start].isalnum()


def stop_at(text: str, head: int, start: int, limit: int, match: re.Match[str]) -> Stop:
    """Return the stop at ``match``, from ``stops`` of ``text[head:limit]``, of the sentence that began at ``start``."""
    at, following = match.span()
    end = sentence_end(match)
    close, cite = (end, end) if match.lastindex == _PLAIN else (match.start(2), match.start(3))
    window = text[max(start, at - WORD_WINDOW) : at]
    if window[-1:] == " " and window[-2:-1].isdecimal():  # "1\\. May": a mark that was blanked
        window = window[:-1]
    word = window.rsplit(None, 1)[-1] if window and not window[-1].isspace() else ""
    lead, initial = following, text[following]
    if not initial.isalnum():
        lead, initial = _first_alphanumeric(text, following, min(following + LEAD_WINDOW, limit))
    return Stop(
        text, head, start, limit, at, close, cite, end, following, text[at:close], word, lead, initial, lexicon()
    )


def _first_alphanumeric(text: str, start: int, end: int) -> tuple[int, str]:
    for place in range(start, end):
        if text[place].isalnum():
            return place, text[place]
    return start, ""
