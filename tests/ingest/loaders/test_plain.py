from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders import load
from qa_bot.ingest.loaders.plain import parse

PIECES = [
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "\t",
    "- ",
    "1. ",
    "---",
    "===",
    "Field: value",
    "1.2 Methods",
    "A Title",
    "words",
]
PIECES += [
    "It is a sentence, and a long one, that nobody would take for a heading of anything. ",
    "Date: 2023-11-10 ",
    "é",
]


def shown(text: str, name: str = "a.txt") -> list[str]:
    found = parse(text, name, Path(name))
    return [f"{block.kind} {' '.join(block.span.of(found.readable).split())}" for block in found.blocks]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
def test_any_text_is_covered_by_its_blocks(text):
    found = parse(text, "a.txt", Path("a.txt"))
    assert (found.text, len(found.readable)) == (text, len(text))
    position = 0
    for block in found.blocks:
        assert position <= block.span.start < block.span.end
        assert not found.readable[position : block.span.start].strip()
        position = block.span.end
    assert not found.readable[position:].strip()


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\nTwo.\n\nThree.", ["paragraph One. Two.", "paragraph Three."]),
        ("Report\n======\n\nText.", ["heading Report", "paragraph Text."]),
        ("- one\n- two\n  goes on", ["item one", "item two goes on"]),
        ("a\tb\nc\td", ["row a b", "row c d"]),
        ("----\n\nText.", ["paragraph Text."]),
        ("", []),
    ],
)
def test_blocks(text, blocks):
    assert shown(text) == blocks


def test_every_line_of_a_log_is_a_row():
    assert shown("started\nstopped", "a.log") == ["row started", "row stopped"]


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(DocumentError, match="not there"):
        load(tmp_path / "gone.txt", "gone.txt")
