import os
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml

from qa_bot.config import KEYS, Config, load_config, make_cache_folder, missing, missing_documents, tops
from qa_bot.config.render import render
from qa_bot.errors import ConfigError, UnwritableError


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def write(folder: Path, text: str) -> Path:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load_config(write(folder, text))
    assert all(line.startswith(str(folder / "config.yaml")) for line in str(caught.value).splitlines())
    return caught.value.problems


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users are told apart otherwise there")
def test_a_file_that_another_user_put_above_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path, "documents: [secret]")
    inner = tmp_path / "inner"
    inner.mkdir()
    if os.getuid() == 0:
        os.chown(source, 12_345, -1)
    monkeypatch.setattr(os, "getuid", lambda: 54_321)
    tmp_path.chmod(0o755)
    assert load_config(start=inner).source == source
    tmp_path.chmod(0o1777)
    with pytest.raises(ConfigError, match="belongs to another user"):
        load_config(start=inner)
    assert load_config(source, start=inner).source == source
    assert load_config(start=tmp_path).source == source


def test_every_key_is_read(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path,
            """
documents: [notes, "papers/*.md", /elsewhere/a.txt]
exclude: ["*.bak"]
index: kept/here
language: de
ranking: {weighting: tfidf, model: fitted.json, synonyms: same.yaml}
answers: {confidence: 0.4, citations: 5, context: 0}
evaluation: {suites: [questions.yaml]}
""",
        )
    )
    assert config.source == tmp_path / "config.yaml"
    assert config.base == tmp_path
    assert config.documents == (str(tmp_path / "notes"), str(tmp_path / "papers/*.md"), "/elsewhere/a.txt")
    assert config.exclude == ("*.bak",)
    assert config.index == tmp_path / "kept/here"
    assert config.language == "de"
    assert config.ranking.weighting == "tfidf"
    assert config.ranking.model == tmp_path / "fitted.json"
    assert config.ranking.synonyms == tmp_path / "same.yaml"
    assert (config.answers.confidence, config.answers.citations, config.answers.context) == (0.4, 5, 0)
    assert config.evaluation.suites == (tmp_path / "questions.yaml",)
    assert not config.guide


@pytest.mark.parametrize("text", ["", "# nothing\n", "ranking:\nanswers: {}\n", "---\n"])
def test_every_key_is_optional(tmp_path: Path, text: str) -> None:
    config = load_config(write(tmp_path, text))
    assert config.guide
    assert config.index == tmp_path / ".qa_bot"
    assert config.language == "auto"
    assert config.ranking.model == "default"
    assert config.answers.confidence is None


def test_model_none_is_no_model(tmp_path: Path) -> None:
    assert load_config(write(tmp_path, "ranking: {model: none}")).ranking.model is None


