from collections.abc import Callable
from pathlib import Path

import pytest

from qa_bot.config import Config
from qa_bot.ingest.watched import Watched

See = Callable[..., Watched]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Documents beside their settings, with the index among them."""
    for folder in ("docs/deep", "docs/.git", "docs/index", "docs/out", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("docs/a.md", "docs/deep/b.txt", "docs/picture.png", "elsewhere/c.md", "single.cfg", "config.yaml"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    return tmp_path


@pytest.fixture
def see(base: Path) -> See:
    def of(*documents: str, **settings: object) -> Watched:
        values = {"source": base / "config.yaml", "index": base / "docs" / "index", "exclude": ("out",), **settings}
        return Watched.of(Config(documents=tuple(str(base / name) for name in documents), base=base, **values))

    return of


def test_the_folders_that_documents_may_be_in_are_watched_and_no_other(see: See, base: Path) -> None:
    assert see("docs").paths == tuple(str(base / name) for name in ("", "docs", "docs/deep"))


@pytest.mark.parametrize("name", ["docs/a.md", "docs/new.txt", "docs/deep/b.txt", "docs/gone", "docs", "docs/deep"])
def test_a_change_that_may_be_a_document_matters(see: See, base: Path, name: str) -> None:
    assert see("docs").concerns(str(base / name))


@pytest.mark.parametrize(
    "name",
    [
        "docs/picture.png",
        "docs/.hidden.md",
        "docs/.git",
        "docs/index",
        "docs/index/x.txt",
        "docs/out",
        "docs/out/a.md",
        "single.cfg",
        "config.yaml",
        "other.md",
        "elsewhere/c.md",
    ],
)
def test_what_the_index_would_not_take_does_not(see: See, base: Path, name: str) -> None:
    assert not see("docs").concerns(str(base / name))


def test_a_glob_takes_its_own_files_alone(see: See, base: Path) -> None:
    watched = see("docs/*.md")
    assert watched.concerns(str(base / "docs" / "new.md"))
    assert not watched.concerns(str(base / "docs" / "new.txt"))
    assert not watched.concerns(str(base / "docs" / "deep" / "new.md"))


def test_a_file_named_itself_is_watched_in_its_folder_whatever_its_suffix(see: See, base: Path) -> None:
    watched = see("single.cfg")
    assert watched.paths == (str(base),)
    assert watched.concerns(str(base / "single.cfg"))
    assert not watched.concerns(str(base / "docs"))


def test_the_settings_are_watched_and_are_no_document(see: See, base: Path) -> None:
    watched = see("docs")
    assert str(base / "config.yaml") in watched.settings
    assert see("docs", source=None).paths == (str(base / "docs"), str(base / "docs" / "deep"))


def test_links_are_watched_where_they_lead(see: See, base: Path) -> None:
    (base / "docs" / "folder").symlink_to(base / "elsewhere")
    (base / "docs" / "link.md").symlink_to(base / "single.cfg")
    assert see("docs", source=None).paths == (str(base / "docs"), str(base / "docs" / "deep"))
    watched = see("docs", "elsewhere", "single.cfg", source=None)
    assert str(base / "docs" / "folder") in watched.paths
    assert str(base) in watched.paths
    assert watched.concerns(str(base / "docs" / "folder" / "new.md"))
    assert watched.concerns(str(base / "elsewhere" / "new.md"))
    assert watched.concerns(str(base / "single.cfg"))


def test_other_folders_are_watched_after_what_is_no_plain_file(see: See, base: Path) -> None:
    watched = see("docs")
    (base / "docs" / "link.md").symlink_to(base / "single.cfg")
    assert not watched.outdated_by([str(base / "docs" / "a.md")])
    for name in ("docs/deep", "docs/gone", "docs/link.md"):
        assert watched.outdated_by([str(base / name)])


def test_a_folder_that_vanishes_and_comes_back_is_noticed_without_being_told(see: See, base: Path) -> None:
    watched = see("docs", "later")
    assert not watched.moved()
    (base / "later").mkdir()
    assert watched.moved()
    watched = see("docs", "later")
    (base / "docs").rename(base / "docs2")
    assert watched.moved()
    assert see("docs").paths == (str(base),)


def test_a_folder_whose_name_is_no_text_is_left_out(see: See, base: Path) -> None:
    try:
        (base / "docs" / "caf\udce9").mkdir()
    except OSError:
        pytest.skip("the file system takes text alone")
    assert str(base / "docs") in see("docs").paths
    assert not any("caf" in path for path in see("docs").paths)
