import multiprocessing
import os
import stat
import time
from pathlib import Path

import pytest

from qa_bot.errors import Cancelled, DamagedError, IndexingError
from qa_bot.index.builder import Builder, Cut
from qa_bot.index.lock import writers_lock
from qa_bot.index.manifest import SCHEMA, Entry, encode
from qa_bot.index.merge import segment_of
from qa_bot.index.segment import Segment
from qa_bot.index.store import Origin, Store, entry_of
from qa_bot.types import Block, BlockKind, Document, Span

ORIGIN = Origin("settings", "print", {})


def publish(store: Store, *texts: str) -> None:
    with store.writing():
        path = store.new_path("segment")
        draft = store.new_path("build")
        builder = Builder(draft)
        for number, text in enumerate(texts):
            span = Span(0, len(text))
            blocks = (Block(span, BlockKind.PARAGRAPH),)
            document = Document(f"{number}.txt", Path(f"/{number}.txt"), text, text, blocks, "")
            builder.add(Cut(document, [[span]], "en", len(text), 1))
        seal = segment_of([Segment(draft, builder.write())], path)
        store.publish([entry_of(path, seal)], None, ORIGIN)


def files(store: Store) -> list[str]:
    return sorted(
        path.name for path in store.folder.iterdir() if path.name.startswith(("segment-", "state-", "build-"))
    )


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
    assert len(files(store)) == 1


@pytest.mark.parametrize("failing", ["os.fsync", "os.replace"])
def test_a_failed_publication_leaves_the_old_state(store: Store, failing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(store, "One.")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(failing, full)
    with pytest.raises(IndexingError, match="No space left"):
        publish(store, "Two.")
    monkeypatch.undo()
    assert opened_text(store) == "One."
    publish(store, "Three.")
    assert len(files(store)) == 1


def test_what_a_killed_writer_left_is_cleaned_up(store: Store) -> None:
    publish(store, "One.")
    (store.folder / "state-9").mkdir()  # of an older schema, where states were folders
    (store.folder / "state-9" / "half.npy").write_bytes(b"\x93NUM")
    (store.folder / "segment-12").write_bytes(b"half")
    assert opened_text(store) == "One."
    publish(store, "Two.")
    assert opened_text(store) == "Two."
    assert len(files(store)) == 1


def test_a_folder_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    store = Store(tmp_path)
    with pytest.raises(IndexingError, match=r"not an index of qa-bot.*letter\.txt"):
        store.open()
    with pytest.raises(IndexingError, match="not an index"), store.writing():
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
@pytest.mark.parametrize("name", [".gitignore", "writer", "manifest.json.new"])
def test_what_a_link_in_the_folder_leads_to_is_never_written(store: Store, tmp_path: Path, name: str) -> None:
    mine = tmp_path / "mine"
    mine.write_text("mine")
    store.folder.mkdir()
    (store.folder / name).symlink_to(mine)
    publish(store, "One.")
    assert opened_text(store) == "One."
    assert mine.read_text() == "mine"
    assert not (store.folder / "manifest.json").is_symlink()


def test_a_gitignore_that_was_there_stays(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / ".gitignore").write_text("!keep\n")
    publish(store, "One.")
    assert (store.folder / ".gitignore").read_text() == "!keep\n"


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


def rewrite(store: Store, **fields: object) -> None:
    """Write a manifest that says something else, its checksum included."""
    manifest = store.manifest()
    assert manifest is not None
    (store.folder / "manifest.json").write_bytes(encode(manifest._replace(**fields)))


def test_a_file_outside_the_folder_is_never_opened(store: Store) -> None:
    publish(store, "One.")
    rewrite(store, segments=(Entry("../elsewhere", 1, 1),))
    with pytest.raises(IndexingError, match="damaged"):
        store.open()


@pytest.mark.parametrize("step", [-1, 1])
def test_another_schema_is_as_no_index(store: Store, step: int) -> None:
    publish(store, "One.")
    path = store.folder / "manifest.json"
    path.write_text(path.read_text().replace(f'"schema": {SCHEMA}', f'"schema": {SCHEMA + step}'))
    assert store.open() is None


def test_a_missing_segment_is_an_error(store: Store) -> None:
    publish(store, "One.")
    next(store.folder.glob("segment-*")).unlink()
    with pytest.raises(DamagedError, match="segment-1"):
        store.open()


def test_a_new_folder_is_its_owners_alone_and_one_that_was_there_is_left(store: Store, tmp_path: Path) -> None:
    publish(store, "One.")
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    store.folder.chmod(0o750)
    publish(store, "Two.")
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o750


def test_a_missing_parent_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="parent folder does not exist"), Store(tmp_path / "no" / "index").writing():
        pass


def test_what_goes_wrong_elsewhere_while_writing_is_passed_on_as_it_is(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"other\.txt"), store.writing():
        (tmp_path / "other.txt").read_text()


@pytest.mark.parametrize("name", ["segment-1", "build-2/draft"])
def test_what_goes_wrong_in_the_folder_while_writing_is_told(store: Store, name: str) -> None:
    with pytest.raises(IndexingError, match=r"index: cannot be written \(No such file or directory\)"), store.writing():
        (store.folder / name).read_bytes()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(IndexingError, match="not a folder"), Store(tmp_path / "index").writing():
        pass


def _try_to_write(folder: Path, answer: "multiprocessing.Queue[str]") -> None:
    try:
        with writers_lock(folder, None, patience=0.2):
            answer.put("wrote")
    except IndexingError as error:
        answer.put(str(error))


def test_a_second_writer_is_told_who_the_first_is(store: Store) -> None:
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[str] = context.Queue()
    with store.writing():
        other = context.Process(target=_try_to_write, args=(store.folder, answer))
        other.start()
        assert f"another qa-bot (process {os.getpid()}) is writing" in answer.get(timeout=60)
        other.join()


def test_a_second_writer_waits_for_the_first(store: Store) -> None:
    publish(store, "One.")
    context = multiprocessing.get_context("spawn")
    answer: multiprocessing.Queue[str] = context.Queue()
    with store.writing():
        other = context.Process(target=_write_patiently, args=(store.folder, answer))
        other.start()
        assert answer.get(timeout=60) == "ready"
        time.sleep(0.3)
        assert answer.empty()
    assert answer.get(timeout=60) == "wrote"
    other.join()


def _write_patiently(folder: Path, answer: "multiprocessing.Queue[str]") -> None:
    answer.put("ready")
    with writers_lock(folder, None, patience=60):
        answer.put("wrote")


def test_a_writer_that_waits_can_be_stopped(store: Store) -> None:
    publish(store, "One.")
    with store.writing(), pytest.raises(Cancelled), Store(store.folder).writing(lambda: True):
        pass


def test_what_cannot_be_read_is_named_with_the_way_out(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "manifest.json").mkdir()
    with pytest.raises(IndexingError, match=r"manifest\.json: cannot be read .* --index DIR"):
        store.manifest()
