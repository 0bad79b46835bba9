"""What leads to something short, and that: "Opening hours:" and the line below it are one sentence.

Neither says much without the other. Lists and tables have rows of their own, which are shown with what leads to them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa_bot.types import PAGE_BREAK, Block, BlockKind, Document, Span

_LONGEST_LEAD = 200  # code points of a sentence that leads to something
_LONGEST_LED = 160  # of what it leads to
_LEADS = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_LED = (BlockKind.PARAGRAPH, BlockKind.CODE)
_COLONS = (":", "：")
_LONGEST_BETWEEN = 80
_OPENING = re.compile(r"```|~~~|\.\. ")  # of a block of code, with its language behind it
# The first of a list, which leads on to all of it
_FIRST_ITEM = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[ivxlc]{1,6})[.)](?=\s)|[-*+•–—]\s")
# What closes a block of code belongs to it where what opens it does.
_FENCE = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*(?:`{3,9}|~{3,9})[ \t]*(?=[\r\n]|\Z)")


def with_leads(document: Document, sentences: Sequence[list[Span]]) -> tuple[Document, list[list[Span]]]:
    """Return the document and the sentences of each of its blocks, with blocks joined of which the first leads on."""
    if not any(colon in document.readable for colon in _COLONS):
        return document, [*sentences]
    blocks: list[Block] = []
    kept: list[list[Span]] = []
    for block, spans in zip(document.blocks, sentences, strict=True):
        if blocks and _leads(document, blocks[-1], kept[-1], block, spans):
            end = _closed(document, kept[-1][-1].end, block.span.end)
            kept[-1] = [*kept[-1][:-1], Span(kept[-1][-1].start, end)]
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, end))
        else:
            blocks.append(block)
            kept.append(spans)
    return (replace(document, blocks=tuple(blocks)) if len(blocks) < len(document.blocks) else document), kept


def _leads(document: Document, block: Block, spans: Sequence[Span], below: Block, led: Sequence[Span]) -> bool:
    """Tell whether the last sentence of a block leads to the block below, which is one short sentence in one line."""
    if block.kind not in _LEADS or below.kind not in _LED or len(led) != 1 or not spans:
        return False
    lead = spans[-1].of(document.readable).rstrip()
    if not lead.endswith(_COLONS) or len(lead) > _LONGEST_LEAD or len(led[0]) > _LONGEST_LED:
        return False
    said = led[0].of(document.text).rstrip()
    between = document.text[spans[-1].end : led[0].start]
    one_line = not ("\n" in said or "\r" in said or PAGE_BREAK in between)
    if not one_line or said.endswith(_COLONS) or said.startswith(".. ") or _FIRST_ITEM.match(said):
        return False
    return _is_drawn(between)


def _is_drawn(between: str) -> bool:
    """Tell whether there are no words between a sentence and what it leads to, but for the language of the code."""
    return len(between) <= _LONGEST_BETWEEN and not any(map(str.isalnum, _OPENING.split(between, maxsplit=1)[0]))


def _closed(document: Document, start: int, end: int) -> int:
    """Return the end of what is led to, behind its fence if it has one."""
    if "```" not in document.text[start:end] and "~~~" not in document.text[start:end]:
        return end
    fence = _FENCE.match(document.text, end)
    return fence.end() if fence and document.readable[end : fence.end()].isspace() else end
