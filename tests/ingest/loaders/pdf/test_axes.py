"""Scales of figures in a PDF."""

import pytest

from qa_bot.ingest.loaders.pdf.axes import is_scale, without_axes
from qa_bot.types import Block, BlockKind, Span


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("0.0 0.2 0.4 0.6 0.8 1.0", True),
        ("−2 0 2 4 6", True),
        ("2004 2006 2008\n2010", True),
        ("90 80 70 60", True),
        ("43 12 0 0 0", False),
        ("0 1 2", False),
        ("0 0 0 0", False),
        ("0 2 4 6 of them", False),
    ],
)
def test_a_scale_has_equal_steps(words: str, is_one: bool) -> None:
    assert is_scale(words) is is_one


def test_a_label_beside_a_scale_is_no_heading() -> None:
    text = "0 2 4 6\nYears\nThe pump failed.\n0 2 4 6\n3.1 Repair\n"
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    kinds = (paragraph, heading, paragraph, paragraph, heading)
    blocks: list[Block] = []
    start = 0
    for line, kind in zip(text.splitlines(), kinds, strict=True):
        blocks.append(Block(Span(start, start + len(line)), kind, 2 if kind is heading else 1))
        start += len(line) + 1
    kept = [(block.span.of(text), block.kind) for block in without_axes(text, blocks)]
    assert kept == [("Years", paragraph), ("The pump failed.", paragraph), ("3.1 Repair", heading)]
