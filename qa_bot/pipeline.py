"""A question to a reply: the stages in their order, over one state of the index."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import numpy as np

from qa_bot.answer.citation import cite
from qa_bot.answer.confidence import confidence_features, probability, shared_out
from qa_bot.answer.doubts import DOUBTED, is_doubted, only_quotes
from qa_bot.answer.duplicates import are_duplicates, without_duplicates
from qa_bot.answer.finding import found_in
from qa_bot.answer.highlight import Found
from qa_bot.answer.refusal import why_not
from qa_bot.answer.support import LOOKED_AT
from qa_bot.config import AnswersConfig
from qa_bot.corrections import Given, Stage, corrected
from qa_bot.index.columns import Array
from qa_bot.index.manifest import Manifest
from qa_bot.index.reader import Index
from qa_bot.ingest.verify import is_stale
from qa_bot.model.file import Model
from qa_bot.model.spans import SpanModel
from qa_bot.query.analyse import analyse
from qa_bot.query.synonyms import NO_SYNONYMS, Synonyms
from qa_bot.rank.blocked import blocked
from qa_bot.rank.constraints import Scope, allowed_documents, sentences_with
from qa_bot.rank.copies import retrieved
from qa_bot.rank.features.table import NAMES
from qa_bot.rank.named import rows_below_names
from qa_bot.rank.rerank import DEPTH, Ranked, reasons, rerank
from qa_bot.rank.retrieve import Candidates, Retriever
from qa_bot.text.language import language
from qa_bot.types import Abstention, Answer, Citation, Coverage, Filter, Query, Reply


@dataclass(frozen=True, slots=True)
class State:
    """One state of the index, opened: what questions are asked of."""

    index: Index
    manifest: Manifest
    retriever: Retriever


class Judge(NamedTuple):
    """What is fitted, and what the user says means the same.

    The model orders candidates, unless ``reranks`` is False, and says how sure the first one is.
    """

    model: Model
    reranks: bool = True
    synonyms: Synonyms = NO_SYNONYMS


class Request(NamedTuple):
    """A question and how it is to be answered; ``after`` are the conversation's earlier questions, oldest first.

    ``tops`` are the folders in which the relative paths begin that a filter is compared with.
    """

    question: str
    after: Sequence[str]
    filter: Filter
    answers: AnswersConfig
    explain: bool = False
    tops: Sequence[str] = ()


def reply_to(request: Request, state: State, judge: Judge) -> Reply:
    """Return the answer, or the abstention with the nearest sentences."""
    start = time.perf_counter()
    index, answers = state.index, request.answers
    query = analyse(request.question, index, request.after, judge.synonyms)
    ranked = _ranked(query, request, state, judge)
    spaced = language(query.language).spaced
    spans = judge.model.spans_of(query.language) if spaced else None
    first = _distinct(ranked, index, judge)[:LOOKED_AT]
    found = found_in(query, ranked.rows[first], index, spans)
    if judge.reranks and found and spaced:
        support = _support(ranked, first, [one.support for one in found.values()])
        ranked = corrected(ranked, Stage.FOUND, Given(query, index, support))
    sure = _sure(query, ranked, index, judge)
    if judge.reranks:
        ranked = corrected(ranked, Stage.JUDGED, Given(query, index))
    found |= _found_in_others(query, ranked.rows[: answers.citations], found, index, spans)
    citations = _citations(query, ranked, sure, found, request, index, judge)
    coverage = Coverage(index.n_documents, len(state.manifest.unread))
    elapsed_ms = (time.perf_counter() - start) * 1e3
    threshold = judge.model.threshold if answers.confidence is None else answers.confidence
    if citations and (sure >= threshold or only_quotes(query)):
        return Answer(query, citations, sure, coverage, elapsed_ms)
    reason = _why_not(query, request, state, citations)
    return Abstention(query, citations, sure, coverage, elapsed_ms, reason)


def _ranked(query: Query, request: Request, state: State, judge: Judge) -> Ranked:
    """Return the sentences that may be cited, best first.

    Those that only miss a quoted phrase are ranked with them, for what stands out shows among many. What stands below
    the very name that is asked for is ranked whatever words it has.
    """
    scope = Scope(allowed_documents(state.index, request.filter, request.tops))
    depth = max(DEPTH, request.answers.citations)
    quoting = sentences_with(state.index, query.phrases) if query.phrases else None
    below = rows_below_names(query, state.index) if judge.reranks and quoting is None else None

    def retrieve(k: int) -> Candidates:
        found = state.retriever.retrieve(query.concepts, k, scope)
        if below is not None and len(below):
            return found.also(state.retriever.retrieve(query.concepts, k, scope._replace(rows=below)))
        if quoting is None:
            return found
        return found.also(state.retriever.retrieve(query.concepts, k, scope._replace(rows=quoting)))

    candidates, copied = retrieved(retrieve, depth, state.index)
    ranked = rerank(query, candidates, copied, state.index, judge.model.ranker, reorder=judge.reranks)
    if judge.reranks:
        ranked = corrected(ranked, Stage.RANKED, Given(query, state.index))
    return ranked if quoting is None else ranked.among(quoting)


def _support(ranked: Ranked, first: Array, support: Sequence[float | None]) -> list[float | None]:
    """Return the support of each sentence by that of the sentences at the places ``first``.

    A copy has the support of what it copies, and what stands between the first ones, that of the very first, which it
    repeats; others have none.
    """
    of_original = dict(zip(ranked.originals[first].tolist(), support, strict=True))
    otherwise = [support[0] if place < first[-1] else None for place in range(len(ranked.rows))]
    return [of_original.get(number, other) for number, other in zip(ranked.originals.tolist(), otherwise, strict=True)]


def _found_in_others(
    query: Query, cited: Array, found: Mapping[int, Found], index: Index, spans: SpanModel | None
) -> dict[int, Found]:
    """Return what answers in the ``cited`` rows that are not among the ``found``.

    In duplicates of these it is chosen by the fitted ``spans``, in others by rule.
    """
    others = cited[~np.isin(cited, [*found])]
    same = are_duplicates(others, found, index)
    return found_in(query, others[same], index, spans) | found_in(query, others[~same], index, None)


def _citations(
    query: Query,
    ranked: Ranked,
    sure: float,
    found: Mapping[int, Found],
    request: Request,
    index: Index,
    judge: Judge,
) -> tuple[Citation, ...]:
    """Return the first sentences as citations, ``sure`` of the first; what this leaves is shared out by score."""
    rows, words = ranked.rows[: request.answers.citations], [concept.word for concept in query.concepts]
    confidences = shared_out(_scores(ranked, judge), sure)
    stale = cache(lambda document: _is_stale(index, document))
    return tuple(
        cite(
            index,
            row,
            rank=place + 1,
            score=float(ranked.scores[place]),
            confidence=confidence,
            context=request.answers.context,
            matched=tuple(compress(words, ranked.holds[place].tolist())),
            highlight=found[row].highlight,
            stale=stale(index.document(row)),
            reasons=reasons(ranked, place, judge.model.ranker) if request.explain else (),
            weights=tuple(compress(ranked.weights.tolist(), ranked.holds[place].tolist())) if request.explain else (),
        )
        for place, (row, confidence) in enumerate(zip(rows.tolist(), confidences, strict=False))
    )


def _sure(query: Query, ranked: Ranked, index: Index, judge: Judge) -> float:
    """Return the probability that the first sentence answers; 0 without one."""
    if not len(ranked.rows):
        return 0.0
    distinct = _distinct(ranked, index, judge)
    features = confidence_features(_scores(ranked, judge)[distinct], ranked.judged, ranked.features, NAMES)
    first = probability(judge.model, features)
    return first * DOUBTED if is_doubted(query, index, int(ranked.rows[0])) else first


def _scores(ranked: Ranked, judge: Judge) -> Array:
    """Return the scores (n,) that tell how likely each sentence is: the ranker's own where it does not order them."""
    return ranked.scores if judge.reranks else ranked.judged


def _distinct(ranked: Ranked, index: Index, judge: Judge) -> Array:
    """Return the places (int64) of the sentences without those that say the same as one before."""
    lengths = ranked.features[:, NAMES.index("length")]
    places = without_duplicates(_scores(ranked, judge), lengths, lambda place: index.text(int(ranked.rows[place])))
    _, first = np.unique(ranked.originals[places], return_index=True)
    return places[np.sort(first)]


def _is_stale(index: Index, document: int) -> bool:
    size, time_ns = index.stat(document)
    return is_stale(Path(index.paths[document]), size, time_ns, lambda: index.document_text(document))


def _why_not(query: Query, request: Request, state: State, citations: Sequence[Citation]) -> str:
    """Return why there is no answer, in a sentence that helps to ask better."""
    if not state.index.n_documents:
        return "No document could be read; `qa-bot sources` says why."
    is_blocked = "" if citations else blocked(state.index, request.filter, request.tops)
    return is_blocked or why_not(query, cited=bool(citations), filtered=request.filter != Filter())