def test_three_mistakes_are_told_at_once_with_line_key_found_and_allowed(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        "documents: [notes]\nlangage: de\nanswers:\n  citations: many\nranking:\n  weighting: bm26\n",
    )
    assert len(problems) == 3
    assert problems[0].startswith("line 2: langage: unknown key; did you mean language?")
    assert problems[1] == "line 4: answers.citations: found 'many', allowed: a whole number from 1 to 1000"
    assert problems[2] == "line 6: ranking.weighting: found 'bm26', allowed: bm25 or tfidf"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("documents: notes", "write [notes]"),
        ("documents: []", "an empty list"),
        ("documents: [1]", "a list with 1"),
        ("documents: [[notes]]", "a list with a list"),
        ("documents: &a [*a]", "a list with a list, allowed"),
        ("documents: {a: b}", "a mapping"),
        ("documents:", "found nothing"),
        ("exclude: '*.bak'", "write [*.bak]"),
        ("index: 5", "the path of a folder"),
        ("index: ''", "the path of a folder"),
        ('index: "a\\0b"', "the path of a folder"),
        ('documents: ["a\\0b"]', "a list with 'a"),
        ("language: no", "in quotes for Norwegian"),
        ("language: EN", "write en"),
        ("language: nb", "write 'no' in quotes"),
        ("language: jp", "two-letter code"),
        ("language: german", "two-letter code"),
        ("language: [en]", "found a list, allowed: auto, or a language's two-letter code"),
        ("ranking: bm25", "a section with the keys weighting, model, synonyms"),
        ("ranking: {model: 3}", "default, none, or the path"),
        ("ranking: {weighting: null}", "bm25 or tfidf"),
        ("ranking: {weighting: [bm25]}", "bm25 or tfidf"),
        ("ranking: {synonyms: [a, b]}", "found a list, allowed: null, or the path"),
        ("answers: {confidence: 1.5}", "a number from 0 to 1"),
        ("answers: {confidence: -0.1}", "a number from 0 to 1"),
        ("answers: {confidence: .nan}", "a number from 0 to 1"),
        ("answers: {confidence: true}", "a number from 0 to 1"),
        ("answers: {confidence: high}", "a number from 0 to 1"),
        ("answers: {citations: 0}", "from 1 to 1000"),
        ("answers: {citations: 1001}", "from 1 to 1000"),
        ("answers: {citations: 3.0}", "from 1 to 1000"),
        ("answers: {citations: true}", "from 1 to 1000"),
        ("answers: {context: -1}", "from 0 to 100"),
        ("answers: {contex: 1}", "did you mean answers.context (context in the section answers)?"),
        ("citations: 3", "did you mean answers.citations (citations in the section answers)?"),
        ("answers.citations: 3", "unknown key; did you mean answers.citations (citations in the section answers)?"),
        ("answers.confidense: 3", "unknown key; did you mean answers.confidence (confidence in the section answers)?"),
        ("ranking: {folds: 1}", "unknown key; allowed: ranking.weighting, ranking.model, ranking.synonyms"),
        ("evaluation: {suites: questions.yaml}", "write [questions.yaml]"),
        ("evaluation: {suite: [a]}", "did you mean evaluation.suites "),
        ("5: x", "5: unknown key"),
        ("zzzzqqqq: 1", "allowed: documents, exclude, index"),
        ("exclude: []\nexclude: []", "line 2: exclude: stands here again, first on line 1"),
        ("answers:\n  context: 1\n  context: 2\n", "line 3: answers.context: stands here again"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, told: str) -> None:
    problems = problems_of(tmp_path, text)
    assert len(problems) == 1
    assert told in problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "documents: [a\nexclude: []",
        "a: b: c",
        "\tdocuments: []",
        "- a\n- b",
        "just text",
        "index: !!python/object/apply:os.system [echo]",
        "index: 2020-02-31",
        "index: !!int x",
        "index: !!bool x",
        "index: *nowhere",
        "? [a]\n: b",
        "[" * 20000,
        "a: &a [*a]",
        "\x00",
    ],
)
def test_what_is_no_configuration_is_refused_without_a_crash(tmp_path: Path, text: str) -> None:
    assert len(problems_of(tmp_path, text)) == 1


