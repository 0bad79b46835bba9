"""Words of a question that no document has, read as a word that some document has."""

from qa_bot.index.columns import Strings
from qa_bot.index.reader import Index

MIN_LENGTH = 4
# One slip in a short word, two in a longer one: an edit is an insertion, deletion, substitution or neighbour swap
_TWO_EDITS_FROM = 8
_GOOD_ENOUGH_AT_ONCE = 50_000


def correct(form: str, index: Index, also: frozenset[str]) -> str | None:
    """Return the known word that ``form`` most likely is a misspelling of; None when there is none close enough.

    Known are the index's words and those in ``also``. Words with digits are never changed (2001 is not 2000), nor is
    a word whose every likely reading begins with another letter and has another length. The most frequent of the
    nearest wins; the alphabet breaks ties.
    """
    if len(form) < MIN_LENGTH or not form.isalpha():
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 2 if len(form) >= _TWO_EDITS_FROM else 1
    words = _plausible(form, index.forms, allowed) + sorted(also)
    near = extract(form, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    found = [(distance, -_count(index, word), word) for word, distance, _ in near if _likely(form, word)]
    return min(found)[2] if found else None


def _likely(form: str, word: str) -> bool:
    """Tell whether a slip of the finger makes ``form`` of ``word``: the first letter is seldom wrong."""
    if len(word) < MIN_LENGTH or not word.isalpha():
        return False
    return form[0] == word[0] or sorted(form[:2]) == sorted(word[:2])


def _plausible(form: str, words: Strings, allowed: int) -> list[str]:
    """Return the words with about the length of ``form``; of a large vocabulary those alone that begin alike."""
    if len(words) <= _GOOD_ENOUGH_AT_ONCE:
        return [word for word in words if abs(len(word) - len(form)) <= allowed]
    starts = {form[0], form[1]}
    return [
        word
        for start in sorted(starts)
        for word in words.between(start, chr(ord(start) + 1))
        if abs(len(word) - len(form)) <= allowed
    ]


def _count(index: Index, word: str) -> int:
    row = index.forms.find(word)
    return int(index.form_counts[row]) if row >= 0 else 0
