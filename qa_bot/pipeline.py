"""A question to a reply: the stages in their order, over one state of the index."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa_bot.answer.citation import cite, holds, paragraph_holds
from qa_bot.answer.confidence import DEFAULT_THRESHOLD, confidence, word_weights
from qa_bot.answer.highlight import highlight
from qa_bot.config import AnswersConfig
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.index.store import Manifest
from qa_bot.ingest.verify import is_stale
from qa_bot.query.analyse import analyse, spoken_language
from qa_bot.query.question import analyse as question_type
from qa_bot.rank.constraints import allowed_sentences, sentences_with
from qa_bot.rank.retrieve import Retriever
from qa_bot.types import Abstention, Answer, Citation, Coverage, Filter, Query, Reply


@dataclass(frozen=True, slots=True)
class State:
    """One state of the index, opened: what questions are asked of."""

    index: Index
    manifest: Manifest
    retriever: Retriever


@dataclass(frozen=True, slots=True)
class Request:
    """A question and how it is to be answered; ``after`` are the conversation's earlier questions, oldest first."""

    question: str
    after: Sequence[str]
    filter: Filter
    answers: AnswersConfig


def reply_to(request: Request, state: State) -> Reply:
    """Return the answer, or the abstention with the nearest sentences."""
    start = time.perf_counter()
    query = analyse(request.question, state.index, request.after)
    allowed = _allowed(query, request.filter, state.index)
    citations = _citations(query, request.answers, state, allowed)
    sure = citations[0].confidence if citations else 0.0
    coverage = Coverage(state.index.n_documents, len(state.manifest.unread))
    elapsed_ms = (time.perf_counter() - start) * 1e3
    threshold = DEFAULT_THRESHOLD if request.answers.confidence is None else request.answers.confidence
    if citations and sure >= threshold:
        return Answer(query, citations, sure, coverage, elapsed_ms)
    reason = _why_not(query, request.filter, citations, coverage)
    return Abstention(query, citations, sure, coverage, elapsed_ms, reason)


def _allowed(query: Query, filter: Filter, index: Index) -> Array | None:
    """Return which sentences may be cited (bool each), None for all."""
    allowed = allowed_sentences(index, filter)
    if not query.phrases:
        return allowed
    quoted = np.zeros(index.n_sentences, dtype=bool)
    quoted[sentences_with(index, query.phrases)] = True
    return quoted if allowed is None else quoted & allowed


def _citations(query: Query, answers: AnswersConfig, state: State, allowed: Array | None) -> tuple[Citation, ...]:
    index = state.index
    found = state.retriever.retrieve(query.concepts, answers.citations, allowed)
    spoken = spoken_language(query.raw, index)
    asked = question_type(query.interpreted, None if spoken.code == "en" else spoken.question_words)
    terms = {index.terms[term] for concept in query.concepts for term in concept.terms}
    weights = word_weights(query.concepts, index)
    citations = []
    for rank, (row, score) in enumerate(zip(found.rows.tolist(), found.scores.tolist(), strict=True), start=1):
        sure = confidence(
            weights,
            [holds(index, row, concept) for concept in query.concepts],
            [paragraph_holds(index, row, concept) for concept in query.concepts],
        )
        citations.append(
            cite(
                index,
                row,
                rank=rank,
                score=score,
                confidence=sure,
                concepts=query.concepts,
                context=answers.context,
                highlight=highlight(asked, terms, index.text(row), index.term_of),
                stale=_is_stale(index, row),
            )
        )
    return tuple(citations)


def _is_stale(index: Index, row: int) -> bool:
    document = int(index.document_of[row])
    size, mtime_ns = index.stat(document)
    return is_stale(Path(index.paths[document]), size, mtime_ns, lambda: index.document_text(document))


def _why_not(query: Query, filter: Filter, citations: Sequence[Citation], coverage: Coverage) -> str:
    """Return why there is no answer, in a sentence that helps to ask better."""
    if not coverage.documents:
        return "No document could be read; `qa-bot sources` says why."
    if not citations and query.phrases:
        return f"No sentence has the words {_quoted(query.phrases)} in this order."
    if not citations and filter != Filter():
        return "Nothing in the documents that the filter lets through has a word of the question."
    if query.unknown:
        return f"No document has {_quoted(query.unknown)}."
    if not citations:
        return "No document has a telling word of the question."
    return "The nearest sentences have some of the question's words, but too little speaks for their answering it."


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
