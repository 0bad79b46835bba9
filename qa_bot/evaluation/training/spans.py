"""Fitting the choice of the answering span, and what it makes of the sentences of questions not seen."""

from collections.abc import Mapping, Sequence

import numpy as np

from qa_bot.answer.spans.model import Choice, best_choices
from qa_bot.answer.support import LOOKED_AT, added_support
from qa_bot.evaluation.training.examples import Examples
from qa_bot.evaluation.training.span_examples import SpanQuestion
from qa_bot.evaluation.training.span_fit import SpanList, fit_span_model
from qa_bot.index.columns import Array
from qa_bot.model.spans import ENGLISH, OTHER, SpanModel

FEWEST = 200
# Of a question's right sentences, and of the first wrong ones, so many are learned from
_LEARNED_FROM = 2


def lists(questions: Sequence[SpanQuestion], scores: Array, right: Array) -> list[SpanList]:
    """Return what there is to learn from: the questions of which a right span is known, each with few sentences.

    ``scores`` (n,) are the ranker's of all candidates, ``right`` (n,) bool says which of them answer.
    """
    found = []
    for question in questions:
        ranked = sorted(question.sentences, key=lambda number: (-scores[number], number))
        answering = [number for number in ranked if question.sentences[number].right.any()][:_LEARNED_FROM]
        wrong = [number for number in ranked if not right[number]][:_LEARNED_FROM]
        if answering:
            chosen = [question.sentences[number] for number in (*answering, *wrong)]
            found.append(
                SpanList(
                    question.key,
                    tuple(sentence.parsed for sentence in chosen),
                    tuple(sentence.right for sentence in chosen),
                    tuple(float(scores[number]) for number in (*answering, *wrong)),
                )
            )
    return found


def fit_spans(
    questions: Sequence[SpanQuestion], words: Sequence[str], scores: Array, right: Array
) -> dict[str, SpanModel]:
    """Return the models fitted to the questions, by groups of languages: that of English to English ones, that of
    others to all. None is made of too few questions with known answers.
    """
    english = lists([question for question in questions if question.group == ENGLISH], scores, right)
    everything = lists(questions, scores, right)
    found = {ENGLISH: english} if len(english) == len(everything) else {ENGLISH: english, OTHER: everything}
    return {group: fit_span_model(of, words) for group, of in found.items() if len(of) >= FEWEST}


def choices(questions: Sequence[SpanQuestion], model: SpanModel) -> dict[int, Choice]:
    """Return what a model chooses in each sentence, by the numbers of candidates."""
    found = {}
    for question in questions:
        weights = model.weights(question.key)
        for number, sentence in question.sentences.items():
            choice = best_choices(sentence.parsed, [sentence.text], weights)[0]
            if choice is not None:
                found[number] = choice
    return found


def settled_scores(examples: Examples, scores: Array, chosen: Mapping[int, Choice]) -> Array:
    """Return (n,) the scores of all candidates with the support of what was chosen in the first of each question."""
    out = np.array(scores)
    for order in examples.ranked(scores):
        support = [chosen[number].support if number in chosen else None for number in order[:LOOKED_AT].tolist()]
        out[order] += added_support(support, len(order))
    return out


def looked_at(examples: Examples, all_scores: Sequence[Array]) -> Array:
    """Return (n,) bool: the candidates that one of several scorings has among the first, and those that answer."""
    out = np.array(examples.right)
    for scores in all_scores:
        for order in examples.ranked(scores):
            out[order[:LOOKED_AT]] = True
    return out
