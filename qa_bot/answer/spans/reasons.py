"""Where a reason stands that a sentence names as one: "Because *the wheel froze*, the mill stood still"."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from qa_bot.answer.spans.borders import in_brackets
from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.parts import IS_FIGURE, IS_VERB
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Places, Read, are
from qa_bot.answer.spans.tokens import GAPS
from qa_bot.index.columns import Array
from qa_bot.text.language import language

_LONGEST = 3
_LONGEST_NAME = 6
_CLOSES = np.array([gap in ("comma", "closing comma", "dash") for gap in GAPS])


def opening_reasons(asking: Asking) -> Fits | None:
    """Spans are the reason that their sentence opens with, where what follows has more of the question's words."""
    openers = language(asking.language).classes.get("because", frozenset())
    return partial(_are_opening, openers=openers) if asking.asked.kind == "why" else None


def causes(asking: Asking) -> Fits | None:
    """Spans do not begin in front of what leads to a reason in their sentence, "closed as a precaution *due to* high
    water", where more of the question's words stand in front of that than behind it.
    """
    leads = language(asking.language).classes.get("causes", frozenset())
    return partial(_begin_at_cause, leads=leads) if asking.asked.kind == "why" else None


def _are_opening(first: Array, last: Array, of: Read, *, openers: frozenset[str]) -> Array:
    return are(_opening(openers, of), first, last, of)


def _opening(openers: frozenset[str], of: Read) -> Iterator[Places]:
    """Yield the reason that each sentence opens with, up to the comma behind its verb."""
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        forms = [token.form for token in tokens]
        named = _named_reason(forms)
        if 0 < named < len(forms) and _CLOSES[of.before[begin + named]]:
            yield begin, begin + named - 1
            continue
        length = next((k for k in range(_LONGEST, 0, -1) if " ".join(forms[:k]) in openers), 0)
        start, end = begin + length, begin + len(forms)
        # neither "since 1871, " nor "as of May, "
        if not length or start >= end or IS_FIGURE[of.classes[start]] or of.forms[start] == "of":
            continue
        close = end_of_clause(start, end, of)
        matched = of.parts.matched
        if close > start and matched[close:end].sum() > matched[start:close].sum():
            yield start, close - 1


def _named_reason(forms: Sequence[str]) -> int:
    """Return how many words name the reason that a sentence opens with, "for security reasons"; 0 where none does."""
    if forms[:1] != ["for"]:
        return 0
    return next((k + 1 for k, form in enumerate(forms[2:_LONGEST_NAME], start=2) if form in {"reason", "reasons"}), 0)


def _begin_at_cause(first: Array, last: Array, of: Read, *, leads: frozenset[str]) -> Array:
    matched, begins = of.parts.matched, np.zeros(len(of.forms), np.int64)
    for begin, tokens in zip(of.begins, of.tokens, strict=True):
        forms, end = [token.form for token in tokens], begin + len(tokens)
        for place in range(1, len(forms)):
            is_cause = any(" ".join(forms[place : place + k]) in leads for k in range(1, _LONGEST + 1))
            if is_cause and matched[begin : begin + place].sum() > matched[begin + place : end].sum():
                begins[begin:end] = begin + place
                break
    return np.asarray(first >= begins[first])


def end_of_clause(start: int, end: int, of: Read) -> int:
    """Return the word behind the first comma that follows a verb, else behind the first; ``start`` without one."""
    cuts = _CLOSES[of.before[start:end]] & ~in_brackets(of.before, of.first_words)[start:end]
    cuts[0] = False
    places = start + np.flatnonzero(cuts)
    verbs = np.flatnonzero(IS_VERB[of.classes[start:end]])
    behind = places[places > start + verbs[0]] if len(verbs) else places
    return int((behind if len(behind) else places)[0]) if len(places) else start
