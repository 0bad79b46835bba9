"""Where the marks of a sentence part it: labels and brackets stay with what they belong to."""

import numpy as np

from qa_bot.answer.spans.tokens import GAP_NUMBER, GAPS
from qa_bot.index.columns import Array

_BORDERS = ("comma", "semicolon", "colon", "dash", "opening", "closing", "closing comma", "cell")
_IS_BORDER = np.array([gap in _BORDERS for gap in GAPS])
_OPENING, _CLOSING, _COLON = (GAP_NUMBER[gap] for gap in ("opening", "closing", "colon"))
_CLOSES = (_CLOSING, GAP_NUMBER["closing comma"])
_IS_CLOSING = np.array([number in _CLOSES for number in range(len(GAPS))])
_PARTS_BRACKETS = (_COLON, GAP_NUMBER["semicolon"], GAP_NUMBER["dash"])


def borders(gaps: Array, begins: Array) -> tuple[Array, Array]:
    """Return (n,) bool, two times, for the words of sentences that stand behind ``gaps`` and begin at ``begins``: which
    ones a mark parts from the word in front, and which ones a label does not, though a bracket opens or a colon stands
    there.

    A bracket belongs to what stands in front of it, "Ada (chair), Jon (treasurer)", unless it has parts of its own,
    "Ada (born in Lunde; died in Varn)". What stands in front of a colon belongs to what stands behind it
    in brackets, and where labels follow each other, "Orta: 3; Varn: 5".
    """
    border = _IS_BORDER[gaps]
    labels = np.zeros(len(gaps), bool)
    places = np.flatnonzero(border)
    sentences = begins[places]
    cuts = np.flatnonzero(sentences[1:] != sentences[:-1]) + 1
    for ours in np.split(places, cuts) if len(places) else ():
        kinds = gaps[ours].tolist()
        brackets, closings = _brackets(kinds)
        of_labels = [ours[k] for k in (*brackets, *_labelling(kinds))]
        labels[of_labels] = True
        border[of_labels] = False
        border[ours[closings]] = False
    return border, labels


def in_brackets(gaps: Array, begins: Array) -> Array:
    """Return (n,) bool: which words of the sentences stand in brackets, those behind inner ones left out."""
    opens = gaps == _OPENING
    if not opens.any():
        return np.asarray(opens)
    places = np.arange(len(gaps))
    opened = np.maximum.accumulate(np.where(opens, places, -1))
    closed = np.maximum.accumulate(np.where(_IS_CLOSING[gaps], places, -1))
    return np.asarray((opened >= begins) & (opened > closed))


def _brackets(kinds: list[int]) -> tuple[list[int], list[int]]:
    """Return which of the marks of a sentence open a bracket without parts, and which close one and part nothing.

    What stands behind the last word, a bracket that ends a sentence, is no mark of it.
    """
    brackets: list[int] = []
    closings: list[int] = []
    opening: int | None = None
    for place, kind in enumerate(kinds):
        if kind == _OPENING:
            opening = place
        elif kind in _PARTS_BRACKETS:
            opening = None
        elif kind in _CLOSES and opening is not None:
            brackets.append(opening)
            closings += [place] * (kind == _CLOSING)
            opening = None
    return [*brackets, opening] if opening is not None else brackets, closings


def _labelling(kinds: list[int]) -> list[int]:
    """Return which of the marks of a sentence are colons behind a label: in brackets, or in one of several fields."""
    found: set[int] = set()
    colon, inside = None, False
    for place, kind in enumerate(kinds):
        if kind == _COLON:
            if inside:
                found.add(place)
            elif colon is not None and place - colon > 1:
                found |= {colon, place}
            colon = place
        inside = kind == _OPENING or (inside and kind not in _CLOSES)
    return sorted(found)
