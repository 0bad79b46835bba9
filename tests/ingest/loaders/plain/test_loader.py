from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders import load
from qa_bot.ingest.loaders.plain.loader import parse

from .. import checks

CASES = yaml.safe_load(Path(__file__).with_name("plain.yaml").read_text(encoding="utf-8"))

PIECES = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    "\u2028",
    "\t",
    " ",
    "- ",
    "• ",
    "1. ",
    "(a) ",
    "1999. ",
    "---",
    "===",
    "...",
    "* * *",
    "-",
    "--- ----",
    "+--+--+",
    " | ",
]
PIECES += ["Field: value", "1.2 Methods", "A Title", "words", "CAPITALS", "Date: 2023-11-10 ", "é", "。", "\0", "\xa0"]
PIECES += ["\x1b[31m", "\x1b["]
PIECES += ["It is a sentence, and a long one, that nobody would take for a heading of anything. "]


def check(text: str, name: str = "a.txt"):
    """Hold a document to what every reader of one relies on; return it."""
    found = parse(text, name, Path(name))
    assert found.text == text
    assert len(found.readable) == len(text)
    pairs = zip(found.readable, text, strict=True)
    assert all(read == written or (read == " " and not written.isspace()) for read, written in pairs)
    checks.check(found)
    return found


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(), st.sampled_from(["a.txt", "a.log"]))
def test_any_text_is_covered_by_its_blocks(text, name):
    check(text, name)


HOSTILE = [
    "-",
    "- ",
    "- a\n",
    "---",
    "\n--- a",
    "\n...a",
    "=",
    ". ",
    "a:\n",
    "a: b\n",
    "a\tb\n",
    "1. ",
    "1.2 ",
    "A b\n\n",
    "\n",
]
HOSTILE += ["\t", "\r", "\u2028", "> ", "a.\n", "Date: 2023-11-1", "(a) ", " \n-\n", "A\n=\n", "A\n===\n", "a\n\n===\n"]
HOSTILE += [
    "10:41 a\n",
    "a  b  c\n",
    "a  b\n",
    "a  ",
    "1. A\nB.\n",
    "1. A\n1.1 B\n",
    "1. A\n\n",
    "Clause 1\n",
    "  a\n\n",
    "a | b\n",
    "a | ",
    "a  b\n-- --\n",
    "+--+--+\n",
    "-- ",
    "--  a\n",
    "a\n=  \t|",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetitions_are_read(piece):
    check(piece * (20_000 // len(piece)))


def shown(found) -> list[str]:
    return [f"{block.kind} {' '.join(block.span.of(found.readable).split())}" for block in found.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_blocks(case, line_end):
    found = check(case["text"].replace("\n", line_end), case.get("file", "ice-hockey_rules.txt"))
    assert shown(found) == case["blocks"]
    assert found.title == case.get("title", "ice hockey rules")
    assert found.date == case.get("date")


def test_every_line_of_a_log_is_a_row():
    assert shown(check("started\nstopped", "a.log")) == ["row started", "row stopped"]


def test_the_colours_of_a_terminal_are_not_read():
    text = "\x1b[32mINFO\x1b[0m the lamp is lit\n\x1b[1;31mERROR\x1b[0m it went out\n"
    document = parse(text, "lamp.log", Path("lamp.log"))
    assert document.text == text
    assert [" ".join(block.span.of(document.readable).split()) for block in document.blocks] == [
        "INFO the lamp is lit",
        "ERROR it went out",
    ]


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(DocumentError, match="not there"):
        load(tmp_path / "gone.txt", "gone.txt")


@pytest.mark.parametrize("name", ["notes", "notes.xyz", "NOTES.TXT"])
def test_a_file_without_a_loader_is_read_if_it_is_text(tmp_path, name):
    (tmp_path / name).write_bytes(b"It is text.\r\nAll of it.")
    found = load(tmp_path / name, name)
    assert found.text == "It is text.\r\nAll of it."
    (tmp_path / name).write_bytes(b"\x7fELF\0\0")
    with pytest.raises(DocumentError, match="not plain text"):
        load(tmp_path / name, name)


@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_a_file_of_nothing_has_no_blocks(tmp_path, raw):
    (tmp_path / "a.txt").write_bytes(raw)
    assert load(tmp_path / "a.txt", "a.txt").blocks == ()
