"""Lines of a Markdown text that are bold: questions, as a list of frequent ones has them, and headings without a mark.

What stands below one is its answer, or its part of the text.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from qa_bot.ingest.loaders.exchanges import LEVEL
from qa_bot.ingest.loaders.headings import is_heading
from qa_bot.ingest.loaders.markdown_blocks import Leaf
from qa_bot.types import BlockKind

_LONGEST = 300  # code points of a question
_MARKS = ("**", "__")
_ASKING = ("?", "？", "؟")  # as other scripts have it, too
_BELOW = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADER, BlockKind.CODE))


def with_bold_headings(lined: str, found: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the leaves of a text; a bold question or heading that something stands below is a heading, apart from it.

    A question may have its answer in the same line.
    """
    for leaf, below in zip_longest(found, found[1:]):
        end = _end_of_bold(lined, leaf)
        rest = [(max(first, end), last) for first, last in leaf.lines if last > end] if end else []
        has_words = any(lined[first:last].strip(" \t:") for first, last in rest)
        heads = has_words or (below is not None and below.kind in _BELOW and not _end_of_bold(lined, below))
        if not (end and heads):
            yield leaf
            continue
        yield Leaf(BlockKind.HEADING, [(first, min(last, end)) for first, last in leaf.lines if first < end], LEVEL)
        if has_words:
            yield Leaf(leaf.kind, rest)


def _end_of_bold(lined: str, leaf: Leaf) -> int:
    """Return where the bold question or heading ends that a paragraph begins with, 0 where it begins with none."""
    if leaf.kind is not BlockKind.PARAGRAPH or not leaf.inline or not leaf.lines:
        return 0
    first, last = leaf.lines[0]
    start = first + len(lined[first:last]) - len(lined[first:last].lstrip())
    mark = lined[start : start + 2]
    if mark not in _MARKS:
        return 0
    closing = lined.find(mark, start + 2, min(leaf.lines[-1][1], start + _LONGEST))
    words = lined[start + 2 : closing].strip() if closing > 0 else ""
    if words.endswith(_ASKING):
        return closing + 2
    fills_line = closing > 0 and lined[closing + 2 : max(last, closing + 2)].strip() in ("", ":")
    return last if fills_line and closing < last and is_heading(words.rstrip(": ")) else 0
