import os
import socket
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_bot.ingest.discover import discover
from qa_bot.ingest.names import printable, unique
from qa_bot.text.globs import compiled, part_regex, path_regex


def put(base: Path, *names: str) -> None:
    for name in names:
        file = base / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")


def names(found) -> list[str]:
    return [file.name for file in found.files]


def test_a_folder_gives_its_files_below_at_any_depth_sorted(tmp_path):
    put(tmp_path, "docs/b.txt", "docs/a.md", "docs/deep/er/c.TXT", "docs/picture.png", "other/d.txt")
    found = discover(["docs"], tmp_path)
    assert names(found) == ["a.md", "b.txt", "deep/er/c.TXT"]
    assert not found.problems


def test_a_file_tells_where_it_is_how_large_and_how_old(tmp_path):
    put(tmp_path, "docs/a.md")
    (file,) = discover(["docs"], tmp_path).files
    status = (tmp_path / "docs/a.md").stat()
    assert (file.path, file.size, file.time_ns) == (tmp_path / "docs/a.md", 1, status.st_ctime_ns)


def test_names_are_relative_to_the_folder_that_was_named(tmp_path):
    put(tmp_path, "data/reports/a.md", "data/reports/q1/b.md", "data/single.txt", "home/c.md")
    documents = [str(tmp_path / "data/reports"), str(tmp_path / "data/single.txt"), "c.md"]
    assert names(discover(documents, tmp_path / "home")) == ["a.md", "c.md", "q1/b.md", "single.txt"]


def test_the_base_itself_may_be_named(tmp_path):
    put(tmp_path, "a.md", "sub/b.md")
    assert names(discover(["."], tmp_path)) == ["a.md", "sub/b.md"]


def test_files_of_the_same_name_get_longer_ones(tmp_path):
    put(tmp_path, "one/reports/a.md", "two/reports/a.md", "two/reports/b.md", "base/x.md")
    found = discover([str(tmp_path / "one/reports"), str(tmp_path / "two/reports")], tmp_path / "base")
    assert names(found) == ["b.md", "one/reports/a.md", "two/reports/a.md"]
    assert len({file.location for file in found.files}) == 3


@pytest.mark.parametrize("documents", [["docs", "docs/a.md"], ["docs/a.md", "docs"], ["docs", "./docs/../docs"]])
def test_a_file_named_twice_is_taken_once(tmp_path, documents):
    put(tmp_path, "docs/a.md", "docs/b.md")
    assert names(discover(documents, tmp_path)) == ["a.md", "b.md"]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("docs/*.md", ["a.md"]),
        ("docs/**/*.md", ["a.md", "deep/c.md", "deep/er/d.md"]),
        ("docs/*/*.md", ["deep/c.md"]),
        ("docs/d*", ["deep/c.md", "deep/er/d.md"]),
        ("docs/deep/*", ["c.md", "er/d.md"]),
        ("docs/**", ["a.md", "b.txt", "deep/c.md", "deep/er/d.md"]),
        ("*/[ab].*", ["docs/a.md", "docs/b.txt"]),
        ("docs/?.txt", ["b.txt"]),
        ("docs/*.tex", ["t.tex"]),
        ("**/er/*", ["docs/deep/er/d.md"]),
        ("docs/.hid*/*.md", [".hidden/h.md"]),
        ("docs/[]ab].md", ["a.md"]),
    ],
)
def test_globs(tmp_path, glob, expected):
    put(tmp_path, "docs/a.md", "docs/b.txt", "docs/deep/c.md", "docs/deep/er/d.md", "docs/t.tex", "docs/.hidden/h.md")
    found = discover([glob], tmp_path)
    assert names(found) == expected
    assert not found.problems


def test_a_glob_that_matches_nothing_is_a_problem(tmp_path):
    put(tmp_path, "docs/a.md")
    assert "no file matches" in discover(["docs/*.txt"], tmp_path).problems["docs/*.txt"]
    assert "no file matches" in discover(["nowhere/*.txt"], tmp_path).problems["nowhere/*.txt"]


def test_a_name_with_the_characters_of_a_glob_is_found_as_it_stands(tmp_path):
    put(tmp_path, "docs/[draft] *.md", "docs/d.md")
    assert names(discover(["docs/[draft] *.md"], tmp_path)) == ["[draft] *.md"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["*.txt"], ["a.md", "old/b.md"]),
        (["old"], ["a.md", "c.txt"]),
        (["docs/old/"], ["a.md", "c.txt"]),
        (["docs/old/**"], ["a.md", "c.txt"]),
        (["./docs/*.md"], ["c.txt", "old/b.md"]),
        (["**/b.md"], ["a.md", "c.txt"]),
        (["*.md", "*.txt"], []),
        (["nothing"], ["a.md", "c.txt", "old/b.md"]),
    ],
)
def test_excludes(tmp_path, exclude, left):
    put(tmp_path, "docs/a.md", "docs/c.txt", "docs/old/b.md")
    assert names(discover(["docs"], tmp_path, exclude)) == left
    named = discover(["docs/a.md", "docs/c.txt", "docs/old/b.md"], tmp_path, exclude)
    assert names(named) == sorted(name.rpartition("/")[2] for name in left)


