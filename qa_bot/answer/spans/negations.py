"""Words that turn a statement round: a span that leaves them out says the opposite, "don't *need a visa*"."""

import numpy as np

from qa_bot.answer.spans.limit import Fits
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read, count
from qa_bot.answer.spans.tokens import GAP_NUMBER, GAPS
from qa_bot.index.columns import Array

_NEGATIONS = frozenset(("not", "no", "never", "cannot"))
_TURNING = frozenset(("but", "while", "whereas", "although", "though"))
_APOSTROPHE = GAP_NUMBER["apostrophe"]
_CUTS = np.array([gap not in ("space", "hyphen", "apostrophe", "within", "quote", "other") for gap in GAPS])


def negations(asking: Asking) -> Fits | None:
    """Spans have a negation, or words of no clause with one, where yes or no is asked."""
    return _keep if asking.asked.kind == "yes/no" and asking.asked.expected != "choice" else None


def _keep(first: Array, last: Array, of: Read) -> Array:
    forms = of.forms
    negating = _of_verbs(of) | np.fromiter((form in _NEGATIONS for form in forms), bool, len(forms))
    clause = np.cumsum(_CUTS[of.before] | np.fromiter((form in _TURNING for form in forms), bool, len(forms)))
    negated = np.isin(clause, clause[negating])
    return np.asarray((count(negating, first, last) > 0) | (count(negated, first, last) == 0))


def _of_verbs(of: Read) -> Array:
    """Return (n,) bool: which words are the end of a negated auxiliary: don't."""
    before = ["", *of.forms[:-1]]
    ends = [form == "t" and left.endswith("n") for left, form in zip(before, of.forms, strict=True)]
    return np.array(ends, bool) & (of.before == _APOSTROPHE)
