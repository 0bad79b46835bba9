import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa_bot.errors import ExportError
from qa_bot.present.export import export
from qa_bot.types import Turn

Make = Callable[..., Any]


def test_the_ending_says_the_form(answer: Make, tmp_path: Path) -> None:
    turns = (Turn("Where did it sing?", answer()), Turn("?", "the question has no words"))
    assert export(turns, str(tmp_path / "a.MD")).read_text().startswith("# A conversation with qa-bot\n\n## Where did")
    found = json.loads(export(turns, str(tmp_path / "a.json")).read_text())["turns"]
    assert [each["question"] for each in found] == ["wher did the quire sing", "?"]
    (citation,) = found[0]["citations"]
    assert (citation["document"], citation["line"], citation["confidence"]) == ("music/choir.md", 14, 0.87)
    assert found[1] == {"question": "?", "error": "the question has no words"}


def test_the_documents_that_were_asked_are_named(answer: Make, tmp_path: Path) -> None:
    turns = (Turn("Where?", answer(), "law/*`"), Turn("?", "no words", "law/"))
    assert "\n\nAsked of `` law/*` `` only.\n\n" in export(turns, str(tmp_path / "a.md")).read_text()
    found = json.loads(export(turns, str(tmp_path / "a.json")).read_text())["turns"]
    assert [each["in"] for each in found] == ["law/*`", "law/"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    (tmp_path / "link.md").symlink_to(tmp_path / "elsewhere.md")
    for name in ("a.md", "link.md"):
        with pytest.raises(ExportError, match="is there already"):
            export((), str(tmp_path / name))
    assert (tmp_path / "a.md").read_text() == "mine"
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize("name", ["a.txt", "a", ".md", "no/such/folder/a.md", "a\0b.md", "~no-such-user/a.json"])
def test_what_cannot_be_written_is_an_error_that_names_it(name: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match=name.split("\0")[0].replace(".", "[.]")):
        export((), name)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full disk")
def test_what_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch) -> None:
    opened = Path.open

    def full(path: Path, *arguments: Any, **options: Any) -> Any:
        opened(path, *arguments, **options).close()
        return opened(Path("/dev/full"), "w")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(ExportError, match="No space left"):
        export((), str(tmp_path / "a.md"))
    assert not list(tmp_path.iterdir())


def test_hostile_text_is_harmless_in_a_file(answer: Make, citation: Make, tmp_path: Path) -> None:
    evil = "\x1b]52;c;eA==\x07 \x9b2J \u202eevil \udc80 \x00"
    cited = citation(text=evil, highlight=None, document=f"{evil}.md", title=evil)
    turns = (Turn(evil, answer(cited)), Turn(evil, evil))
    for name in ("a.md", "a.json"):
        written = export(turns, str(tmp_path / name)).read_text(encoding="utf-8")
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x00"} & set(written)
