"""A question to a reply: the stages in their order, over one state of the index."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from qa_bot.answer.citation import cite, matched_words
from qa_bot.answer.confidence import confidence_features, probability
from qa_bot.answer.highlight import Found, finder, lacks_what_is_asked
from qa_bot.answer.support import LIKELY_ANSWER, LOOKED_AT, settled
from qa_bot.config import AnswersConfig
from qa_bot.index.manifest import Manifest
from qa_bot.index.reader import Index
from qa_bot.ingest.verify import is_stale
from qa_bot.model.file import Model
from qa_bot.model.spans import SpanModel
from qa_bot.query.analyse import analyse
from qa_bot.query.synonyms import NO_SYNONYMS, Synonyms
from qa_bot.rank.constraints import scope_of
from qa_bot.rank.features.table import NAMES
from qa_bot.rank.rerank import DEPTH, Ranked, reasons, rerank
from qa_bot.rank.retrieve import Retriever
from qa_bot.text.language import language
from qa_bot.types import Abstention, Answer, Citation, Coverage, Filter, Query, Reason, Reply

# What is left of the confidence where the first sentence has no figure of the kind that is asked for
LACKING = 0.4


@dataclass(frozen=True, slots=True)
class State:
    """One state of the index, opened: what questions are asked of."""

    index: Index
    manifest: Manifest
    retriever: Retriever


@dataclass(frozen=True, slots=True)
class Judge:
    """What is fitted, and what the user says means the same.

    The model orders candidates, unless ``reranks`` is False, and says how sure the first one is.
    """

    model: Model
    reranks: bool = True
    synonyms: Synonyms = NO_SYNONYMS


@dataclass(frozen=True, slots=True)
class Request:
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
    query = analyse(request.question, state.index, request.after, judge.synonyms)
    scope = scope_of(state.index, request.filter, query.phrases, request.tops)
    depth = max(DEPTH, request.answers.citations)
    candidates = state.retriever.retrieve(query.concepts, depth, scope)
    ranked = rerank(query, candidates, state.index, judge.model.ranker, reorder=judge.reranks)
    find, by_rule = _finders(query, state.index, judge.model.spans_of(query.language))
    if judge.reranks and language(query.language).spaced:
        ranked = _settled(ranked, state.index, find)
    citations = _citations(query, ranked, request, state.index, judge, (find, by_rule))
    sure = citations[0].confidence if citations else 0.0
    coverage = Coverage(state.index.n_documents, len(state.manifest.unread))
    elapsed_ms = (time.perf_counter() - start) * 1e3
    threshold = judge.model.threshold if request.answers.confidence is None else request.answers.confidence
    if citations and sure >= threshold:
        return Answer(query, citations, sure, coverage, elapsed_ms)
    reason = _why_not(query, request.filter, citations, coverage)
    return Abstention(query, citations, sure, coverage, elapsed_ms, reason)


def _finders(query: Query, index: Index, spans: SpanModel | None) -> tuple[Callable[[int], Found], ...]:
    """Return the functions from a row to what of its sentence answers: by the fitted choice of spans, and by rule.

    The first one looks at a sentence once.
    """
    terms = {index.terms[term] for concept in query.concepts for term in concept.terms}
    by_rule = finder(query, terms, index.term_of, None)
    chosen = finder(query, terms, index.term_of, spans) if language(query.language).spaced else by_rule
    return cache(lambda row: chosen(index.text(row))), lambda row: by_rule(index.text(row))


def _settled(ranked: Ranked, index: Index, find: Callable[[int], Found]) -> Ranked:
    """Return the sentences with the answers found in the first of them counted in."""
    first = ranked.rows[:LOOKED_AT].tolist()
    return ranked.settled(settled(ranked.scores, [find(row).support for row in first]))


def _citations(
    query: Query,
    ranked: Ranked,
    request: Request,
    index: Index,
    judge: Judge,
    finders: tuple[Callable[[int], Found], ...],
) -> tuple[Citation, ...]:
    """Return the first sentences as citations; what the first one's confidence leaves is shared out by score."""
    rows = ranked.rows[: request.answers.citations]
    matched = matched_words(index, rows, query.concepts)
    find, by_rule = finders
    return tuple(
        cite(
            index,
            row,
            rank=place + 1,
            score=float(ranked.scores[place]),
            confidence=sure,
            context=request.answers.context,
            matched=matched[place],
            highlight=(find if place < LOOKED_AT else by_rule)(row).highlight,
            stale=_is_stale(index, row),
            reasons=_reasons(ranked, place, judge) if request.explain else (),
        )
        for place, (row, sure) in enumerate(zip(rows.tolist(), _confidences(query, ranked, index, judge), strict=False))
    )


def _reasons(ranked: Ranked, place: int, judge: Judge) -> tuple[Reason, ...]:
    """Return what counted for the sentence at a place (0 first), the weightiest first."""
    found = reasons(ranked, place, judge.model.ranker)
    if not judge.reranks:
        return found
    added = ranked.scores - ranked.judged
    supported = Reason(LIKELY_ANSWER, float(added[place] - added.min()))
    return tuple(sorted((*found, supported), key=lambda reason: -abs(reason.weight)))


def _confidences(query: Query, ranked: Ranked, index: Index, judge: Judge) -> list[float]:
    """Return for each sentence the probability that it answers: the first one's, and shares of what that leaves."""
    if not len(ranked.rows):
        return []
    scores = ranked.scores if judge.reranks else ranked.judged
    first = probability(judge.model, confidence_features(scores, ranked.judged, ranked.features, NAMES))
    if lacks_what_is_asked(query, index.text(int(ranked.rows[0]))):
        first *= LACKING
    weights = np.exp(scores[1:] - scores[0])
    others = (1 - first) * weights / max(weights.sum(), 1.0)
    return [first, *np.minimum(others, first).tolist()]


def _is_stale(index: Index, row: int) -> bool:
    document = index.document(row)
    size, time_ns = index.stat(document)
    return is_stale(Path(index.paths[document]), size, time_ns, lambda: index.document_text(document))


def _why_not(query: Query, filter: Filter, citations: Sequence[Citation], coverage: Coverage) -> str:
    """Return why there is no answer, in a sentence that helps to ask better."""
    if not coverage.documents:
        return "No document could be read; `qa-bot sources` says why."
    if not citations and query.phrases:
        return f"No sentence that may be cited has the words {_quoted(query.phrases)} in this order."
    if not citations and filter != Filter():
        return "Nothing in the documents that the filter lets through has a word of the question."
    if query.unknown:
        return f"No document has {_quoted(query.unknown)}."
    if not citations:
        return "No document has a telling word of the question."
    return "The nearest sentences have some of the question's words, but too little speaks for their answering it."


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
