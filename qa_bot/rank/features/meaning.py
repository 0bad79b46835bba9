"""How near in meaning a sentence, and what stands above it, comes to the question: by the vectors of their words.

Words are compared with the question's concepts one by one, and sums of a text's vectors, in which words count by how
much they tell, with the sum of the question's (Arora, Liang & Ma 2017). Vectors are of English alone: elsewhere nothing
is near. Sums are of whole numbers, and alike on every machine.
"""

from collections.abc import Callable
from functools import wraps

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.segment import NO_SECTION
from qa_bot.rank.features.surroundings import NO_QUESTION
from qa_bot.rank.features.view import View, once
from qa_bot.rank.runs import over_runs, run_and_place
from qa_bot.text.word_classes import WordClass
from qa_bot.text.word_vectors import word_vectors

# What the rarity of a concept is rounded to
_IDF_STEPS = 16


def nearest(view: View) -> Array:
    """How near in meaning the nearest new word is to any concept that the sentence does not hold."""
    return np.asarray(view.related.max(axis=1, initial=0.0))


def largest_missed(view: View) -> Array:
    """How near a new word is to the most telling concept that neither sentence nor title holds, -1 without any."""
    missed = view.question.weights * (view.held_in("in_sentence", "in_title") == 0)
    most = missed.argmax(axis=1)
    rows = np.arange(view.n)
    return np.where(missed[rows, most] > 0, view.related[rows, most], -1.0)


def focus(view: View) -> Array:
    """How near a new word is to the noun asked for ("which *country*"), -1 where the question has none."""
    if not view.question.focus.any():
        return np.full(view.n, -1.0)
    return np.asarray(view.near_in_meaning[:, view.question.focus].max(axis=1))


def _of_vectors(compute: Callable[[View], Array]) -> Callable[[View], Array]:
    """Return the function such that it is 0 where no word of the question has a vector, without a look at others."""

    @wraps(compute)
    def guarded(view: View) -> Array:
        return compute(view) if view.question.entries.any() else np.zeros(view.n)

    return guarded


@_of_vectors
def words_near(view: View) -> Array:
    """How near each word of the sentence is to the concept that it is nearest to, in the mean of how much they tell."""
    return _mean_nearness(view, np.arange(len(view.telling)))


@_of_vectors
def new_words_near(view: View) -> Array:
    """``words_near`` of the words that the question does not hold."""
    return _mean_nearness(view, view.new_telling)


@_of_vectors
def sentence(view: View) -> Array:
    """How near the sentence is to the question."""
    return _cosines(_sentences(view), _question(view))


@_of_vectors
def sentence_by_rarity(view: View) -> Array:
    """How near the sentence is to the question, whose concepts count by how rare they are in the documents."""
    concepts = word_vectors().of(view.question.entries).astype(np.float64)
    rarity = np.rint(view.question.idf * _IDF_STEPS)
    return _cosines(_sentences(view), (concepts * rarity[:, None]).sum(axis=0))


@_of_vectors
def new_words(view: View) -> Array:
    """How near what the sentence adds is to the question."""
    return _cosines(_new_words(view), _question(view))


@_of_vectors
def missed(view: View) -> Array:
    """How near what the sentence adds is to what it does not hold of the question."""
    return _cosines(_new_words(view), (view.in_sentence == 0).astype(np.float64) @ _concepts(view))


@_of_vectors
def asked_for(view: View) -> Array:
    """How near what the sentence adds is to the noun asked for; 0 where the question has none."""
    return _cosines(_new_words(view), _concepts(view)[view.question.focus].sum(axis=0))


@_of_vectors
def with_title(view: View) -> Array:
    """How near sentence and title together are to the question."""
    return _cosines(_sentences(view) + _titles(view), _question(view))


@_of_vectors
def with_section(view: View) -> Array:
    """How near sentence, heading and title together are to the question."""
    together = _sentences(view) + _above(view, view.sections, NO_SECTION) + _titles(view)
    return _cosines(together, _question(view))


