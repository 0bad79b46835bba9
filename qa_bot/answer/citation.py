"""A ranked sentence as a citation: its text and place, what stands around it, which words of the question it has."""

from pathlib import Path

from qa_bot.answer.context import after as context_after
from qa_bot.answer.context import before as context_before
from qa_bot.answer.context import header_of
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.text.heading import heading
from qa_bot.text.pages import has_pages
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
    weights: tuple[float, ...] = (),
) -> Citation:
    """Return the citation of a sentence; ``context`` is the number of sentences to show on each side."""
    sentence = index.sentence(row)
    document, title = sentence.document, index.titles[sentence.document]
    own = index.document_rows(document)
    above = index.outer_section(row) if sentence.section == row else sentence.section
    section, *outer = _headings(index, above, index.names[document]) or [""]
    return Citation(
        rank=rank,
        score=score,
        confidence=confidence,
        text=index.text(row),
        document=index.names[document],
        path=Path(index.paths[document]),
        title=title,
        date=index.dates[document] or None,
        span=sentence.span,
        line=sentence.line,
        page=sentence.page if has_pages(index.names[document]) else None,
        section=section,
        before=context_before(index, own, row, context),
        after=context_after(index, own, row, context),
        matched=matched,
        highlight=highlight,
        stale=stale,
        reasons=reasons,
        outer=tuple(above for above in reversed(outer) if above != title),
        weights=weights,
        header=header_of(index, row),
    )


def _headings(index: Index, section: int, document: str) -> list[str]:
    """Return a heading and those that it stands under, the nearest first, as people read them."""
    found = []
    while section != NO_SECTION:
        found.append(heading(index.text(section), document))
        section = index.outer_section(section)
    return found
