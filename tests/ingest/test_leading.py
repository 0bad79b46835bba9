"""Which blocks are one sentence with what leads to them."""

from pathlib import Path

import pytest

from qa_bot.ingest.cutting import cut
from qa_bot.ingest.discover import FoundFile

_DRY = "Dry it with:\n\n    boatctl dry quay"
_UNMARKED = "The quay is dried with\n\n    boatctl dry quay"
_PARTED = "The quay is dried with\n\n```\nboatctl dry\n```\n\nby the harbour master."
_ADDRESSED = "The harbour's map can be seen at\n\n   http://harbour.example.org/map"
_SET_OUT = "The quay is wet, so that one dries it with\n\n\tboatctl dry\n\nas the harbour master."
_FENCED = "Dry the quay with:\n\n```sh\nboatctl dry quay\n```"


@pytest.mark.parametrize(
    ("name", "text", "sentences"),
    [
        ("a.md", "Boats are let in from:\n\nsix to nine\n", ["Boats are let in from:\n\nsix to nine"]),
        ("a.txt", "The quay is wet. Dry it with:\n\n    boatctl dry quay\n", ["The quay is wet.", _DRY]),
        ("a.md", f"{_FENCED}\n\nWait.\n", [_FENCED, "Wait."]),
        (
            "a.md",
            "Dry the quay with:\r\n~~~\r\nboatctl dry\r\n~~~\r\n",
            ["Dry the quay with:\r\n~~~\r\nboatctl dry\r\n~~~"],
        ),
        ("a.md", "Dry it:\n\n```\nboatctl dry\nboatctl wait\n```\n", ["Dry it:", "boatctl dry\nboatctl wait"]),
        ("a.md", "It has:\n\n- a mast\n- a sail\n", ["It has:", "a mast", "a sail"]),
        ("a.md", "Guests shall not:\n\n(a) moor;\n\n(b) swim.\n", ["Guests shall not:", "(a) moor;", "(b) swim."]),
        ("a.md", "It leads on:\n\n# Sails\n\nThey are white.\n", ["It leads on:", "Sails", "They are white."]),
        (
            "a.md",
            "It leads on:\n\nOne sail is white. One is red.\n",
            ["It leads on:", "One sail is white.", "One is red."],
        ),
        ("a.md", "One:\n\nTwo:\n\nthree\n", ["One:", "Two:\n\nthree"]),
        ("a.md", f"{_UNMARKED}\n\nWait.\n", [_UNMARKED, "Wait."]),
        ("a.md", f"{_PARTED} Wait a day.\n", [_PARTED, "Wait a day."]),
        ("a.txt", f"{_ADDRESSED}\n\nBoats are let.\n", [_ADDRESSED, "Boats are let."]),
        ("a.txt", f"{_SET_OUT} Wait a day.\n", [_SET_OUT, "Wait a day."]),
        ("a.txt", f"{_UNMARKED}.\n", ["The quay is dried with", "boatctl dry quay."]),
        ("a.txt", f"The quay is dried with\n{' ' * 40}\n{' ' * 40}7\n", ["The quay is dried with", "7"]),
        ("a.md", "Dry the quay.\n\n    boatctl dry\n", ["Dry the quay.", "boatctl dry"]),
        ("a.md", "Dry quays\n\n    boatctl dry\n", ["Dry quays", "boatctl dry"]),
        (
            "a.md",
            "The harbour's quay and its boats\n\nThe quay is wet.\n",
            ["The harbour's quay and its boats", "The quay is wet."],
        ),
        ("a.txt", "Start it on the boat: >\n\n\tboatctl start\n", ["Start it on the boat: >\n\n\tboatctl start"]),
        (
            "a.md",
            "Write to: <orr@example.org>\n\nThe sail is white.\n",
            ["Write to: <orr@example.org", "The sail is white."],
        ),
    ],
)
def test_what_leads_to_a_line_is_one_sentence_with_it(
    tmp_path: Path, name: str, text: str, sentences: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    found = cut(FoundFile(name, str(path), len(text), 0), "en")
    assert [span.of(found.document.text) for spans in found.sentences for span in spans] == sentences
    for block, spans in zip(found.document.blocks, found.sentences, strict=True):
        assert all(block.span.start <= span.start < span.end <= block.span.end for span in spans)
