"""A ranked sentence as a citation: its text and place, what stands around it, which words of the question it has."""

from pathlib import Path

from qa_bot.answer.context import after as context_after
from qa_bot.answer.context import before as context_before
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.text.heading import heading
from qa_bot.types import Citation, Reason, Span


def cite(
    index: Index,
    row: int,
    *,
    rank: int,
    score: float,
    confidence: float,
    context: int,
    matched: tuple[str, ...],
    highlight: Span | None,
    stale: bool = False,
    reasons: tuple[Reason, ...] = (),
) -> Citation:
    """Return the citation of a sentence; ``context`` is the number of sentences to show on each side."""
    sentence = index.sentence(row)
    document = sentence.document
    own = index.document_rows(document)
    return Citation(
        rank=rank,
        score=score,
        confidence=confidence,
        text=index.text(row),
        document=index.names[document],
        path=Path(index.paths[document]),
        title=index.titles[document],
        date=index.dates[document] or None,
        span=sentence.span,
        line=sentence.line,
        page=None,
        section=heading(index.text(sentence.section), index.names[document]) if sentence.section != NO_SECTION else "",
        before=context_before(index, own, row, context),
        after=context_after(index, own, row, context),
        matched=matched,
        highlight=highlight,
        stale=stale,
        reasons=reasons,
    )
