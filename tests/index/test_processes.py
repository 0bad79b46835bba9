"""Several processes on one index, killed ones among them."""

import importlib.util
import multiprocessing
from pathlib import Path
from types import ModuleType

import pytest

from qa_bot import QABot
from qa_bot.config import Config
from qa_bot.index.store import Store

ROOT = Path(__file__).parents[2]
NAMES = ("ash", "birch", "cedar", "dogwood", "elm")
PUBLICATIONS, READERS = 50, 8


def config_of(folder: Path) -> Config:
    return Config(source=None, documents=(str(folder / "docs"),), base=folder, index=folder / "index")


def write_all(folder: Path, number: int) -> None:
    for name in NAMES:
        (folder / "docs" / f"{name}.txt").write_text(f"The number of the {name} is {number}.\n", encoding="utf-8")


def read_on(folder: Path, stop: "multiprocessing.synchronize.Event", told: "multiprocessing.Queue[object]") -> None:
    """Open one state after the other and tell the numbers that its answers have; not without the tests, if killed."""
    opened, tests = 0, multiprocessing.parent_process()
    try:
        while not stop.is_set() and tests is not None and tests.is_alive():
            bot = QABot(config_of(folder))
            bot._state = bot._opened()
            cited = [bot.ask(f"What is the number of the {name}?").citations[0].text for name in NAMES]
            expected = {f"The number of the {name} is {cited[0].split()[-1]}" for name in NAMES}
            if set(cited) != expected:
                told.put(cited)
            if not opened:
                told.put("ready")
            opened += 1
        told.put(opened)
    except Exception as error:  # noqa: BLE001 -- told to the test, whatever it is
        told.put(repr(error))


@pytest.mark.slow
def test_readers_see_whole_states_while_a_writer_publishes(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    stop, told = context.Event(), context.Queue()
    (tmp_path / "docs").mkdir()
    write_all(tmp_path, 0)
    QABot(config_of(tmp_path)).refresh()
    readers = [context.Process(target=read_on, args=(tmp_path, stop, told)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    assert [told.get(timeout=60) for _ in readers] == ["ready"] * READERS
    for number in range(1, PUBLICATIONS + 1):
        write_all(tmp_path, number)
        assert QABot(config_of(tmp_path)).refresh().anything
    stop.set()
    found = [told.get(timeout=60) for _ in readers]
    for reader in readers:
        reader.join()
    assert all(isinstance(opened, int) and opened > 1 for opened in found), found
    manifest = Store(tmp_path / "index").manifest()
    assert manifest is not None
    assert {path.name for path in (tmp_path / "index").iterdir()} >= manifest.names


def kill_benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill", ROOT / "benchmarks" / "kill.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_a_killed_run_leaves_a_whole_index(tmp_path: Path) -> None:
    trial = kill_benchmark().Trial(tmp_path, seed=2)
    while trial.kills.total() < 12:
        trial.once()
