"""Whatever is done to the documents, a refreshed index answers as one that is built anew does."""

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qa_bot import QABot, Reply
from qa_bot.config import Config
from qa_bot.index import compaction
from qa_bot.index.store import Store

WORDS = [
    *(
        "bridge",
        "tower",
        "built",
        "Oslo",
        "1912",
        "river",
        "Anna",
        "Berg",
        "in",
        "the",
        "was",
        "opened",
        "because",
        "old",
    ),
    *("old bridge tower (OBT)", "OBT", "birdge tower", "meet-ing"),
    *("meeting", "meetings", "Rhein", "Brücke", "Turm", "steht", "seit", "und", "der", "die", "das", "nicht", "gebaut"),
]
QUESTIONS = (
    "When was the bridge built?",
    "Who opened the old tower in Oslo?",
    "Where is the meeting of Anna Berg?",
    "Wann wurde die Brücke gebaut?",
    "Which rivr is old?",
    "quantum towers",
    "Turm",
    "When was the OBT built?",
    "Who opened the old bridge tower, and a birdgetower?",
)
Rounds = list[list[tuple[str, str, str]]]

names = st.sampled_from(["a.txt", "bridge.txt", "river_tower.txt", "oslo.md", "z.txt"])
steps = st.lists(st.tuples(st.sampled_from(["write", "delete", "rename", "touch", "copy"]), names, names), max_size=4)


def some_text(seed: int) -> str:
    dice = random.Random(seed)
    paragraphs = []
    for _ in range(dice.randint(0, 4)):
        sentences = (" ".join(dice.choices(WORDS, k=dice.randint(1, 9))) for _ in range(dice.randint(1, 4)))
        paragraphs.append(" ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences))
    return "\n\n".join(paragraphs)


def change(folder: Path, step: tuple[str, str, str], seed: int) -> None:
    what, name, other = step
    path = folder / name
    if what == "write":
        path.write_text(some_text(seed), encoding="utf-8")
    elif path.exists() and what == "delete":
        path.unlink()
    elif path.exists() and what == "rename":
        path.rename(folder / other)
    elif path.exists() and what == "touch":
        path.touch()
    elif path.exists() and what == "copy":
        (folder / other).write_bytes(path.read_bytes())


def answers(bot: QABot) -> list[tuple[object, ...]]:
    """Return all that a user may see of the answers, but the time they took."""
    return [comparable(bot.ask(question, top=10, explain=True)) for question in QUESTIONS]


def comparable(reply: Reply) -> tuple[object, ...]:
    query = replace(reply.query, concepts=())
    return type(reply), query, reply.citations, reply.confidence, reply.coverage, getattr(reply, "reason", "")


def bot_of(folder: Path, index: Path, **fields: object) -> QABot:
    return QABot.open(Config(source=None, documents=(str(folder),), base=folder, index=index, **fields))


changes = given(st.lists(steps, min_size=1, max_size=6), st.integers(0, 10**6), st.booleans())
without_a_document = example(
    [[("write", "a.txt", "a.txt"), ("delete", "bridge.txt", "a.txt"), ("write", "oslo.md", "a.txt")]], 743, False
)
WEIGHTINGS = pytest.mark.parametrize("weighting", ["bm25", "tfidf"])
SAME_FOLDER = [HealthCheck.function_scoped_fixture]


@WEIGHTINGS
@changes
@without_a_document
@settings(suppress_health_check=SAME_FOLDER, max_examples=5)
def test_refreshed_equals_rebuilt(tmp_path: Path, weighting: str, rounds: Rounds, seed: int, merging: bool) -> None:
    refreshed_equals_rebuilt(tmp_path, weighting, rounds, seed, merging)


@pytest.mark.slow
@WEIGHTINGS
@changes
@settings(suppress_health_check=SAME_FOLDER, max_examples=40)
def test_refreshed_equals_rebuilt_many_times(
    tmp_path: Path, weighting: str, rounds: Rounds, seed: int, merging: bool
) -> None:
    refreshed_equals_rebuilt(tmp_path, weighting, rounds, seed, merging)


def refreshed_equals_rebuilt(tmp_path: Path, weighting: str, rounds: Rounds, seed: int, merging: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # the small collections of a test would all be merged, or be read anew, after each change
        patch.setattr(compaction, "_BESIDE", 0.2 if merging else 2.0)
        patch.setattr("qa_bot.ingest.refresh._MOST", 2.0)
        # as if every word were frequent, or none
        patch.setattr("qa_bot.rank.searcher._FEW", 0 if merging else 2_000)
        work = tmp_path / str(len(list(tmp_path.iterdir())))
        folder = work / "docs"
        folder.mkdir(parents=True)
        for number, name in enumerate(("a.txt", "bridge.txt", "z.txt")):
            (folder / name).write_text(some_text(seed + number), encoding="utf-8")
        ranking = replace(bot_of(folder, work).config.ranking, weighting=weighting)
        refreshed = bot_of(folder, work / "index", ranking=ranking)
        refreshed.refresh()
        for number, round_ in enumerate(rounds):
            for place, step in enumerate(round_):
                change(folder, step, seed + 100 * number + place)
            if not any(folder.iterdir()):
                (folder / "a.txt").write_text(some_text(seed), encoding="utf-8")
            refreshed.refresh()
            rebuilt = bot_of(folder, work / f"rebuilt-{number}", ranking=ranking)
            assert answers(refreshed) == answers(rebuilt)
            assert refreshed.sources() == rebuilt.sources()


def test_a_merged_index_is_byte_for_byte_a_rebuilt_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "_BESIDE", 0.0)
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(some_text(number), encoding="utf-8")
    bot = bot_of(folder, tmp_path / "index")
    bot.refresh()
    texts: Mapping[str, int] = {"03.txt": 103, "05b.txt": 105, "99.txt": 199, "07.txt": 107}
    for name, seed in texts.items():
        (folder / name).write_text(some_text(seed), encoding="utf-8")
        (folder / "09.txt").unlink(missing_ok=True)
        bot.refresh()
    bot_of(folder, tmp_path / "rebuilt").refresh()
    found = [Store(tmp_path / name).manifest() for name in ("index", "rebuilt")]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].state is None
    files = [
        (tmp_path / name / manifest.segments[0].name).read_bytes()
        for name, manifest in zip(("index", "rebuilt"), found, strict=True)
        if manifest is not None
    ]
    assert files[0] == files[1]
