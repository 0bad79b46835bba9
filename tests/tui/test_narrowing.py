from pathlib import Path

import pytest

from qa_bot.tui.narrowing import Narrowing, narrowing
from qa_bot.types import Source

NAMES = ("law/contract.md", "law/lease-2020.pdf", "notes.txt", "old/law/notes.txt")
SOURCES = [
    *(Source(name, Path("/docs", name), "", None, 1, 1) for name in NAMES),
    Source("law/broken.pdf", Path("/docs/law/broken.pdf"), "", None, 0, 1, "damaged"),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("notes.txt", Narrowing("notes.txt", 2)),
        ("*.pdf", Narrowing("*.pdf", 1)),
        ("law", Narrowing("law/", 3)),
        ("old/law", Narrowing("old/law", 1)),
        ("lease", Narrowing("*lease*", 1)),
        ("law/lease-2020.pdf", Narrowing("law/lease-2020.pdf", 1)),
        ("broken", None),
        ("nothing", None),
    ],
)
def test_a_name_is_a_file_a_folder_or_a_part_of_a_name(name: str, found: Narrowing | None) -> None:
    assert narrowing(name, SOURCES, ("/docs",)) == found
