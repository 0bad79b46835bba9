"""Questions of a Markdown text that are bold, as a list of frequent questions has them: headings of their answers."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from qa_bot.ingest.loaders.exchanges import LEVEL
from qa_bot.ingest.loaders.markdown_blocks import Leaf
from qa_bot.types import BlockKind

_LONGEST = 300  # code points of a question
_ASKING = ("?", "？", "؟")  # as other scripts have it, too
_ANSWERING = frozenset((BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW, BlockKind.HEADER, BlockKind.CODE))


def with_questions(lined: str, found: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the leaves of a text; a bold question that an answer follows is a heading, apart from its answer."""
    for leaf, below in zip_longest(found, found[1:]):
        end = _end_of_question(lined, leaf)
        answer = [(max(first, end), last) for first, last in leaf.lines if last > end] if end else []
        has_words = any(lined[first:last].strip() for first, last in answer)
        answered = has_words or (below is not None and below.kind in _ANSWERING and not _end_of_question(lined, below))
        if not (end and answered):
            yield leaf
            continue
        asked = [(first, min(last, end)) for first, last in leaf.lines if first < end]
        yield Leaf(BlockKind.HEADING, asked, LEVEL)
        if has_words:
            yield Leaf(leaf.kind, answer)


def _end_of_question(lined: str, leaf: Leaf) -> int:
    """Return where the bold question ends that a paragraph begins with, 0 where it begins with none."""
    if leaf.kind is not BlockKind.PARAGRAPH or not leaf.inline or not leaf.lines:
        return 0
    first, last = leaf.lines[0]
    start = first + len(lined[first:last]) - len(lined[first:last].lstrip())
    mark = lined[start : start + 2]
    if mark not in ("**", "__"):
        return 0
    closing = lined.find(mark, start + 2, min(leaf.lines[-1][1], start + _LONGEST))
    return closing + 2 if closing > 0 and lined[start:closing].rstrip().endswith(_ASKING) else 0