@_of_vectors
def title_asked_for(view: View) -> Array:
    """How near the title is to the noun asked for; 0 where the question has none."""
    return _cosines(_titles(view), _concepts(view)[view.question.focus].sum(axis=0))


@_of_vectors
def question_above(view: View) -> Array:
    """How near the question that the text asks above the sentence is to the one asked; 0 without one."""
    return _cosines(_above(view, view.questions_above, NO_QUESTION), _question(view))


@once
def _concepts(view: View) -> Array:
    """(k, dimensions) float64: the vectors of the concepts by how much these tell."""
    return _weighted(view.question.entries).astype(np.float64)


@once
def _question(view: View) -> Array:
    """(dimensions,) float64: their sum."""
    return np.asarray(_concepts(view).sum(axis=0))


@once
def _words(view: View) -> Array:
    """(w, dimensions) float32: those of the sentences' telling words."""
    return np.asarray(view.vectors * view.weights[:, None])


@once
def _sentences(view: View) -> Array:
    """(n, dimensions) float64, as those below: the sum over the words of each sentence."""
    return over_runs(np.add, _words(view), view.word_row.take(view.telling), view.n)


@once
def _new_words(view: View) -> Array:
    """(n, dimensions) the sum over the words of each sentence that the question does not hold."""
    held = np.flatnonzero(~view.is_new.take(view.telling))  # few
    rows = view.word_row.take(view.telling.take(held))
    return np.asarray(_sentences(view) - over_runs(np.add, _words(view).take(held, axis=0), rows, view.n))


@once
def _titles(view: View) -> Array:
    """(n, dimensions) the sum over the words of the title of each candidate's document."""
    lengths, _, entries = view.titles
    return over_runs(np.add, _weighted(entries), run_and_place(lengths)[0], len(lengths))[view.documents]


@once
def _rows_above(view: View) -> Array:
    """(r, dimensions) the sum over the words of each heading and question above the candidates."""
    rows, wording = view.above
    telling = np.flatnonzero((wording.classes & int(WordClass.STOP)) == 0)
    of_row = run_and_place(wording.lengths)[0][telling]
    return over_runs(np.add, _weighted(wording.entries[telling]), of_row, len(rows))


def _above(view: View, above: Array, none: int) -> Array:
    """Return (n, dimensions) that of a row ``above`` (n,) each candidate; 0 where it is ``none``."""
    rows, sums = view.above[0], _rows_above(view)
    if not len(rows):
        return np.zeros((view.n, sums.shape[1]))
    return np.asarray(sums[np.minimum(rows.searchsorted(above), len(rows) - 1)] * (above != none)[:, None])


def _weighted(entries: Array) -> Array:
    vectors = word_vectors()
    return vectors.of(entries) * vectors.weights(entries)[:, None]


def _cosines(texts: Array, wanted: Array) -> Array:
    """Return (n,) the cosines of ``texts`` (n, dimensions) and what is ``wanted``, (dimensions,) or of each; 0 of 0."""
    products = np.einsum("nd,nd->n" if wanted.ndim > 1 else "nd,d->n", texts, wanted)
    lengths = np.sqrt(_squares(texts)) * np.sqrt(_squares(wanted))
    return np.asarray(products / np.maximum(lengths, 1.0))


def _squares(vectors: Array) -> Array:
    return np.asarray(np.einsum("...d,...d->...", vectors, vectors))


@once
def _nearest_concept(view: View) -> Array:
    """(w,) how near each telling word of the sentences is to the concept that it is nearest to."""
    return np.asarray(view.nearness.max(axis=0, initial=0.0))


def _mean_nearness(view: View, chosen: Array) -> Array:
    """Return (n,) the mean over the words ``chosen`` of the telling ones (indexes into the w words)."""
    weights = view.weights.take(chosen).astype(np.float64)
    rows = view.word_row.take(view.telling.take(chosen))
    total = np.bincount(rows, _nearest_concept(view).take(chosen) * weights, minlength=view.n)
    return np.asarray(total / np.maximum(np.bincount(rows, weights, minlength=view.n), 1.0))
