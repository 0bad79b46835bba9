"""A ranked sentence as a citation: its text and place, what stands around it, which words of the question it has."""

from collections.abc import Sequence
from pathlib import Path

from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.text.heading import heading
from qa_bot.types import BlockKind, Citation, Reason, Span


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
        before=_joined(index, _neighbours(index, own, row, -1, context)[::-1]),
        after=_joined(index, _neighbours(index, own, row, 1, context)),
        matched=matched,
        highlight=highlight,
        stale=stale,
        reasons=reasons,
    )


def _neighbours(index: Index, own: range, row: int, step: int, count: int) -> list[int]:
    """Return up to ``count`` rows beside a sentence, nearest first, ending at the ends of its document, whose rows are
    its ``own``, and at headings.
    """
    rows: list[int] = []
    for neighbour in range(row + step, row + step * (count + 1), step):
        if neighbour not in own or index.kind(neighbour) is BlockKind.HEADING:
            break
        rows.append(neighbour)
    return rows


def _joined(index: Index, rows: Sequence[int]) -> str:
    return " ".join(_one_line(index.text(row)) for row in rows)


def _one_line(text: str) -> str:
    return " ".join(text.split())