@pytest.mark.parametrize("exclude", ["old/b.md", "docs/old/b.md", "b.md", "old/*", "old/**"])
def test_a_glob_to_exclude_fits_the_shown_name_or_the_path_below_the_base(tmp_path, exclude):
    put(tmp_path, "docs/a.md", "docs/old/b.md")
    assert names(discover(["docs"], tmp_path, [exclude])) == ["a.md"]


def test_excludes_may_be_absolute(tmp_path):
    put(tmp_path, "docs/a.md", "docs/old/b.md")
    assert names(discover(["docs"], tmp_path, [f"{tmp_path}/docs/old"])) == ["a.md"]


def test_hidden_files_are_skipped_unless_named(tmp_path):
    put(tmp_path, "docs/a.md", "docs/.b.md", "docs/.git/c.md", ".notes/d.md")
    assert names(discover(["docs"], tmp_path)) == ["a.md"]
    assert names(discover(["docs/.b.md", ".notes"], tmp_path)) == [".b.md", "d.md"]


def test_the_index_folder_is_skipped(tmp_path):
    put(tmp_path, "docs/a.md", "docs/store/b.txt")
    assert names(discover(["docs"], tmp_path, index=tmp_path / "docs/store")) == ["a.md"]


def test_suffixes_may_be_given(tmp_path):
    put(tmp_path, "a.md", "b.pdf")
    assert names(discover(["."], tmp_path, suffixes={".pdf"})) == ["b.pdf"]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path):
    put(tmp_path, "README", "thesis.tex")
    assert names(discover(["README", "thesis.tex"], tmp_path)) == ["README", "thesis.tex"]


def test_what_does_not_exist_is_a_problem_with_the_way_out(tmp_path):
    found = discover(["gone.md", "gone/too", "a\0b"], tmp_path)
    assert not found.files
    assert "correct the path" in found.problems["gone.md"]
    assert len(found.problems) == 3


def test_an_empty_folder_is_no_problem(tmp_path):
    found = discover(["."], tmp_path)
    assert (found.files, dict(found.problems)) == ((), {})


def test_a_folder_that_cannot_be_opened_is_a_problem(tmp_path, monkeypatch):
    put(tmp_path, "docs/a.md", "docs/locked/b.md")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = discover(["docs"], tmp_path)
    assert names(found) == ["a.md"]
    assert "Permission denied" in found.problems["locked"]


def test_loops_of_links_end(tmp_path):
    put(tmp_path, "docs/a.md", "docs/sub/b.md")
    (tmp_path / "docs/again").symlink_to(tmp_path / "docs")
    (tmp_path / "docs/sub/up").symlink_to(tmp_path / "docs")
    (tmp_path / "docs/self").symlink_to(tmp_path / "docs/self")
    assert names(discover(["docs"], tmp_path)) == ["a.md", "sub/b.md"]
    assert names(discover(["docs/**/*.md"], tmp_path)) == ["a.md", "sub/b.md"]


def test_links_lead_to_what_is_named(tmp_path):
    put(tmp_path, "docs/a.md", "elsewhere/b.md", "elsewhere/c.md", "one.md")
    (tmp_path / "docs/0-linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs/0-one.md").symlink_to("../one.md")
    (tmp_path / "docs/a-again.md").symlink_to(tmp_path / "docs/a.md")
    found = discover(["docs", "elsewhere", "one.md", "a\0b"], tmp_path)
    assert names(found) == ["0-linked/b.md", "0-linked/c.md", "0-one.md", "a.md"]
    assert list(found.problems) == ["a\\x00b"]
    assert names(discover(["docs", "else*/*.md"], tmp_path)) == ["0-linked/b.md", "0-linked/c.md", "0-one.md", "a.md"]


def test_links_that_lead_out_of_what_is_named_are_problems_with_the_way_out(tmp_path):
    put(tmp_path, "docs/a.md", "docs/sub/x.md", "docs2/b.md", "one.md")
    for name, target in {"out": "../docs2", "one.md": "../one.md", "x": "/", "sub/up": "../.."}.items():
        (tmp_path / "docs" / name).symlink_to(target)
    for name in ("out.png", ".hidden", "not.txt"):
        (tmp_path / "docs" / name).symlink_to("../one.md")
    for documents in (["docs"], ["docs/**"]):
        found = discover(documents, tmp_path, ["not.*"])
        assert names(found) == ["a.md", "sub/x.md"]
        assert sorted(found.problems) == ["one.md", "out", "sub/up", "x"]
    assert f"to {tmp_path}/docs2; name that under documents" in found.problems["out"]


