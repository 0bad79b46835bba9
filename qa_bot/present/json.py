"""Replies as JSON: the names and the order of the keys are a promise to programs."""

import json
import re
from collections.abc import Iterable
from typing import Any

from qa_bot.text.safe import UNSAFE_CLASS
from qa_bot.types import Citation, Reply, Span, Turn

_UNSAFE = re.compile(f"[{UNSAFE_CLASS}]")
_PROBABILITY_DIGITS = 6
_SCORE_DIGITS = 6
_TIME_DIGITS = 3


def reply_line(reply: Reply, *, question_id: object = None, explain: bool = False) -> str:
    """Return ``reply`` as a JSON object on one line, without a line end; ``question_id`` is handed back unchanged.

    ``explain`` adds to each citation why it was ranked so.
    """
    return encode(reply_object(reply, question_id=question_id, explain=explain))


def error_line(message: str, line: int) -> str:
    """Return what stands in the place of a reply to input line ``line`` (from 1) that could not be read."""
    return encode({"error": message, "line": line})


def conversation_json(turns: Iterable[Turn]) -> str:
    """Return a conversation as a JSON document: an object whose ``turns`` are replies, as ``reply_line`` writes them.

    A question without a reply has the keys ``question`` and ``error``; one that was asked of some documents only has
    their glob as ``in``.
    """
    return encode({"turns": [_turn(turn) for turn in turns]}, indent=2) + "\n"


def _turn(turn: Turn) -> dict[str, Any]:
    within = {"in": turn.within} if turn.within else {}
    if isinstance(turn.outcome, str):
        return {"question": turn.question, **within, "error": turn.outcome}
    return {**reply_object(turn.outcome), **within}


def reply_object(reply: Reply, *, question_id: object = None, explain: bool = False) -> dict[str, Any]:
    """Return ``reply`` as plain values, in the order of the promise."""
    first = reply.citations[0] if reply.answered else None
    query = reply.query
    return {
        "id": question_id,
        "question": query.raw,
        "interpreted_as": query.interpreted,
        "answered": reply.answered,
        "confidence": round(reply.confidence, _PROBABILITY_DIGITS),
        "answer": first.text if first else None,
        "highlight": _highlight(first.text, first.highlight) if first else None,
        "citations": [_citation(citation, explain) for citation in reply.citations],
        "corrections": [{"from": fix.written, "to": fix.read_as} for fix in query.corrections],
        "unknown": list(query.unknown),
        "coverage": {"documents": reply.coverage.documents, "unread": reply.coverage.unread},
        "elapsed_ms": round(reply.elapsed_ms, _TIME_DIGITS),
    }


def encode(value: object, indent: int | None = None) -> str:
    """Return ``value`` as JSON: letters as they are, what steers a terminal or breaks a line escaped.

    It is one line, or as many as ``indent`` makes it.
    """
    return _UNSAFE.sub(_escape, json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def _citation(citation: Citation, explain: bool) -> dict[str, Any]:
    reasons = [{"label": reason.label, "weight": round(reason.weight, _SCORE_DIGITS)} for reason in citation.reasons]
    return {
        "rank": citation.rank,
        "score": round(citation.score, _SCORE_DIGITS),
        "confidence": round(citation.confidence, _PROBABILITY_DIGITS),
        "text": citation.text,
        "document": citation.document,
        "path": str(citation.path),
        "title": citation.title,
        "start": citation.span.start,
        "end": citation.span.end,
        "line": citation.line,
        "page": citation.page,
        "section": citation.section,
        "before": citation.before,
        "after": citation.after,
        "matched": list(citation.matched),
        "stale": citation.stale,
        "highlight": _highlight(citation.text, citation.highlight),
        **({"reasons": reasons} if explain else {}),
    }


def _highlight(text: str, span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def _escape(match: re.Match[str]) -> str:
    """Return one unsafe character as JSON escapes; only strings can hold one, as ``json.dumps`` writes no other."""
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
