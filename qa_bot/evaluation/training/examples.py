"""Question sets as training examples: each question's candidates, their features, and which of them answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

import numpy as np

from qa_bot.evaluation.judge import is_right
from qa_bot.evaluation.pair import Pair, Suite
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.necessity import Necessity
from qa_bot.query.analyse import analyse
from qa_bot.rank.features.asked import Asked, asked
from qa_bot.rank.features.table import NAMES, feature_matrix
from qa_bot.rank.features.view import View
from qa_bot.rank.rerank import DEPTH
from qa_bot.rank.retrieve import Candidates, Retriever

# What a question of the smallest suites counts at most beside one of the largest: many small ones do not outweigh it
MOST = 2.0
# What one of the user's own counts beside one of another suite of the size
_OWN = 3.0


@dataclass(frozen=True, slots=True)
class Examples:
    """The candidates of q questions, n in all.

    ``features`` (n, f) float32, ``right`` (n,) bool, ``rows`` (n,) int64, ``documents`` (n,) int64 and ``question``
    (n,) int64, ascending, are of candidates in their first order. Of questions: ``groups`` (q,) their documents, which
    no fold may part; ``sets`` (q,) the names of their suites; ``kinds`` (q,); ``asked`` (q,) the kind of answer each
    asks for; ``answerable`` (q,) bool; ``weights`` (q,) how much each counts.
    """

    features: Array
    right: Array
    rows: Array
    documents: Array
    question: Array
    groups: Array
    sets: Array
    kinds: Array
    asked: Array
    answerable: Array
    weights: Array

    def of(self, questions: Array) -> tuple[Array, Array]:
        """Return the candidates of some questions (indexes, ascending), and their questions numbered from 0."""
        chosen = np.flatnonzero(np.isin(self.question, questions))
        return chosen, np.searchsorted(questions, self.question[chosen])

    @property
    def findable(self) -> Array:
        """(q,) bool: whether one of the question's candidates answers it."""
        found = np.zeros(len(self.groups), dtype=bool)
        found[self.question[self.right]] = True
        return found

    def ranked(self, scores: Array) -> Iterator[Array]:
        """Yield each question's candidates (indexes of the n), best first by ``scores`` (n,); ties keep their order.

        A question without candidates is passed over.
        """
        starts = np.flatnonzero(np.diff(self.question, prepend=-1))
        for start, end in pairwise([*starts.tolist(), len(scores)]):
            yield start + np.argsort(-scores[start:end], kind="stable")


def collect(suite: Suite, index: Index, retriever: Retriever, necessities: Sequence[Necessity]) -> Examples:
    """Return the examples of a suite over the index of its documents.

    ``necessities``, one for each question, judge its words.
    """
    lists = [
        _features(pair, index, retriever, necessity) for pair, necessity in zip(suite.pairs, necessities, strict=True)
    ]
    lengths = [len(rows) for rows, _, _, _ in lists]
    rows = np.concatenate([np.empty(0, np.int64), *(rows for rows, _, _, _ in lists)])
    return Examples(
        features=np.concatenate([np.empty((0, len(NAMES)), np.float32), *(features for _, features, _, _ in lists)]),
        right=np.concatenate([np.empty(0, bool), *(right for _, _, right, _ in lists)]),
        rows=rows,
        documents=index.document_of(rows),
        question=np.repeat(np.arange(len(lists)), lengths),
        groups=np.array([group(pair, rows, index) for pair, (rows, _, _, _) in zip(suite.pairs, lists, strict=True)]),
        sets=np.array([suite.name] * len(lists)),
        kinds=np.array([pair.kind for pair in suite.pairs]),
        asked=np.array([answer for _, _, _, answer in lists]),
        answerable=np.array([pair.answerable for pair in suite.pairs], dtype=bool),
        weights=np.ones(len(lists)),
    )


def merged(examples: Sequence[Examples], own: Sequence[bool]) -> Examples:
    """Return the examples of several suites as one.

    A smaller suite's questions count more, by the root of its size, but at most ``MOST`` times as much. Those of the
    user's ``own`` suites, on the documents of the settings, are what the model is for: they count ``_OWN`` times as
    much, without that limit.
    """
    sizes = [len(one.groups) for one in examples]
    offsets = np.cumsum([0, *sizes[:-1]])
    largest = max(sizes)
    return Examples(
        features=np.concatenate([one.features for one in examples]),
        right=np.concatenate([one.right for one in examples]),
        rows=np.concatenate([one.rows for one in examples]),
        documents=np.concatenate([one.documents for one in examples]),
        question=np.concatenate([one.question + offset for one, offset in zip(examples, offsets, strict=True)]),
        groups=apart([one.groups for one in examples]),
        sets=np.concatenate([one.sets for one in examples]),
        kinds=np.concatenate([one.kinds for one in examples]),
        asked=np.concatenate([one.asked for one in examples]),
        answerable=np.concatenate([one.answerable for one in examples]),
        weights=np.repeat([_weight(size, largest, ours) for size, ours in zip(sizes, own, strict=True)], sizes),
    )


def apart(groups: Sequence[Array]) -> Array:
    """Return the groups of several suites' questions, those of one suite unlike those of another."""
    return np.concatenate([np.char.add(f"{k}/", of_suite) for k, of_suite in enumerate(groups)])


def _weight(size: int, largest: int, own: bool) -> float:
    by_size = np.sqrt(largest / max(size, 1))
    return float(_OWN * by_size if own else min(by_size, MOST))


def folds(groups: Array, sets: Array, k: int) -> Array:
    """Return (q,) a fold from 0 to k-1 for each question.

    ``groups`` (q,) stay whole; folds are alike in size in every one of the ``sets`` (q,).
    """
    out = np.zeros(len(groups), dtype=np.int64)
    for name in np.unique(sets):
        of_set = np.flatnonzero(sets == name)
        whole, sizes = np.unique(groups[of_set], return_counts=True)
        loads = np.zeros(k)
        fold_of: dict[str, int] = {}
        for place in np.argsort(-sizes, kind="stable"):
            fold_of[whole[place]] = int(loads.argmin())
            loads[loads.argmin()] += sizes[place]
        out[of_set] = [fold_of[group] for group in groups[of_set]]
    return out


def candidates(pair: Pair, index: Index, retriever: Retriever) -> tuple[Asked, Candidates, Array]:
    """Return the question as features see it, its n candidates, and which of these are right (n,) bool."""
    query = analyse(pair.question, index, pair.after)
    found = retriever.retrieve(query.concepts, DEPTH)
    return asked(query, found), found, np.array(list(_judged(pair, found.rows, index)), dtype=bool)


def _features(pair: Pair, index: Index, retriever: Retriever, necessity: Necessity) -> tuple[Array, Array, Array, str]:
    """Return rows, features and which are right, of a question's candidates; and the kind of answer it asks for."""
    question, found, right = candidates(pair, index, retriever)
    if not len(found.rows):
        return found.rows, np.empty((0, len(NAMES)), np.float32), right, question.answer
    return found.rows, feature_matrix(View(question, found, index, necessity)), right, question.answer


def _judged(pair: Pair, rows: Array, index: Index) -> Iterable[bool]:
    for row in rows.tolist():
        sentence = index.sentence(row)
        yield is_right(pair, index.names[sentence.document], sentence.span, index.text(row))


def group(pair: Pair, rows: Array, index: Index) -> str:
    """Return the document that a question is about: the one that answers, else the nearest one's."""
    if pair.gold:
        return pair.gold[0].document
    if pair.source:
        return pair.source
    return PurePosixPath(index.names[index.document(int(rows[0]))]).name if len(rows) else ""
