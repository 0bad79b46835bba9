"""Headings and paragraphs of HTML within Markdown, of which the parser makes one block."""

import re
from collections.abc import Iterable, Iterator

from qa_bot.ingest.loaders.markdown_blocks import Leaf
from qa_bot.types import BlockKind

_TAG = re.compile(r"</?(?:h([1-6])|p|li|dt|dd)(?=[\s>])[^<>]*+>", re.I)
# What is no text, or may have such tags in it without having such parts
_OTHER = re.compile(r"<!--|<(?:script|style|pre|textarea|table)\b", re.I)


def with_html_parts(lined: str, found: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield the leaves of a text; a block of HTML is cut into its headings, paragraphs and items."""
    for leaf in found:
        yield from _parts(lined, leaf) if _is_html(lined, leaf) else (leaf,)


def _is_html(lined: str, leaf: Leaf) -> bool:
    if leaf.kind is not BlockKind.PARAGRAPH or not leaf.lines:
        return False
    first, last = leaf.lines[0]
    return lined[first:last].lstrip().startswith("<") and not _OTHER.search(lined, first, leaf.lines[-1][1])


def _parts(lined: str, leaf: Leaf) -> Iterator[Leaf]:
    begin, level = leaf.lines[0][0], 0
    for tag in _TAG.finditer(lined, begin, leaf.lines[-1][1]):
        yield from _part(lined, leaf, begin, tag.start(), level)
        begin, level = tag.end(), int(tag[1] or 0) if tag[0][1] != "/" else 0
    yield from _part(lined, leaf, begin, leaf.lines[-1][1], level)


def _part(lined: str, leaf: Leaf, begin: int, end: int, level: int) -> Iterator[Leaf]:
    """Yield what stands from ``begin`` to ``end``, unless that is nothing: a heading where it has a level."""
    lines = [(max(first, begin), min(last, end)) for first, last in leaf.lines if first < end and last > begin]
    if any(lined[first:last].strip() for first, last in lines):
        yield Leaf(BlockKind.HEADING if level else leaf.kind, lines, level)
