from collections.abc import Callable
from pathlib import Path

import pytest

from qa_bot.types import Abstention, Answer, Citation, Coverage, Query, Reply, Span

Cite = Callable[..., Citation]


@pytest.fixture
def cite() -> Cite:
    """Make a citation of a text that stands at ``start`` of a document."""

    def make(text: str, document: str = "notes/lighthouse.md", start: int = 0, **fields: object) -> Citation:
        values: dict[str, object] = {
            "rank": 1,
            "score": 1.0,
            "confidence": 0.8,
            "title": "",
            "date": None,
            "line": 3,
            "page": None,
            "section": "",
            "before": "",
            "after": "",
            "matched": (),
            "highlight": None,
        }
        span = Span(start, start + len(text))
        return Citation(text=text, document=document, path=Path("/") / document, span=span, **(values | fields))

    return make


@pytest.fixture
def make_reply() -> Callable[..., Reply]:
    """Make an answer or an abstention with these citations."""

    def make(*citations: Citation, answered: bool = True, confidence: float = 0.8, elapsed_ms: float = 1.0) -> Reply:
        query, coverage = Query("?", "?"), Coverage(1, 0)
        if answered:
            return Answer(query, citations, confidence, coverage, elapsed_ms)
        return Abstention(query, citations, confidence, coverage, elapsed_ms, "no reason")

    return make
