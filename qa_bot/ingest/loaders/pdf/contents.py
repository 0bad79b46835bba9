"""Tables of contents among the blocks of a PDF: they name its headings and tell nothing of them."""

import re
from collections.abc import Collection, Iterator, Sequence

from qa_bot.types import Block, BlockKind

# The page's number at the end of an entry, behind a space or the points that lead to it
_PAGE = re.compile(r"(?<=[\s.…·])(?:\d{1,4}|[ivxlcIVXLC]{1,7})\Z")
_MOST_LINES = 3
_NO_LETTERS = re.compile(r"[\W_]+")


def without_contents(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without those of which most entries are a heading's words and the number of a page."""
    named = frozenset(_written(block.span.of(text)) for block in blocks if block.kind is BlockKind.HEADING)
    return tuple(
        block for block in blocks if block.kind is BlockKind.HEADING or not _is_contents(block.span.of(text), named)
    )


def _is_contents(words: str, named: Collection[str]) -> bool:
    entries = [*_entries(words)]
    return 2 * sum(_written(entry) in named for entry in entries) > len(entries)


def _entries(words: str) -> Iterator[str]:
    """Yield the entries without their pages; one may go on in the next lines. What has no page is no entry: ""."""
    lines: list[str] = []
    for line in words.splitlines():
        lines.append(line.rstrip())
        page = _PAGE.search(lines[-1])
        if page is not None:
            lines[-1] = lines[-1][: page.start()]
            yield " ".join(lines)
            lines = []
        elif len(lines) == _MOST_LINES:
            yield ""
            lines = []
    if lines:
        yield ""


def _written(words: str) -> str:
    """Return some words as they are written anywhere: without case, spaces and marks."""
    return _NO_LETTERS.sub("", words).casefold()
