"""Where a sentence stands, how it begins, how long it is, and what it looks like."""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.kinds import NUMBER_OF_KIND
from qa_bot.index.segment import Ending
from qa_bot.rank.features.overlap import share, union
from qa_bot.rank.features.surroundings import NO_QUESTION
from qa_bot.rank.features.view import View, once
from qa_bot.text.word_classes import WordClass
from qa_bot.types import BlockKind


@once
def begins_with_pronoun(view: View) -> Array:
    """Whether one of the first two words refers back (it, this, their)."""
    return view.any_word(view.is_class(WordClass.PRONOUN) & (view.word_place < 2))


def begins_with_the(view: View) -> Array:
    """Whether the first word is "the": what follows may be known from before."""
    the = view.index.forms.find("the")
    return view.any_word((view.forms == the) & (view.word_place == 0))


def share_resolved(view: View) -> Array:
    """Share held by the sentence and, where it begins with a pronoun or "the", by what that may refer to."""
    refers = (begins_with_pronoun(view) | begins_with_the(view))[:, None]
    referred = np.where(refers, union(view.in_title, view.before), 0.5 * view.in_title)
    return share(view, union(view.in_sentence, referred))


def begins_with_title(view: View) -> Array:
    """Share of the title's first words that the sentence begins with."""
    first = view.sum_words(view.title_word & (view.word_place < 4))
    return np.asarray(first / np.minimum(np.maximum(view.title_lengths, 1), 3))


def first_definition(view: View) -> Array:
    """Minus the place of the first verb of definition ("is", "means"), -50 without one."""
    words = np.flatnonzero(view.is_class(WordClass.DEFINITION))
    return view.max_over(words, -view.word_place[words].astype(np.float64), -50.0)


def defines_match(view: View) -> Array:
    """How early a verb of definition stands right behind a matched word ("A lens is a …"), 0 where none does."""
    verb = view.is_class(WordClass.DEFINITION)
    behind = np.zeros(len(verb), dtype=bool)
    behind[1:] = verb[1:] & (view.concept_of_word[:-1] >= 0) & (view.word_place[1:] > 0)
    words = np.flatnonzero(behind)
    return view.max_over(words, 1 / (1 + view.word_place[words] / 6), 0.0)


def is_kind(view: View, kind: BlockKind) -> Array:
    """Whether it is part of a list's item, a table's row, code, …"""
    return np.asarray(view.kinds == NUMBER_OF_KIND[kind])


def ends_with(view: View, ending: Ending) -> Array:
    """Whether it ends as a question, as what leads to a list, or as no sentence does."""
    return np.asarray(view.endings == ending)


def behind_question(view: View) -> Array:
    """How many sentences it stands behind the question that it may answer, 0 without one, 9 at most."""
    behind = np.where(view.questions_above == NO_QUESTION, 0, view.rows - view.questions_above)
    return np.minimum(behind, 9)


def prose(view: View) -> Array:
    """Share of function words among its words: low in lists, code, references and what is no sentence."""
    return view.sum_words(view.is_class(WordClass.STOP)) / np.maximum(view.lengths, 1)


def place_in_document(view: View) -> Array:
    """Sentences before it in its document, 50 at most."""
    return np.minimum(view.rows - view.document_edges[0], 50)


def place_in_paragraph(view: View) -> Array:
    """Sentences before it in its paragraph, 20 at most."""
    return np.minimum(view.rows - view.paragraph_edges[0], 20)


def place_from_paragraph_end(view: View) -> Array:
    """Sentences from it to the end of its paragraph, 20 at most."""
    return np.minimum(view.paragraph_edges[1] - view.rows, 20)


def document_size(view: View) -> Array:
    """ln(1 + sentences of the document)."""
    first, last = view.document_edges
    return np.log1p(last - first)


def paragraph_size(view: View) -> Array:
    """ln(1 + sentences of the paragraph)."""
    first, last = view.paragraph_edges
    return np.log1p(last - first)


def document_votes(view: View) -> Array:
    """Share of the first ten candidates that come from its document."""
    return np.asarray(np.bincount(view.documents[:10], minlength=len(view.document_numbers))[view.documents] / 10)


def rank_in_document(view: View) -> Array:
    """ln(1 + its place among the candidates of its document)."""
    order = np.argsort(view.documents, kind="stable")
    ordered = view.documents[order]
    ranks = np.empty(view.n)
    ranks[order] = np.arange(view.n) - np.searchsorted(ordered, ordered)
    return np.log1p(ranks)


def behind_best(view: View) -> Array:
    """How many sentences it stands behind the best candidate of its document, 10 at most; before it, less than 0."""
    best = np.zeros(len(view.document_numbers), np.int64)
    best[view.documents[::-1]] = view.rows[::-1]  # the first of a document is written last
    return np.clip(view.rows - best[view.documents], -10, 10)
