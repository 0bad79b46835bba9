import json
import multiprocessing
import shutil
from pathlib import Path

import pytest

from qa_bot.errors import IndexingError
from qa_bot.index.builder import Builder, Cut
from qa_bot.index.store import SCHEMA, Store
from qa_bot.types import Block, BlockKind, Document, Span


def builder_of(*texts: str) -> Builder:
    builder = Builder()
    for number, text in enumerate(texts):
        span = Span(0, len(text))
        document = Document(
            f"{number}.txt", Path(f"/{number}.txt"), text, text, (Block(span, BlockKind.PARAGRAPH),), ""
        )
        builder.add(Cut(document, [[span]], "en", len(text), 1))
    return builder


def publish(store: Store, *texts: str) -> None:
    with store.writing():
        store.publish(builder_of(*texts), "print", {})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "index")


def opened_text(store: Store) -> str:
    state = store.open()
    assert state is not None
    return state[0].document_text(0)


def test_nothing_is_there_before_something_is_written(store: Store) -> None:
    assert store.open() is None
    assert not store.folder.exists()


def test_a_published_state_is_opened(store: Store) -> None:
    publish(store, "One.")
    assert opened_text(store) == "One."


def test_a_reader_keeps_the_state_that_it_opened(store: Store) -> None:
    publish(store, "One.")
    state = store.open()
    publish(store, "Two.")
    assert state is not None
    assert state[0].document_text(0) == "One."
    assert opened_text(store) == "Two."


def test_states_that_are_not_current_are_removed(store: Store) -> None:
    for text in ("One.", "Two.", "Three."):
        publish(store, text)
    assert len(list(store.folder.glob("state-*"))) == 1


@pytest.mark.parametrize("failing", ["write", "replace"])
def test_a_failed_publication_leaves_the_old_state(store: Store, failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(store, "One.")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((Builder, "write") if failing == "write" else ("os.replace",)), full)
    with pytest.raises(IndexingError, match="No space left"):
        publish(store, "Two.")
    monkeypatch.undo()
    assert opened_text(store) == "One."
    assert len(list(store.folder.glob("state-*"))) == 1


def test_what_a_killed_writer_left_is_cleaned_up(store: Store) -> None:
    publish(store, "One.")
    (store.folder / "state-9").mkdir()
    (store.folder / "state-9" / "half.npy").write_bytes(b"\x93NUM")
    assert opened_text(store) == "One."
    publish(store, "Two.")
    assert opened_text(store) == "Two."
    assert len(list(store.folder.glob("state-*"))) == 1


def test_a_folder_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    store = Store(tmp_path)
    with pytest.raises(IndexingError, match=r"not an index of qa-bot.*letter\.txt"):
        store.open()
    with pytest.raises(IndexingError, match="not an index"), store.writing():
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_foreign_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "my web app"}')
    with pytest.raises(IndexingError, match="not a manifest of qa-bot"):
        Store(tmp_path).open()


@pytest.mark.parametrize("text", ["", "{", "[1]", f'{{"schema": {SCHEMA}}}', "\x00"])
def test_a_damaged_manifest_is_an_error_that_names_it(store: Store, text: str) -> None:
    publish(store, "One.")
    (store.folder / "manifest.json").write_text(text)
    with pytest.raises(IndexingError, match=r"manifest\.json"):
        store.open()


def test_a_state_outside_the_folder_is_never_opened(store: Store) -> None:
    publish(store, "One.")
    path = store.folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "state": "../elsewhere"}))
    with pytest.raises(IndexingError, match="damaged"):
        store.open()


def test_another_schema_is_as_no_index(store: Store) -> None:
    publish(store, "One.")
    path = store.folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema": SCHEMA + 1}))
    assert store.open() is None


def test_a_missing_state_is_an_error(store: Store) -> None:
    publish(store, "One.")
    shutil.rmtree(next(store.folder.glob("state-*")))
    with pytest.raises(IndexingError):
        store.open()


def test_a_missing_parent_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="parent folder does not exist"), Store(tmp_path / "no" / "index").writing():
        pass


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(IndexingError, match="not a folder"), Store(tmp_path / "index").writing():
        pass


def _try_to_write(folder: Path, answer: "multiprocessing.Queue[str]") -> None:
    try:
        with Store(folder).writing():
            answer.put("wrote")
    except IndexingError as error:
        answer.put(str(error))


def test_one_writer_at_a_time(store: Store) -> None:
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[str] = context.Queue()
    with store.writing():
        other = context.Process(target=_try_to_write, args=(store.folder, answer))
        other.start()
        assert "another qa-bot is writing" in answer.get(timeout=60)
        other.join()
