"""A question to a reply: the stages in their order, over one state of the index."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa_bot.answer.citation import cite
from qa_bot.answer.confidence import confidence_features, probability
from qa_bot.answer.highlight import highlighter, lacks_what_is_asked
from qa_bot.config import AnswersConfig
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.index.store import Manifest
from qa_bot.ingest.verify import is_stale
from qa_bot.model.file import Model
from qa_bot.query.analyse import analyse
from qa_bot.query.synonyms import NO_SYNONYMS, Synonyms
from qa_bot.rank.constraints import allowed_sentences, sentences_with
from qa_bot.rank.features.table import NAMES
from qa_bot.rank.rerank import DEPTH, Ranked, reasons, rerank
from qa_bot.rank.retrieve import Retriever
from qa_bot.types import Abstention, Answer, Citation, Coverage, Filter, Query, Reply

# In so many first citations the model chooses the part that answers; rules, twice as quick, do so in the rest
CHOSEN = 3
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
    """A question and how it is to be answered; ``after`` are the conversation's earlier questions, oldest first."""

    question: str
    after: Sequence[str]
    filter: Filter
    answers: AnswersConfig
    explain: bool = False


def reply_to(request: Request, state: State, judge: Judge) -> Reply:
    """Return the answer, or the abstention with the nearest sentences."""
    start = time.perf_counter()
    query = analyse(request.question, state.index, request.after, judge.synonyms)
    allowed = _allowed(query, request.filter, state.index)
    depth = max(DEPTH, request.answers.citations)
    candidates = state.retriever.retrieve(query.concepts, depth, allowed)
    ranked = rerank(query, candidates, state.index, judge.model.ranker, reorder=judge.reranks)
    citations = _citations(query, ranked, request, state.index, judge)
    sure = citations[0].confidence if citations else 0.0
    coverage = Coverage(state.index.n_documents, len(state.manifest.unread))
    elapsed_ms = (time.perf_counter() - start) * 1e3
    threshold = judge.model.threshold if request.answers.confidence is None else request.answers.confidence
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


def _citations(query: Query, ranked: Ranked, request: Request, index: Index, judge: Judge) -> tuple[Citation, ...]:
    """Return the first sentences as citations; what the first one's confidence leaves is shared out by score."""
    rows = ranked.rows[: request.answers.citations].tolist()
    terms = {index.terms[term] for concept in query.concepts for term in concept.terms}
    by_rule = highlighter(query, terms, index.term_of, None)
    chosen = highlighter(query, terms, index.term_of, judge.model.spans) if query.language == "en" else by_rule
    return tuple(
        cite(
            index,
            row,
            rank=place + 1,
            score=float(ranked.scores[place]),
            confidence=sure,
            concepts=query.concepts,
            context=request.answers.context,
            highlight=(chosen if place < CHOSEN else by_rule)(index.text(row)),
            stale=_is_stale(index, row),
            reasons=reasons(ranked, place, judge.model.ranker) if request.explain else (),
        )
        for place, (row, sure) in enumerate(zip(rows, _confidences(query, ranked, index, judge.model), strict=False))
    )


def _confidences(query: Query, ranked: Ranked, index: Index, model: Model) -> list[float]:
    """Return for each sentence the probability that it answers: the first one's, and shares of what that leaves."""
    if not len(ranked.rows):
        return []
    first = probability(model, confidence_features(ranked.judged, ranked.features, NAMES))
    if lacks_what_is_asked(query, index.text(int(ranked.rows[0]))):
        first *= LACKING
    weights = np.exp(ranked.judged[1:] - ranked.judged[0])
    others = (1 - first) * weights / max(weights.sum(), 1.0)
    return [first, *np.minimum(others, first).tolist()]


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
