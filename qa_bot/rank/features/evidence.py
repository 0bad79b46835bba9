"""Whether a sentence holds something new that could be the answer: a date, a number, a name, a reason."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features import amounts
from qa_bot.rank.features.view import View, once
from qa_bot.rank.runs import first_of_runs
from qa_bot.text.word_classes import WordClass

_A_FEW = 6.0
# What stands for "this question expects no such thing", outside the range of the feature
_NOT_ASKED = -1.0


@once
def _dates(view: View) -> Array:
    years = view.is_class(WordClass.YEAR) & view.is_new
    return np.asarray(years | (view.is_class(WordClass.TIME) & (view.concept_of_word < 0)))


@once
def _numbers(view: View) -> Array:
    counted = view.is_class(WordClass.DIGIT | WordClass.NUMBER) & (view.concept_of_word < 0)
    return counted & ~view.is_class(WordClass.YEAR)


def _measured(view: View, unit: WordClass) -> Array:
    """Numbers with a unit of a kind behind them, or one word further on ("40 working days"), or a currency's code in
    front ("EUR 1,450").
    """
    units = view.is_class(unit)
    beside = np.zeros(len(units), dtype=bool)
    beside[:-1] = units[1:]
    beside[:-2] |= units[2:]
    beside[1:] |= units[:-1] & view.is_class(WordClass.ALL_CAPITALS)[:-1]
    return _numbers(view) & beside


def _ages(view: View) -> Array:
    """Numbers without a unit behind them, but for one of time: "aged seventeen", "she was 71"."""
    other = view.is_class(WordClass.UNIT) & ~view.is_class(WordClass.DURATION)
    return _numbers(view) & ~np.append(other[1:], False)


@once
def _names(view: View) -> Array:
    return view.is_class(WordClass.CAPITAL) & view.is_new


@once
def _persons(view: View) -> Array:
    """Capitalised words that do not begin the sentence."""
    return _names(view) & (view.word_place > 0)


@once
def _places(view: View) -> Array:
    """Capitalised words after a preposition of place, or one function word further on ("in the Alps")."""
    preposition, stop = view.is_class(WordClass.PLACE_PREPOSITION), view.is_class(WordClass.STOP)
    before = np.zeros(len(stop), dtype=bool)
    before[1:] = preposition[:-1]
    before[2:] |= preposition[:-2] & stop[1:-1]
    return _persons(view) & before


_UNITS = {"duration": WordClass.DURATION, "quantity": WordClass.UNIT}
# What is known of a kind by its name alone
_KNOWN = {"place": WordClass.PLACE, "person": WordClass.PERSON}

EVIDENCE: Mapping[str, Callable[[View], Array]] = MappingProxyType(
    {
        "date": _dates,
        "number": _numbers,
        "duration": lambda view: _measured(view, WordClass.DURATION),
        "place": _places,
        "person": _persons,
        "name": _names,
        "reason": lambda view: view.is_class(WordClass.REASON),
        "manner": lambda view: view.is_class(WordClass.MANNER),
        "frequency": lambda view: _numbers(view) | view.is_class(WordClass.FREQUENCY),
        "yes/no": lambda view: view.is_class(WordClass.MODAL | WordClass.NEGATION),
        "modal": lambda view: view.is_class(WordClass.MODAL),
        "negation": lambda view: view.is_class(WordClass.NEGATION),
        "condition": lambda view: view.is_class(WordClass.CONDITION),
        "instruction": lambda view: view.is_class(WordClass.INSTRUCTION),
    }
)
"""Kinds of evidence, each (t,) bool: the words that could be an answer of the kind."""

COUNTED = (
    "date",
    "number",
    "duration",
    "person",
    "name",
    "manner",
    "frequency",
    "modal",
    "negation",
    "condition",
    "instruction",
)
PLACED = ("date", "number", "person", "place")
"""Kinds whose number, and whose distance to the matched words, count."""


def count(view: View, kind: str) -> Array:
    """Return (n,) how many words are evidence of a kind, a few at most."""
    return np.asarray(_counts(view)[COUNTED.index(kind)])


@once
def _counts(view: View) -> Array:
    """Return (kinds, n) how many words are evidence of each kind in COUNTED, a few at most."""
    return np.minimum(view.count_words([EVIDENCE[kind](view) for kind in COUNTED]), _A_FEW)


def closeness(view: View, kind: str) -> Array:
    """Return (n,) minus the words between evidence of a kind and a matched word."""
    return view.closest(EVIDENCE[kind](view))


def _expected(view: View) -> Array | None:
    """Return (t,) bool: the words that fit the type of answer the question expects; None when it expects none."""
    evidence = EVIDENCE.get(view.question.answer)
    if evidence is None:
        return None
    fitting = evidence(view)
    return fitting | EVIDENCE["duration"](view) if view.question.may_take_time else fitting


def expected_count(view: View) -> Array:
    """How many words fit the expected type, a few at most; -1 when none is expected."""
    words = _expected(view)
    return np.full(view.n, _NOT_ASKED) if words is None else np.minimum(view.sum_words(words), _A_FEW)


def expected_known(view: View) -> Array:
    """How many new words are known names of the place or person that is expected; -1 when neither is."""
    kind = _KNOWN.get(view.question.answer)
    return np.full(view.n, _NOT_ASKED) if kind is None else view.sum_words(_names(view) & view.is_class(kind))


def expected_unit(view: View) -> Array:
    """How many numbers have the unit that is asked for, a few at most; -1 where none is asked for.

    A unit of time where a duration is expected, any unit where a quantity is, a currency where money is, and none but
    one of time where an age is.
    """
    if view.question.query.expected == "money":
        return np.minimum(amounts.money(view), _A_FEW)
    if view.question.query.expected == "age":
        return np.minimum(view.sum_words(_ages(view)), _A_FEW)
    unit = _UNITS.get(view.question.query.expected)
    if unit is None:
        return np.full(view.n, _NOT_ASKED)
    return np.minimum(view.sum_words(_measured(view, unit)), _A_FEW)


def expected_closeness(view: View) -> Array:
    """Minus the words between what fits the expected type and a matched word; 1 when none is expected."""
    words = _expected(view)
    return np.full(view.n, 1.0) if words is None else view.closest(words)


def expected_support(view: View) -> Array:
    """The greatest weight of concepts around a word that fits the expected type, less the farther they are."""
    fitting = _expected(view)
    if fitting is None:
        return np.full(view.n, _NOT_ASKED)
    words = np.flatnonzero(fitting)
    distance = view.distance_to_concepts(words)
    return view.max_over(words, view.question.weights @ np.where(distance < 90, 1 / (1 + distance / 5), 0), 0.0)


@once
def _unlisted(view: View) -> Array:
    """New words that the thesaurus does not list, numbers aside: names of things, commands, terms of a trade."""
    return np.asarray((view.entries == 0) & view.is_new & ~view.is_class(WordClass.DIGIT))


def count_unlisted(view: View) -> Array:
    """How many new words are in no thesaurus, a few at most; -1 where there is no thesaurus of the language."""
    known = view.question.entries.any()
    return np.minimum(view.sum_words(_unlisted(view)), _A_FEW) if known else np.full(view.n, _NOT_ASKED)


def closest_unlisted(view: View) -> Array:
    """Minus the words between such a word and a matched one; 1 where there is no thesaurus of the language."""
    return view.closest(_unlisted(view)) if view.question.entries.any() else np.full(view.n, 1.0)


def agreement(view: View) -> Array:
    """How many of the first candidates' new words the sentence shares with them, telling words counting more.

    Brill et al. 2002, "An analysis of the AskMSR question-answering system": what recurs is evidence.
    """
    new = np.flatnonzero(view.is_new)
    pairs = np.sort((view.terms[new].astype(np.int64) << 32) | view.word_row[new])
    pairs = pairs[first_of_runs(pairs)]
    rows, terms = pairs & 0xFFFFFFFF, pairs >> 32
    first = first_of_runs(terms)
    term = np.cumsum(first) - 1
    standing = np.where(np.arange(view.n) < 8, (view.totals / max(view.totals.max(initial=0), 1e-6)) ** 2, 0.0)
    mass = np.bincount(term, standing[rows], minlength=1)
    others = mass[term] - standing[rows]
    weighted = others * view.idf(terms[first])[term]
    order = np.argsort(weighted)  # of values, not of terms: the sum must not depend on how terms are numbered
    return np.bincount(rows[order], weighted[order], minlength=view.n) / np.maximum(view.sentence_idf, 5.0)


def new_words(view: View) -> Array:
    """Words that the question does not hold, function words aside."""
    return view.sum_words(view.is_new)
