"""What leads to something short, and that: "Opening hours:" and the line below it are one sentence.

Neither says much without the other. Lists and tables have rows of their own, which are shown with what leads to them.
A sentence may also be set out in parts without a colon: "Open it with", a command in a line of its own, "as root.".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa_bot.ingest.terms import column
from qa_bot.types import PAGE_BREAK, Block, BlockKind, Document, Span

_LONGEST_LEAD = 200  # code points of a sentence that leads to something
_LONGEST_LED = 160  # of what it leads to
_LEADS = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_LED = (BlockKind.PARAGRAPH, BlockKind.CODE)
_COLONS = (":", "：", ": >")  # the last one in Vim's help
# A clause that no mark ends: four words and more
_UNENDED = re.compile(r"(?:\S+\s+){3,}\S*[^\W_][`*_)\]\"'”’»]{0,3}\Z")
_ADDRESS = re.compile(r"\S+/\S+")
_LONGEST_BETWEEN = 80
_DEEPER, _DEEPEST = range(2, 13), 80  # columns that a line set out stands deeper: what is deeper yet is centred
_STOPS = (".", "!", "?", "…", ";", ",")
_OPENING = re.compile(r"```|~~~|\.\. ")  # of a block of code, with its language behind it
# The first of a list, which leads on to all of it
_FIRST_ITEM = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[ivxlc]{1,6})[.)](?=\s)|[-*+•–—]\s")
# What closes a block of code belongs to it where what opens it does.
_FENCE = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*(?:`{3,9}|~{3,9})[ \t]*(?=[\r\n]|\Z)")


def with_leads(document: Document, sentences: Sequence[list[Span]]) -> tuple[Document, list[list[Span]]]:
    """Return the document and the sentences of each of its blocks, with blocks joined of which the first leads on."""
    blocks: list[Block] = []
    kept: list[list[Span]] = []
    n_parts = 1  # of the last sentence so far
    for block, spans in zip(document.blocks, sentences, strict=True):
        if blocks and n_parts == 1 and _leads(document, blocks[-1], kept[-1], block, spans):
            n_parts = 2
            end = _closed(document, kept[-1][-1].end, block.span.end)
            kept[-1] = [*kept[-1][:-1], Span(kept[-1][-1].start, end)]
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, end))
        elif blocks and n_parts == 2 and _goes_on(document, block, spans):
            n_parts = 1
            kept[-1] = [*kept[-1][:-1], Span(kept[-1][-1].start, spans[0].end), *spans[1:]]
            blocks[-1] = replace(blocks[-1], span=Span(blocks[-1].span.start, block.span.end))
        else:
            n_parts = 1
            blocks.append(block)
            kept.append(spans)
    return (replace(document, blocks=tuple(blocks)) if len(blocks) < len(document.blocks) else document), kept


def _leads(document: Document, block: Block, spans: Sequence[Span], below: Block, led: Sequence[Span]) -> bool:
    """Tell whether the last sentence of a block leads to the block below, which is one short sentence in one line."""
    if block.kind not in _LEADS or below.kind not in _LED or len(led) != 1 or not spans:
        return False
    if len(spans[-1]) > _LONGEST_LEAD or len(led[0]) > _LONGEST_LED:
        return False
    lead = spans[-1].of(document.readable).rstrip()
    said = led[0].of(document.text).rstrip()
    if not lead.endswith(_COLONS) and not (_UNENDED.fullmatch(lead) and _is_set_out(document, block, below, said)):
        return False
    between = document.text[spans[-1].end : led[0].start]
    one_line = not ("\n" in said or "\r" in said or PAGE_BREAK in between)
    if not one_line or said.endswith(_COLONS) or said.startswith(".. ") or _FIRST_ITEM.match(said):
        return False
    return _is_drawn(between)


def _is_set_out(document: Document, block: Block, below: Block, said: str) -> bool:
    """Tell whether what is ``said`` in the block below is code or an address, or stands deeper than the last line of
    the block that leads to it and ends as no sentence does.
    """
    if below.kind is BlockKind.CODE or _ADDRESS.fullmatch(said):
        return True
    text = document.text
    deeper = _depth(text, below.span.start, below.span.start) - _depth(text, block.span.start, block.span.end)
    return deeper in _DEEPER and not said.endswith(_STOPS)


def _depth(text: str, start: int, place: int) -> int:
    """Return the column in which the words begin of the line that a place is in; the block begins at ``start``.

    No further than ``_DEEPEST`` in front of the block is looked: a text without line ends is not searched whole.
    """
    low = max(start - _DEEPEST, 0)
    head = max(low, text.rfind("\n", low, place) + 1, text.rfind("\r", low, place) + 1)
    return column(text, head, min(head + _DEEPEST, len(text)))


def _goes_on(document: Document, block: Block, spans: Sequence[Span]) -> bool:
    """Tell whether a block goes on in lower case with the sentence that leads to the line above it."""
    if block.kind is not BlockKind.PARAGRAPH or not spans or len(spans[0]) > _LONGEST_LEAD:
        return False
    return spans[0].of(document.readable)[:1].islower()


def _is_drawn(between: str) -> bool:
    """Tell whether there are no words between a sentence and what it leads to, but for the language of the code."""
    return len(between) <= _LONGEST_BETWEEN and not any(map(str.isalnum, _OPENING.split(between, maxsplit=1)[0]))


def _closed(document: Document, start: int, end: int) -> int:
    """Return the end of what is led to, behind its fence if it has one."""
    if "```" not in document.text[start:end] and "~~~" not in document.text[start:end]:
        return end
    fence = _FENCE.match(document.text, end)
    return fence.end() if fence and document.readable[end : fence.end()].isspace() else end