def test_a_syntax_error_names_the_line(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "exclude: []\nindex: 'open\n")[0].startswith("line ")


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"index: \xe9\n", b"x" * 2_000_000], ids=["utf16", "latin1", "big"]
)
def test_odd_bytes_are_refused_without_a_crash(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        load_config(path)


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xef\xbb\xbflanguage: de\n")
    assert load_config(path).language == "de"


def test_a_bomb_of_aliases_is_told_in_one_short_line(tmp_path: Path) -> None:
    lines = ["documents: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"key{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    lines[-1] = lines[-1].replace("key11: &a11", "exclude:")
    lines.append("index: !!pairs [x: *a10]")
    problems = problems_of(tmp_path, "\n".join(lines))
    assert all(len(problem) < 300 for problem in problems)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path / "none.yaml")
    with pytest.raises(ConfigError, match="is a folder"):
        load_config(tmp_path)


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    write(tmp_path, "documents: [notes]")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_config(None, start=below).source == tmp_path / "config.yaml"
    nearer = write(tmp_path / "a", "documents: [notes]")
    config = load_config(None, start=below)
    assert config.source == nearer
    assert config.documents == (str(tmp_path / "a" / "notes"),)


def test_a_folder_that_may_not_be_looked_into_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "documents: [notes]")
    forbidden, stat_of = tmp_path / "forbidden", os.stat
    forbidden.mkdir()

    def refusing(path: str | Path, *args: object, **options: object) -> os.stat_result:
        if Path(path).parent == forbidden:
            raise PermissionError(13, "Permission denied", path)
        return stat_of(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refusing)
    assert load_config(None, start=forbidden).source == tmp_path / "config.yaml"


def test_a_current_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(ConfigError, match=r"current folder.* start in another"):
        load_config(None, documents=[tmp_path])


def test_without_a_file_the_guide_is_searched_and_indexed_in_the_cache(tmp_path: Path) -> None:
    config = load_config(None, start=tmp_path)
    assert config.source is None
    assert config.guide
    assert config.index.is_relative_to(tmp_path / "cache")
    assert all(Path(path).name in ("guide", "knowledge") for path in config.documents)


def test_documents_of_the_command_line_stand_instead_of_the_files_own(tmp_path: Path) -> None:
    write(tmp_path, "documents: [notes]\nlanguage: de")
    (tmp_path / "sub").mkdir()
    config = load_config(None, documents=["a.txt", "../b"], start=tmp_path / "sub")
    assert config.documents == (str(tmp_path / "sub" / "a.txt"), str(tmp_path / "b"))
    assert config.base == tmp_path
    assert config.language == "de"
    assert config.index.is_relative_to(tmp_path / "cache")
    assert not config.guide


@pytest.mark.parametrize("text", ["model: resnet\n", "model: [resnet\n", "- resnet\n"])
def test_a_file_that_was_found_and_is_wrong_leaves_a_way_out(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(None, start=tmp_path)
    assert len(caught.value.problems) == 1
    last = str(caught.value).splitlines()[-1]
    assert last.startswith(f"{path} was found")
    assert "--config FILE" in last
    assert "another folder" in last
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert len(str(caught.value).splitlines()) == 1


def test_with_documents_named_a_file_of_something_else_does_not_matter(tmp_path: Path) -> None:
    path = write(tmp_path, "model: resnet\nlayers: {depth: 5}\n")
    config = load_config(None, documents=["a"], start=tmp_path)
    assert (config.source, config.documents) == (None, (str(tmp_path / "a"),))
    with pytest.raises(ConfigError, match="unknown key"):
        load_config(path, documents=["a"])
    write(tmp_path, "model: resnet\nlanguage: de\n")
    with pytest.raises(ConfigError, match="model: unknown key"):
        load_config(None, documents=["a"], start=tmp_path)


def test_each_list_of_documents_has_its_own_index(tmp_path: Path) -> None:
    one = load_config(None, documents=["a"], start=tmp_path)
    two = load_config(None, documents=["b"], start=tmp_path)
    again = load_config(None, documents=["./a"], start=tmp_path)
    assert one.index != two.index
    assert one.index == again.index


@pytest.mark.parametrize("path", [5, b"index", "a\0b", Path("a\0b")])
def test_what_is_no_path_is_told(tmp_path: Path, path: Any) -> None:
    with pytest.raises(ConfigError, match=r"config: found .*, allowed: a path"):
        load_config(path, start=tmp_path)
    with pytest.raises(ConfigError, match=r"index: found .*, allowed: a path"):
        load_config(None, index=path, start=tmp_path)


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    with pytest.raises(UnwritableError, match=r"cache.qa_bot: cannot be made .*XDG_CACHE_HOME.*--index DIR"):
        make_cache_folder(load_config(None, documents=["a"], start=tmp_path).index)


def test_the_folder_of_the_cache_is_its_owners_alone(tmp_path: Path) -> None:
    make_cache_folder(load_config(None, documents=["a"], start=tmp_path).index)
    modes = [stat.S_IMODE(folder.stat().st_mode) for folder in tmp_path.glob("cache/**/")]
    assert modes[1:] == [0o700, 0o700]


def test_relative_paths_begin_beside_what_is_named(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "documents: [notes, ../other/papers, '../third/*.md', .]"))
    outside = tmp_path.parent
    assert tops(config.documents, config.base) == (str(tmp_path), str(outside / "other"), str(outside))


def test_a_named_index_is_relative_to_the_current_folder(tmp_path: Path) -> None:
    write(tmp_path, "index: kept")
    assert load_config(None, index=Path("mine"), start=tmp_path).index == tmp_path / "mine"


def test_glob_characters_of_the_folder_itself_are_no_globs(tmp_path: Path) -> None:
    folder = tmp_path / "odd[1]"
    folder.mkdir()
    (folder / "draft[2].txt").write_text("x")
    config = load_config(write(folder, "documents: ['*.md', 'draft[2].txt']"))
    assert config.documents == (f"{tmp_path}/odd[[]1]/*.md", f"{folder}/draft[2].txt")


def test_a_home_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    config = load_config(write(tmp_path, "documents: [~/notes]\nindex: ~/kept"))
    assert config.documents == ("/home/someone/notes",)
    assert config.index == Path("/home/someone/kept")


def same_but_for_the_source(one: Config, two: Config) -> bool:
    return render(one).split("\n", 1)[1] == render(two).split("\n", 1)[1]


def test_what_is_printed_can_be_read_again(tmp_path: Path) -> None:
    text = """
documents: ["a b: #c", "ünï'\\"\\n"]
exclude: ["*~", "- x"]
language: "no"
ranking: {model: none, synonyms: s.yaml}
answers: {confidence: 1}
evaluation: {suites: ["x\\u202e.yaml"]}
"""
    config = load_config(write(tmp_path, text))
    other = tmp_path / "other"
    other.mkdir()
    again = load_config(write(other, render(config)))
    assert same_but_for_the_source(config, again)
    defaults = load_config(write(tmp_path, ""))
    assert same_but_for_the_source(defaults, load_config(write(other, render(defaults))))


def test_what_is_printed_has_every_key(tmp_path: Path) -> None:
    printed = yaml.safe_load(render(load_config(write(tmp_path, ""))))
    names = {
        f"{name}.{inner}" if isinstance(value, dict) else name
        for name, value in printed.items()
        for inner in (value if isinstance(value, dict) else [name])
    }
    assert names == {key.name for key in KEYS}


def test_what_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    config = load_config(
        write(tmp_path, "documents: [notes, nots, '*.md']\nranking: {model: m}\nevaluation: {suites: [q]}")
    )
    assert missing(config) == (
        f"documents: there is no {tmp_path / 'nots'}",
        f"ranking.model: there is no {tmp_path / 'm'}",
        f"evaluation.suites: there is no {tmp_path / 'q'}",
    )


def test_documents_may_be_paths_but_a_single_text_is_no_list(tmp_path: Path) -> None:
    config = load_config(None, documents=[tmp_path / "a", "b"], start=tmp_path)
    assert config.documents == (str(tmp_path / "a"), str(tmp_path / "b"))
    for wrong in ("docs", ["a", 7], 7):
        with pytest.raises(ConfigError, match=r"documents: found .*, allowed: a list of paths"):
            load_config(None, documents=wrong, start=tmp_path)  # type: ignore[arg-type]


def test_documents_that_may_not_be_looked_at_are_not_taken_for_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = load_config(None, documents=["docs/sub"], start=tmp_path)
    assert missing_documents(config) == (str(tmp_path / "docs" / "sub"),)

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", forbidden)
        assert missing_documents(config) == ()