def test_a_named_link_is_followed(tmp_path):
    put(tmp_path, "elsewhere/b.md", "elsewhere/sub/c.md", "one.md")
    (tmp_path / "docs").symlink_to("elsewhere")
    (tmp_path / "elsewhere/again").symlink_to("sub")
    (tmp_path / "single.md").symlink_to("one.md")
    for documents in (["docs", "single.md"], ["docs/**/*.md", "single.md"]):
        found = discover(documents, tmp_path)
        assert names(found) == ["b.md", "single.md", "sub/c.md"]
        assert not found.problems


def test_a_link_to_nothing_is_a_problem(tmp_path):
    put(tmp_path, "docs/a.md")
    (tmp_path / "docs/broken.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "docs/broken.png").symlink_to(tmp_path / "gone.png")
    found = discover(["docs"], tmp_path)
    assert list(found.problems) == ["broken.md"]


def test_pipes_and_sockets_are_problems(tmp_path, monkeypatch):
    put(tmp_path, "docs/a.md")
    os.mkfifo(tmp_path / "docs/pipe.txt")
    monkeypatch.chdir(tmp_path / "docs")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        found = discover(["docs", "docs/pipe.txt"], tmp_path)
    assert names(found) == ["a.md"]
    assert set(found.problems) == {"pipe.txt", "docs/pipe.txt", "socket.txt"}


def test_odd_names_are_shown_printable_and_stay_different(tmp_path):
    folder = os.fsencode(tmp_path / "docs")
    os.mkdir(folder)
    for name in (b"caf\xe9.txt", b"two\nlines.txt", b"\x1b[31mred.txt", "naïve ☃.txt".encode(), b" .md"):
        with open(folder + b"/" + name, "wb"):
            pass
    found = discover(["docs"], tmp_path)
    assert set(names(found)) == {
        "caf\\xe9.txt",
        "two\\x0alines.txt",
        "\\x1b[31mred.txt",
        "naïve ☃.txt",
        " .md",
    }
    assert all(file.path.exists() for file in found.files)


@given(st.text(max_size=20))
def test_printable_names_have_one_line_and_can_be_encoded(name):
    shown = printable(name)
    shown.encode()
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown


@given(st.lists(st.tuples(st.text("ab/", min_size=1, max_size=8), st.text("ab", min_size=1, max_size=2))))
def test_every_path_gets_a_name_of_its_own(pairs):
    pairs = list(dict(pairs).items())
    result = unique(pairs)
    assert len(set(result.values())) == len(result) == len(pairs)


@given(st.text(max_size=12), st.text(max_size=12))
@example("a[]", "a")
def test_any_pattern_can_be_compiled(pattern, name):
    compiled([path_regex(pattern, below=True)]).fullmatch(name)


@given(st.text("[]!ab-^*?", max_size=9), st.text("[]!abc-^", max_size=6))
@example("[!--a]*", "b")
@example("[!-a]x", "Bx")
@example("[b-a]", "b")
def test_a_set_is_what_it_is_to_other_programs(pattern, name):
    assert (compiled([part_regex(pattern)]).fullmatch(name) is None) == (not fnmatchcase(name, pattern))


def test_time_does_not_grow_with_the_stars():
    assert compiled([path_regex("*a" * 30 + "b", below=True)]).fullmatch("a" * 300) is None


def test_a_set_never_has_the_mark_between_folders():
    assert compiled([path_regex("a[!b]c", below=False), path_regex("a[+-9]c", below=False)]).fullmatch("a/c") is None


def test_files_of_other_types_are_counted_unless_they_are_left_out(tmp_path):
    put(tmp_path, "a.md", "b.XLS", "deep/c.xls", "d.doc", ".e.xls", "out/f.xls", "plain", "index/columns")
    found = discover(["."], tmp_path, exclude=["out"], index=tmp_path / "index")
    assert found.trail.skipped == {".xls": 2, ".doc": 1, "": 1}
    assert not discover(["*.md", "b.XLS"], tmp_path).trail.skipped


def test_a_file_without_a_suffix_is_text_where_its_name_is_in_capitals(tmp_path):
    put(tmp_path, "README", "LICENSE-MIT", "COPYING", "program", "2024", "Makefile", "core.1")
    found = discover(["."], tmp_path)
    assert names(found) == ["COPYING", "LICENSE-MIT", "README"]
