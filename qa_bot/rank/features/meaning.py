"""How near in meaning a sentence, and what stands above it, comes to the question: by the vectors of their words.

Words are compared with the question's concepts one by one, and sums of a text's vectors, in which words count by how
much they tell, with the sum of the question's (Arora, Liang & Ma 2017). Vectors are of English alone: elsewhere nothing
is near. Sums are of whole numbers, and alike on every machine.
"""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.segment import NO_SECTION
from qa_bot.rank.features.runs import first_of_runs, run_and_place
from qa_bot.rank.features.surroundings import NO_QUESTION
from qa_bot.rank.features.view import View, once
from qa_bot.text.word_classes import WordClass
from qa_bot.text.word_vectors import word_vectors

# What the rarity of a concept is rounded to
_IDF_STEPS = 16


def nearest(view: View) -> Array:
    """How near in meaning the nearest new word is to any concept that the sentence does not hold."""
    return np.asarray(view.related.max(axis=1, initial=0.0))


@once
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


def words_near(view: View) -> Array:
    """How near each word of the sentence is to the concept that it is nearest to, in the mean of how much they tell."""
    if not any(view.question.entries):
        return np.zeros(view.n)
    return _mean(view, view.telling, _nearest_concept(view), _weights(view))


def new_words_near(view: View) -> Array:
    """The same of the words that the question does not hold."""
    if not any(view.question.entries):
        return np.zeros(view.n)
    chosen = view.new_telling
    return _mean(view, view.telling.take(chosen), _nearest_concept(view).take(chosen), _weights(view).take(chosen))


def sentence(view: View) -> Array:
    """How near the sentence is to the question."""
    return _cosines(_sentences(view), _question(view).sum(axis=0))


def sentence_by_rarity(view: View) -> Array:
    """The same, the question's concepts counting by how rare they are in the documents."""
    concepts = word_vectors().of(_entries(view)).astype(np.float64)
    rarity = np.rint(view.question.idf * _IDF_STEPS)
    return _cosines(_sentences(view), (concepts * rarity[:, None]).sum(axis=0))


def new_words(view: View) -> Array:
    """How near what the sentence adds is to the question."""
    return _cosines(_new_words(view), _question(view).sum(axis=0))


def missed(view: View) -> Array:
    """How near what the sentence adds is to what it does not hold of the question."""
    return _cosines(_new_words(view), (view.in_sentence == 0).astype(np.float64) @ _question(view))


def asked_for(view: View) -> Array:
    """How near what the sentence adds is to the noun asked for; 0 where the question has none."""
    return _cosines(_new_words(view), _question(view)[view.question.focus].sum(axis=0))


def with_title(view: View) -> Array:
    """How near sentence and title together are to the question."""
    return _cosines(_sentences(view) + _titles(view), _question(view).sum(axis=0))


def with_section(view: View) -> Array:
    """How near sentence, heading and title together are to the question."""
    together = _sentences(view) + _above(view, view.sections, NO_SECTION) + _titles(view)
    return _cosines(together, _question(view).sum(axis=0))


def title_asked_for(view: View) -> Array:
    """How near the title is to the noun asked for; 0 where the question has none."""
    return _cosines(_titles(view), _question(view)[view.question.focus].sum(axis=0))


def question_above(view: View) -> Array:
    """How near the question that the text asks above the sentence is to the one asked; 0 without one."""
    return _cosines(_above(view, view.questions_above, NO_QUESTION), _question(view).sum(axis=0))


def _entries(view: View) -> Array:
    return np.array(view.question.entries, np.int64)


@once
def _question(view: View) -> Array:
    """(k, dimensions) float64: the vectors of the concepts by how much these tell."""
    return _weighted(_entries(view)).astype(np.float64)


@once
def _words(view: View) -> Array:
    """(w, dimensions) float32: those of the sentences' telling words."""
    return view.vectors * _weights(view)[:, None].astype(np.float32)


@once
def _weights(view: View) -> Array:
    """(w,) float64: how much each of these words tells."""
    return word_vectors().weights(view.entries.take(view.telling)).astype(np.float64)


@once
def _sentences(view: View) -> Array:
    """(n, dimensions) float64, as those below: the sum over the words of each sentence."""
    return _sums(view.word_row.take(view.telling), _words(view), view.n)


@once
def _new_words(view: View) -> Array:
    """(n, dimensions) the sum over the words of each sentence that the question does not hold."""
    held = np.flatnonzero(~view.is_new.take(view.telling))  # few
    rows = view.word_row.take(view.telling.take(held))
    return np.asarray(_sentences(view) - _sums(rows, _words(view).take(held, axis=0), view.n))


@once
def _titles(view: View) -> Array:
    """(n, dimensions) the sum over the words of the title of each candidate's document."""
    lengths, _, entries = view.titles
    return _sums(run_and_place(lengths)[0], _weighted(entries), len(lengths))[view.documents]


def _above(view: View, above: Array, none: int) -> Array:
    """Return (n, dimensions) the sum over the words of a row ``above`` (n,) each candidate; 0 where it is ``none``."""
    rows, wording = view.above
    if not len(rows):
        return np.zeros((view.n, word_vectors().dimensions))
    telling = np.flatnonzero((wording.classes & int(WordClass.STOP)) == 0)
    of_row = run_and_place(wording.lengths)[0][telling]
    sums = _sums(of_row, _weighted(wording.entries[telling]), len(rows))
    return np.asarray(sums[np.minimum(rows.searchsorted(above), len(rows) - 1)] * (above != none)[:, None])


def _weighted(entries: Array) -> Array:
    vectors = word_vectors()
    return vectors.of(entries) * vectors.weights(entries)[:, None]


def _sums(runs: Array, values: Array, count: int) -> Array:
    """Return (count, dimensions) the sums of ``values`` (m, dimensions) over each of ``count`` ``runs`` (m,)."""
    out = np.zeros((count, values.shape[1]))
    first = np.flatnonzero(first_of_runs(runs))
    if len(runs):
        out[runs[first]] = np.add.reduceat(values, first, axis=0)  # below 2**24: float32 has them whole
    return out


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


def _mean(view: View, words: Array, values: Array, weights: Array) -> Array:
    """Return (n,) the mean of the ``values`` of each sentence's ``words`` (indexes into the t words) by ``weights``."""
    rows = view.word_row.take(words)
    total = np.bincount(rows, values * weights, minlength=view.n)
    return np.asarray(total / np.maximum(np.bincount(rows, weights, minlength=view.n), 1.0))
