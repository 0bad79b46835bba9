"""How blocks of a document become sentences."""

from pathlib import Path

import pytest

from qa_bot.ingest.cutting import LONGEST_ROW, cut
from qa_bot.ingest.discover import FoundFile

_LONG = "It is a long remark about this fish. " * (LONGEST_ROW // 30)


@pytest.mark.parametrize(
    ("name", "text", "sentences"),
    [
        (
            "a.md",
            "| Kind | Gloucs. | Worcs. | Salop |\n|-|-|-|-|\n| Riots | 4 in St. Briavels | 2. | 1 |",
            ["Kind | Gloucs. | Worcs. | Salop", "Riots | 4 in St. Briavels | 2. | 1"],
        ),
        (
            "a.md",
            "| Option | What it does |\n|-|-|\n| quiet | It says nothing. Errors are shown. |",
            ["Option | What it does", "quiet | It says nothing. Errors are shown."],
        ),
        ("a.md", "| Notes |\n|-|\n| It rained. The fair went on. |", ["Notes", "It rained.", "The fair went on."]),
        ("a.txt", "Cod\tfresh. Sold on ice.\nLing\tdried.", ["Cod\tfresh. Sold on ice.", "Ling\tdried."]),
        ("a.txt", "Cod: fresh. Sold on ice.\nLing: dried.", ["Cod: fresh.", "Sold on ice.", "Ling: dried."]),
    ],
)
def test_a_row_with_cells_is_one_sentence(tmp_path: Path, name: str, text: str, sentences: list[str]) -> None:
    assert _sentences(tmp_path / name, text) == sentences


def test_a_long_row_is_cut_as_prose(tmp_path: Path) -> None:
    assert len(_sentences(tmp_path / "a.txt", f"Cod\t{_LONG}\nLing\tdried.")) > 2


def _sentences(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    found = cut(FoundFile(path.name, str(path), len(text), 0), "en")
    return [span.of(found.document.text) for spans in found.sentences for span in spans]
