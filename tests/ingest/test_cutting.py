"""How blocks of a document become sentences."""

from pathlib import Path

import pytest

from qa_bot.index.builder import Cut
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


def test_what_has_no_letter_or_digit_is_no_sentence(tmp_path: Path) -> None:
    text = "The mill grinds.\n\n~\n\n=> \n\n━━━━━━\n\nIt stops at night. ✂ !"
    assert _sentences(tmp_path / "a.txt", text) == ["The mill grinds.", "It stops at night."]
    assert all(_cut(tmp_path / "a.txt", text, "en").sentences)


_GERMAN = "Die Mühle mahlt am Morgen, und wer sein Mehl nicht holt, der muss bis zum nächsten Tag warten."


@pytest.mark.parametrize(
    "above",
    [
        "---\n" + "".join(f"what-{n}: It is for you and for me, and who is it for?\n" for n in range(80)) + "---",
        "    $ the one that is in the way of all of them\n" * 60,
    ],
    ids=["fields", "code"],
)
def test_the_language_is_that_of_the_text(tmp_path: Path, above: str) -> None:
    assert _cut(tmp_path / "a.md", f"{above}\n{_GERMAN}", "auto").language == "de"


def test_the_language_of_a_table_alone_is_that_of_its_rows(tmp_path: Path) -> None:
    assert _cut(tmp_path / "a.md", f"| Mühle | Regel |\n|-|-|\n| Alt | {_GERMAN} |", "auto").language == "de"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", "- The sail is larger. (`#120 <https://boats.example/sails/120>`__)"),
        ("a.rst", "- The sail is larger.\n  (`#120 <https://boats.example/1>`__,\n  `#7 <https://boats.example/2>`__)"),
        ("a.md", "- The sail is larger. ([#120](https://boats.example/sails/120))"),
        ("a.txt", "The sail is larger. (#120, #7)"),
    ],
)
def test_the_number_of_what_is_told_stays_with_it(tmp_path: Path, name: str, text: str) -> None:
    assert _sentences(tmp_path / name, f"{text}\n") == [text.removeprefix("- ")]


def test_what_says_more_than_a_number_is_a_sentence(tmp_path: Path) -> None:
    text = "The sail is larger. (It is boat #120.)"
    assert _sentences(tmp_path / "a.txt", text) == ["The sail is larger.", "(It is boat #120.)"]


def _sentences(path: Path, text: str) -> list[str]:
    found = _cut(path, text, "en")
    return [span.of(found.document.text) for spans in found.sentences for span in spans]


def _cut(path: Path, text: str, language: str) -> Cut:
    path.write_text(text, encoding="utf-8")
    return cut(FoundFile(path.name, str(path), len(text), 0), language)
