"""Whether two questions are about the same: whether any document speaks of both."""

from collections.abc import Iterable, Sequence
from heapq import nsmallest

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.postings import counted
from qa_bot.index.reader import Index
from qa_bot.types import Concept

# So many of a question's rarest words tell what it is about; common ones are in documents on anything
_TELLING = 2


def are_apart(some: Sequence[Concept], others: Sequence[Concept], index: Index) -> bool:
    """Tell whether no document has both one of the rarest of ``some`` words and one of the rarest of the ``others``.

    Words that no document has do not tell; where only such are left of either, nothing is apart.
    """
    first, second = _documents(some, index), _documents(others, index)
    return bool(len(first) and len(second)) and not np.isin(first, second).any()


def _documents(concepts: Iterable[Concept], index: Index) -> Array:
    """Return the documents (int64, ascending) that have one of the rarest words of a question."""
    held = [rows for each in concepts if len(rows := _rows(each, index))]
    rarest = nsmallest(_TELLING, held, key=len)
    return _distinct(index.document_of(np.concatenate(rarest))) if rarest else np.zeros(0, dtype=np.int64)


def _rows(concept: Concept, index: Index) -> Array:
    """Return the rows (int64, ascending, each once) that hold a term which counts as the word by itself."""
    terms = {*concept.terms, *concept.related, *concept.kindred}
    found = [
        part.row + part.living(index.postings.occurrences(number, term))
        for term in terms
        for number, part in enumerate(index.parts)
    ]
    return _distinct(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _distinct(values: Array) -> Array:
    return counted(np.sort(values))[0]
