"""What disks, kills and other people's hands do to an index: the old state, a clear error, never a wrong answer."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from qa_bot import QABot
from qa_bot.errors import IndexingError

MakeBot = Callable[..., QABot]

TEXTS = {
    "bridge.txt": "The Elm Bridge was built by Anna Berg. It opened in May 1912.",
    "tower.txt": "The Grey Tower stands in Oslo. Nobody has climbed the tower since 1975.",
    "well.txt": "The well behind the church is dry.",
}
QUESTIONS = ("Who built the Elm Bridge?", "Where does the Grey Tower stand?", "What is dry?")


def answers(bot: QABot) -> list[object]:
    return [bot.ask(question).citations for question in QUESTIONS]


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, name: str, nth: int) -> Iterator[list[int]]:
    """Let the ``nth`` call of a function of ``os`` fail as on a full disk; yields a list that counts the calls."""
    real = getattr(os, name)
    calls = [0]

    def call(*arguments: object, **keywords: object) -> object:
        calls[0] += 1
        if calls[0] == nth:
            raise OSError(28, "No space left on device")
        return real(*arguments, **keywords)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, call)
        yield calls


@pytest.mark.parametrize("name", ["fsync", "replace"])
@pytest.mark.parametrize("force", [False, True])
def test_whatever_fails_the_old_state_or_the_new_one_stands(
    make_bot: MakeBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, force: bool
) -> None:
    before = texts(make_bot(TEXTS))
    index = tmp_path / "index"
    shutil.copytree(index, tmp_path / "whole")
    (tmp_path / "docs" / "well.txt").write_text("The well behind the school is dry.", encoding="utf-8")
    after = texts(make_bot({}, index=tmp_path / "other"))
    assert before != after
    nth, calls = 0, [1]
    while calls[0] >= nth:  # until the function is not called so often
        nth += 1
        shutil.rmtree(index)
        shutil.copytree(tmp_path / "whole", index)
        with failing(monkeypatch, name, nth) as calls, suppress(IndexingError):
            make_bot({}).refresh(force=force)
        reader = make_bot({})
        reader._state = reader._opened()  # as it is, without the refresh of a first question
        assert texts(reader) in (before, after)
        assert texts(make_bot({})) == after
    assert nth > 1


def texts(bot: QABot) -> list[object]:
    return [[(citation.text, citation.score) for citation in bot.ask(question).citations] for question in QUESTIONS]


def damaged(path: Path, damage: str, place: float) -> None:
    data = bytearray(path.read_bytes())
    at = int(len(data) * place)
    if damage == "truncated":
        data = data[:at]
    elif damage == "flipped":
        data[at] ^= 0x10
    else:
        data[at : at + 64] = bytes(64)
    path.write_bytes(data)


@pytest.mark.parametrize("damage", ["truncated", "flipped", "zeroed"])
@pytest.mark.parametrize("place", [0.0, 0.2, 0.5, 0.7, 0.9, 0.999])
def test_a_damaged_file_never_gives_a_wrong_answer(
    make_bot: MakeBot, tmp_path: Path, damage: str, place: float
) -> None:
    bot = make_bot(TEXTS)
    bot.refresh()
    (tmp_path / "docs" / "well.txt").write_text("The well behind the school is dry.", encoding="utf-8")
    expected, sources = answers(QABot(bot.config)), QABot(bot.config).sources()
    index = tmp_path / "index"
    shutil.copytree(index, tmp_path / "whole")
    names = [path.name for path in index.iterdir() if path.name not in ("lock", "writer", ".gitignore")]
    assert len(names) > 1
    for name in names:
        shutil.rmtree(index)
        shutil.copytree(tmp_path / "whole", index)
        damaged(index / name, damage, place)
        assert QABot(bot.config).sources() == sources
        assert answers(QABot(bot.config)) == expected


def test_a_folder_that_may_only_be_read_is_still_answered_from(make_bot: MakeBot, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("who may do everything cannot be kept from writing")
    expected = answers(make_bot(TEXTS))
    (tmp_path / "index").chmod(0o500)
    try:
        assert answers(make_bot({})) == expected
        with pytest.raises(IndexingError, match="cannot be written"):
            make_bot({}).refresh(force=True)
    finally:
        (tmp_path / "index").chmod(0o700)


def test_documents_are_only_ever_read(make_bot: MakeBot, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    bot = make_bot(TEXTS)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    bot.refresh()
    bot.refresh(force=True)
    answers(bot)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
