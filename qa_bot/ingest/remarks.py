"""Short remarks: "Defaults to 5 s.", "Required.", "For example 120." say something of what stands before them only, and
so does "(#120)", the number of what is told there.
"""

import re
from collections.abc import Iterable
from functools import cache

from qa_bot.ingest.abbreviations import lexicon
from qa_bot.text.tracker_numbers import TRACKER_NUMBERS
from qa_bot.types import Span

LONGEST = 60  # code points of a remark

_LONGEST_BEFORE = 400  # code points of a sentence that a remark still belongs to
_MOST_WORDS = 5  # behind what a remark begins with
_MOST_BRIEF = 2  # where a whole sentence may begin so, too
_ENDS = (".", "!", "?", "…", ".)", "。")


def belongs_before(text: str, before: Span, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is a remark on the sentence ``before``, which is of the same block."""
    if text[start] == "(" and TRACKER_NUMBERS.fullmatch(text, start, end):
        return True
    if end - start > LONGEST or end - before.start > _LONGEST_BEFORE:
        return False
    if not text.endswith(_ENDS, before.start, before.end):
        return False
    remark = _pattern().match(text, start, end)
    if remark is None:
        return False
    words = len(text[remark.end() : end].split())
    return words <= (_MOST_BRIEF if remark.lastgroup == "brief" else _MOST_WORDS)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of what remarks begin with; a mark follows a single word ("Optional, 5 by default")."""
    words = lexicon()
    phrases = _any_of(phrase for phrase in words.remarks if "_" in phrase)
    labels = _any_of(phrase for phrase in words.remarks if "_" not in phrase)
    brief = _any_of(words.brief_remarks)
    return re.compile(
        rf"[\W_]{{0,4}}(?:(?P<phrase>{phrases})(?=\W)|(?P<label>{labels})(?=[\s*_`]{{0,4}}(?:[.,;(]|\Z))"
        rf"|(?P<brief>{brief})(?=\W))"
    )


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace("_", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
