"""Which of the question's words a sentence and what surrounds it hold, weighted by how telling they are."""

from functools import reduce

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features.view import View, once


def union(*held: Array) -> Array:
    """Return (n, k) the concepts held in any of several places."""
    return reduce(np.maximum, held)


def share(view: View, held: Array) -> Array:
    """Return (n,) the share of the question's weight that is held."""
    return np.asarray(held @ view.question.weights)


def missed_most(view: View, held: Array) -> Array:
    """Return (n,) the weight of the most telling concept that is not held."""
    return np.asarray(((1 - np.minimum(held, 1)) * view.question.weights).max(axis=1, initial=0.0))


@once
def local_share(view: View) -> Array:
    """Share held, concepts weighted by how rare they are within the document."""
    return np.asarray((view.in_sentence * view.local_weights).sum(axis=1))


def local_share_in_context(view: View) -> Array:
    """``local_share`` of the sentence and, counting 0.6, the one before."""
    return np.asarray((union(view.in_sentence, 0.6 * view.before) * view.local_weights).sum(axis=1))


def share_beside_title(view: View) -> Array:
    """Share held of what the title does not hold already."""
    return np.asarray((view.in_sentence * view.weights_beside_title).sum(axis=1))


def context_beside_title(view: View) -> Array:
    """``share_beside_title`` of the sentence and its two neighbours."""
    held = union(view.in_sentence, view.before, view.after)
    return np.asarray((held * view.weights_beside_title).sum(axis=1))


def missed_locally(view: View) -> Array:
    """The greatest local weight that neither the sentence nor, in part, the one before holds."""
    held = union(view.in_sentence, 0.5 * view.before)
    return np.asarray(((1 - held) * view.local_weights).max(axis=1, initial=0.0))


def gained(view: View, neighbour: Array) -> Array:
    """Return (n,) the weight that the sentence holds and its ``neighbour`` (n, k) does not."""
    return share(view, np.maximum(view.in_sentence - neighbour, 0))


def lost(view: View, neighbour: Array) -> Array:
    """Return (n,) the weight that the ``neighbour`` (n, k) holds and the sentence does not."""
    return share(view, np.maximum(neighbour - view.in_sentence, 0))


def capitals(view: View, held: Array) -> Array:
    """Return (n,) the share held of the concepts written with a capital, -1 where the question has none."""
    return _share_of(view, held, view.question.capital)


def numbers_missed(view: View) -> Array:
    """How many of the question's numbers neither sentence nor title nor, in part, paragraph hold, -1 without any."""
    digits = view.question.digits
    if not digits.any():
        return np.full(view.n, -1.0)
    held = union(view.in_sentence, view.in_title, 0.5 * view.in_paragraph)
    return np.asarray((1 - held)[:, digits].sum(axis=1))


def focus_held(view: View) -> Array:
    """1 where the sentence holds the noun asked for ("which *country*"), -1 where the question has none."""
    if not view.question.focus.any():
        return np.full(view.n, -1.0)
    return np.asarray(np.minimum(view.in_sentence[:, view.question.focus].max(axis=1), 1))


def share_without_focus(view: View) -> Array:
    """Share held of the concepts beside the noun asked for, which the answer often replaces."""
    return np.maximum(_share_of(view, view.in_sentence, ~view.question.focus), 0.0)


def _share_of(view: View, held: Array, chosen: Array) -> Array:
    weights = view.question.weights * chosen
    total = weights.sum()
    return np.asarray(held @ weights / total) if total > 0 else np.full(view.n, -1.0)


def known(view: View) -> Array:
    """Share of the question's weight whose words some document has."""
    held = np.array([found.concept.known for found in view.matches], dtype=bool)
    return np.full(view.n, float(view.question.weights[held].sum()))


def exact_share(view: View) -> Array:
    """Share of the weight whose form as written, not only its stem, stands in the sentence."""
    held = view.holds_forms([found.concept.word.casefold() for found in view.matches])
    return np.asarray(view.question.weights @ held)


def function_share(view: View) -> Array:
    """Share of the question's function words ("was", "in") that stand in the sentence, -1 where it has none."""
    words = {form for _, form in view.question.function_words}
    if not words:
        return np.full(view.n, -1.0)
    return np.asarray(view.holds_forms(sorted(words)).mean(axis=0))


def density(view: View) -> Array:
    """The weight held over the weight of all the sentence's words: how little else it tells."""
    return np.asarray(view.in_sentence @ view.question.idf / np.maximum(view.sentence_idf, 1.0))


def cosine_like(view: View) -> Array:
    """Squared weights held over the sentence's weight, long sentences tempered."""
    idf = view.question.idf
    norm = np.sqrt((idf**2).sum() + 1e-6) * np.maximum(view.sentence_idf, 1.0) ** 0.75
    return np.asarray(view.in_sentence @ idf**2 / norm)


def title_covered(view: View) -> Array:
    """Share of the title's words that the question holds."""
    covered = (view.in_title >= 1).sum(axis=1)
    return np.asarray(np.minimum(covered / np.maximum(view.title_lengths, 1), 1.0))


def title_word_new(view: View) -> Array:
    """Share of the title's words that the sentence holds and the question lacks: the title may be the answer."""
    chosen = view.title_word & view.is_new & (view.term_idf > 2)
    return np.asarray(np.minimum(view.sum_words(chosen) / np.maximum(view.title_lengths, 1), 1.0))


def neighbour_local_share(view: View, step: int) -> Array:
    """Return (n,) the local share of the neighbour ``step`` rows on, if it is a candidate too, else 0."""
    wanted = view.rows + step
    other = view.by_row[np.minimum(view.rows.searchsorted(wanted, sorter=view.by_row), view.n - 1)]
    same = (view.rows[other] == wanted) & (view.documents[other] == view.documents)
    return np.asarray(local_share(view)[other] * same)
