"""How likely it is that the first citation answers the question."""

import math
from collections.abc import Sequence

from qa_bot.index.reader import Index
from qa_bot.rank.matching import inverse_document_frequency
from qa_bot.types import Concept

DEFAULT_THRESHOLD = 0.35


def word_weights(concepts: Sequence[Concept], index: Index) -> list[float]:
    """Return how telling each concept is: its inverse document frequency over sentences, the highest when unknown."""
    total = max(index.n_sentences, 1)
    frequencies = [sum(index.postings.frequency(term) for term in concept.terms) for concept in concepts]
    return [inverse_document_frequency(min(frequency, total), total) for frequency in frequencies]


def confidence(weights: Sequence[float], in_sentence: Sequence[bool], in_paragraph: Sequence[bool]) -> float:
    """Return a probability from the share of the question's telling words that the sentence and its paragraph hold."""
    total = sum(weights)
    if total <= 0:
        return 0.0
    sentence = sum(w for w, found in zip(weights, in_sentence, strict=True) if found) / total
    paragraph = sum(w for w, found in zip(weights, in_paragraph, strict=True) if found) / total
    return 1 / (1 + math.exp(-(-3.2 + 3.5 * sentence + 1.5 * paragraph)))
