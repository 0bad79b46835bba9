from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa_bot.types import Abstention, Answer, Citation, Correction, Coverage, Query, Reason, Span


@pytest.fixture
def citation() -> Callable[..., Citation]:
    def make(**changes: Any) -> Citation:
        values: dict[str, Any] = {
            "rank": 1,
            "score": 14.2,
            "confidence": 0.87,
            "text": "The choir first sang in\n  Lisbon in 1998.",
            "document": "music/choir.md",
            "path": Path("/home/someone/notes/music/choir.md"),
            "title": "The choir",
            "date": "2020-05-17",
            "span": Span(1023, 1064),
            "line": 14,
            "page": None,
            "section": "Beginnings",
            "before": "It was founded by a baker.",
            "after": "",
            "matched": ("choir", "sang"),
            "highlight": Span(26, 32),
            "reasons": (Reason("words of the question: choir, sang", 3.14159265),),
        }
        return Citation(**(values | changes))

    return make


@pytest.fixture
def answer(citation: Callable[..., Citation]) -> Callable[..., Answer]:
    def make(*citations: Citation, **changes: Any) -> Answer:
        query = Query(
            "wher did the quire sing",
            "where did the choir sing",
            corrections=(Correction("wher", "where"),),
            unknown=("quire",),
        )
        values: dict[str, Any] = {
            "query": query,
            "citations": citations or (citation(),),
            "confidence": 0.87,
            "coverage": Coverage(41, 0),
            "elapsed_ms": 1.4,
        }
        return Answer(**(values | changes))

    return make


@pytest.fixture
def abstention(citation: Callable[..., Citation]) -> Callable[..., Abstention]:
    def make(*citations: Citation, **changes: Any) -> Abstention:
        values: dict[str, Any] = {
            "query": Query("Who tuned the organ?", "Who tuned the organ?"),
            "citations": citations,
            "confidence": 0.12,
            "coverage": Coverage(41, 2),
            "elapsed_ms": 1.4,
            "reason": "No sentence is near enough.",
        }
        return Abstention(**(values | changes))

    return make
