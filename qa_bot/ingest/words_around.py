"""The words on both sides of a stop, as the boundary rules ask for them."""

import re

from qa_bot.ingest.abbreviations import Kind
from qa_bot.ingest.boundaries import Stop

OPENING = "\"'“‘«»„‚([{"
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[-‐–/'’]")
_SHORT = 4  # code points of a part of "i. d. R."
_NAME_WINDOW = 40  # code points in front of a stop that the two words before it stand in


def kind_before(stop: Stop) -> Kind | None:
    """Return the kind of the abbreviation before the stop, with the parts before it: "z. B" is looked up as "z.B"."""
    word = bare(stop.word)
    whole = _with_parts(stop, word) if len(word) <= _SHORT else word
    if whole != word and (kind := stop.lexicon.kind(whole)):
        return kind
    kind = stop.lexicon.kind(word) or stop.lexicon.kind(_JOINT.split(word)[-1])
    # "S. 5" is a page, but "S. Khan" a name.
    single = len(word) == 1 and kind is not Kind.NEVER_LAST and not stop.initial.isdecimal()
    return None if single else kind


def is_measure(stop: Stop) -> bool:
    """Return whether the word before the stop is a unit with its number: "65 см" (cm), not "см" (see)."""
    if bare(stop.word).lower() not in stop.lexicon.units:
        return False
    before = stop.text[max(stop.start, stop.at - 16) : stop.at].split()[-2:-1]
    return bool(before) and before[0][-1].isdecimal()


def _with_parts(stop: Stop, word: str) -> str:
    """Return ``word`` with the short abbreviations right before it: "т. д" as "т.д"."""
    parts = stop.text[max(stop.start, stop.at - 16) : stop.at].split()
    for part in reversed(parts[:-1]):
        if not part.endswith(".") or len(part) > _SHORT:
            break
        word = bare(part) + word
    return word


def bare(word: str) -> str:
    """Return the word without the quotes and brackets before it."""
    return word.lstrip(OPENING)


def next_word(stop: Stop) -> str:
    """Return the word behind the stop, "" if none follows."""
    word = _WORD.match(stop.following())
    return word[0] if word else ""


def opens_sentence(stop: Stop) -> bool:
    """Return whether the next word is one that opens sentences."""
    following = stop.following()
    word = _WORD.match(following)
    if word is None:
        return False
    elided = following[word.end() : word.end() + 1] in ("'", "’")
    return word[0] in stop.lexicon.openers or (elided and word[0] + "'" in stop.lexicon.openers)


def numbers_a_name(stop: Stop) -> bool:
    """Tell whether a Roman number belongs to the name behind it, as in Hungarian and Turkish: "a II. Rákóczi", and does
    not end what is numbered: "World War II. Paris", "part II. Rivers".
    """
    before = stop.text[max(stop.start, stop.at - _NAME_WINDOW) : stop.at].split()[-2:-1]
    is_plain = bool(before) and before[0].islower() and before[0] not in stop.lexicon.labels
    return is_plain and stop.initial.isalpha() and not opens_sentence(stop)
