from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.edges import with_marks
from qa_bot.ingest.loaders.markdown.loader import parse
from qa_bot.ingest.loaders.restructured.loader import parse as parse_restructured
from qa_bot.ingest.sentences import split_block
from qa_bot.types import BlockKind, Span


def sentences(text: str) -> tuple[str, list[Span], list[Span]]:
    """Return what is readable of a Markdown text, the spans of its sentences, and the same with marks."""
    found = parse(text, "a.md", Path("a.md"))
    cut = [
        split_block(found.readable, block.span.start, block.span.end)
        for block in found.blocks
        if block.kind is not BlockKind.CODE
    ]
    spans = [span for of_block in cut for span in of_block]
    return found.readable, spans, [span for of_block in cut for span in with_marks(text, found.readable, of_block)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("**Set** it to 5. Then *stop*.", ["**Set** it to 5.", "Then *stop*."]),
        ("**`Code`** is text. `More`", ["**`Code`** is text.", "More"]),
        ("*All of it is slanted.* So is *this*", ["All of it is slanted.", "So is *this*"]),
        ("[The guide](https://a.example/b) says so.", ["[The guide](https://a.example/b) says so."]),
        ("It is in [the guide](https://a.example/b)", ["It is in [the guide](https://a.example/b)"]),
        ("- _One_ two\n- three `four`", ["_One_ two", "three `four`"]),
        ("**It is one. Two.** Three.", ["It is one.", "Two.", "Three."]),
        ("A * b and c_d [sic]. End", ["A * b and c_d [sic].", "End"]),
        ("Plain text.", ["Plain text."]),
    ],
)
def test_a_pair_of_marks_is_not_torn(text: str, cited: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)[2]] == cited


@pytest.mark.parametrize(
    "text",
    [
        "**mill_wheel** (**needed**, :ref:`Wheels <mill-wheels_large>`): the wheel.",
        "`The mill <https://a.example/mill_1>`__ by `its owner <https://a.example/b>`__",
        ":term:`The wheel <wheel>` turns.",
        "See `the mill`_ and [3]_ there.",
        "All of :py:mod:`mill.wheel`",
    ],
)
def test_a_mark_of_restructured_text_is_not_torn(text: str) -> None:
    found = parse_restructured(text, "a.rst", Path("a.rst"))
    (block,) = found.blocks
    (span,) = with_marks(text, found.readable, [block.span])
    assert span.of(text) == text


PIECES = ("**", "*", "_", "`", "[", "](a)", "]", "!", "Word", "word.", " ", "\n", "\n\n", "- ", "~~", "\\")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_grow_by_marks_alone_and_stay_apart(text: str) -> None:
    readable, before, after = sentences(text)
    position = 0
    for narrow, wide in zip(before, after, strict=True):
        assert position <= wide.start <= narrow.start < narrow.end <= wide.end
        assert wide.of(readable).strip() == narrow.of(readable)
        assert wide.of(text).strip() == wide.of(text)
        position = wide.end
