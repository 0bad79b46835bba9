"""The command line as a process: what it writes where, its exit codes, and what it bears."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

Run = Callable[..., subprocess.CompletedProcess[str]]

HEAVY = (
    *("sklearn", "scipy", "textual", "rich", "markdown_it", "charset_normalizer", "rapidfuzz", "filelock"),
    *("selectolax", "pypdfium2", "qa_bot.ingest.loaders.apart", "xml.parsers.expat", "zipfile"),
    *("numpy.ma", "multiprocessing", "qa_bot.index.builder", "qa_bot.ingest.refresh", "qa_bot.ingest.sentences"),
)


def replies(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def no_traceback(done: subprocess.CompletedProcess[str]) -> bool:
    return "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


def test_an_answer_goes_to_standard_output_and_all_else_to_standard_error(qa_bot: Run) -> None:
    done = qa_bot("--ask", "Who built the organ of the village church?")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The organ of the village church was built by Martha Zimmer in 1874.\n")
    assert "organ.md:8" in done.stdout
    assert "Index refreshed: 2 added" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_an_unchanged_collection_is_not_read_again_and_quiet_means_quiet(qa_bot: Run) -> None:
    qa_bot("index")
    done = qa_bot("--ask", "Who built the organ of the village church?")
    assert (done.returncode, done.stderr) == (0, "")
    assert qa_bot("index", "--force", "-q").stderr == ""


def test_a_changed_document_is_noticed(qa_bot: Run, notes: Path) -> None:
    qa_bot("index")
    (notes / "notes" / "bells.txt").write_text("The largest bell was cast in Ghent.\n", encoding="utf-8")
    done = qa_bot("--ask", "Where was the largest bell cast?", "--json")
    assert "Index refreshed: 1 added" in done.stderr
    assert replies(done.stdout)[0]["answer"] == "The largest bell was cast in Ghent."


def test_while_another_process_writes_answers_are_from_the_index_as_it_was(qa_bot: Run, notes: Path) -> None:
    (notes / ".qa_bot").mkdir()
    with FileLock(notes / ".qa_bot" / "lock"):
        done = qa_bot("--ask", "Where was the largest bell cast?")
        assert (done.returncode, "is writing this index" in done.stderr) == (2, True)
    qa_bot("index")
    (notes / "notes" / "bells.txt").write_text("The largest bell was cast in Ghent.\n", encoding="utf-8")
    with FileLock(notes / ".qa_bot" / "lock"):
        done = qa_bot("--ask", "Who built the organ of the village church?")
    assert done.stdout.startswith("The organ of the village church was built by Martha Zimmer in 1874.\n")
    assert done.returncode == 0
    assert "is writing this index" in done.stderr
    assert "as it was before" in done.stderr


def test_where_the_index_cannot_be_written_answers_are_from_it_as_it_was(qa_bot: Run, notes: Path) -> None:
    unwritable = notes / ".qa_bot" / "writer"  # a folder in its place stops even root
    unwritable.mkdir(parents=True)
    done = qa_bot("--ask", "Who built the organ of the village church?")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
    assert "--index DIR" in done.stderr
    unwritable.rmdir()
    qa_bot("index")
    unwritable.unlink()
    unwritable.mkdir()
    (notes / "notes" / "bells.txt").write_text("The largest bell was cast in Ghent.\n", encoding="utf-8")
    done = qa_bot("--ask", "Who built the organ of the village church?")
    assert done.stdout.startswith("The organ of the village church was built by Martha Zimmer in 1874.\n")
    assert done.returncode == 0
    assert "cannot be written" in done.stderr
    assert "as it was before" in done.stderr


def test_json_is_one_object_a_line_that_leads_to_the_file(qa_bot: Run, notes: Path) -> None:
    done = qa_bot("--ask", "Who built the organ of the village church?", "--json", "--top", "2", "--explain")
    (reply,) = replies(done.stdout)
    first = reply["citations"][0]  # type: ignore[index]
    assert reply["id"] is None
    assert len(reply["citations"]) <= 2  # type: ignore[arg-type]
    assert first["path"] == str(notes / "notes" / "organ.md")
    text = Path(first["path"]).read_text(encoding="utf-8")
    assert text[first["start"] : first["end"]] == first["text"] == reply["answer"]
    assert text[: first["start"]].count("\n") + 1 == first["line"]
    assert "reasons" in first


def test_a_question_that_nothing_answers_exits_with_1(qa_bot: Run) -> None:
    done = qa_bot("--ask", "Which quarterback won the Zanzibar bowl?")
    assert done.returncode == 1
    assert done.stdout.startswith("The documents don't answer this.\n")


def test_context_is_shown_for_each_citation_when_it_is_asked_for(qa_bot: Run) -> None:
    question = ("--ask", "Who tuned the bellows of the organ in Berlin?")
    assert "After: " not in qa_bot(*question).stdout
    assert "     After: They were repaired in Utrecht.\n" in qa_bot(*question, "--context", "1").stdout


def test_filters_narrow_the_documents(qa_bot: Run) -> None:
    question = "Who built the organ of the village church?"
    for options in (["--in", "music/*"], ["--in", "choir.txt"], ["--type", "txt"]):
        done = qa_bot("--ask", question, "--json", *options)
        assert {citation["document"] for citation in replies(done.stdout)[0]["citations"]} <= {  # type: ignore[attr-defined]
            "music/choir.txt"
        }
    done = qa_bot("--ask", question, "--json", "--since", "2022")
    assert replies(done.stdout)[0]["citations"] == []


def test_questions_from_standard_input_are_answered_in_order(qa_bot: Run) -> None:
    lines = [
        '{"id": 7, "question": "Who built the organ?"}',
        "",
        "When does the choir rehearse?",
        "{",
        '{"question": ""}',
    ]
    done = qa_bot("--ask", "-", "--json", input="\n".join(lines))
    answers = replies(done.stdout)
    assert done.returncode == 2
    assert [answer.get("id", "error") for answer in answers] == [7, None, "error", "error"]
    assert [answer.get("line") for answer in answers] == [None, None, 4, 5]
    assert list(answers[2]) == ["error", "line"]


def test_one_unanswered_question_of_many_exits_with_1(qa_bot: Run) -> None:
    questions = "Who built the organ of the village church?\nWhich quarterback won the Zanzibar bowl?\n"
    done = qa_bot("--ask", "-", input=questions)
    assert done.returncode == 1
    assert done.stdout.startswith("Q: Who built the organ of the village church?\n")
    assert "\n\nQ: Which quarterback won the Zanzibar bowl?\n" in done.stdout


def test_a_malformed_line_of_text_is_told_on_standard_error(qa_bot: Run) -> None:
    done = qa_bot("--ask", "-", input="{nonsense\nWho built the organ of the village church?\n")
    assert done.returncode == 2
    assert "qa-bot: error: line 1: not JSON" in done.stderr
    assert "Martha Zimmer" in done.stdout


def test_no_question_at_all_is_no_error(qa_bot: Run) -> None:
    done = qa_bot("--ask", "-", "--json", input="\n\n")
    assert (done.returncode, done.stdout) == (0, "")


def test_bytes_that_are_no_text_do_not_stop_anything(
    notes: Path, environment: dict[str, str], command: list[str]
) -> None:
    run = [*command, "--ask", "-", "--json"]
    done = subprocess.run(run, cwd=notes, env=environment, input=b"\xff\xfe?\n\x00\n", capture_output=True, check=False)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2


def test_an_argument_that_is_no_text_does_not_stop_anything(
    notes: Path, environment: dict[str, str], command: list[str]
) -> None:
    run = [*map(os.fsencode, command), b"--ask", b"caf\xe9?", b"--json"]
    done = subprocess.run(run, cwd=notes, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["question"] == "caf�?"


def test_each_reply_is_written_as_soon_as_it_is_known(
    notes: Path, environment: dict[str, str], command: list[str]
) -> None:
    with subprocess.Popen(
        [*command, "--ask", "-", "--json", "-q"],
        cwd=notes,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question in ("Who built the organ?", "{}", "When does the choir rehearse?"):
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())
        process.stdin.close()
    assert process.returncode == 2


@pytest.mark.parametrize("question", ["", "  ", "\t\n"])
def test_an_empty_question_is_an_error(qa_bot: Run, question: str) -> None:
    done = qa_bot("--ask", question)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("qa-bot: error: the question is empty")


def test_a_question_of_ten_thousand_words_is_answered_or_refused(qa_bot: Run) -> None:
    words = " ".join(f"word{number}" for number in range(10_000))
    done = qa_bot("--ask", "-", "--json", input=f"Who built the organ {words}?\n")
    assert done.returncode in (0, 1, 2)
    assert len(replies(done.stdout)) == 1
    assert no_traceback(done)


def test_a_config_with_three_mistakes_tells_all_three(qa_bot: Run, notes: Path) -> None:
    (notes / "config.yaml").write_text(
        "documnts: [notes]\nlanguage: 5\nanswers:\n  citations: none\n", encoding="utf-8"
    )
    for arguments in (["--ask", "Who?"], ["index"], ["sources"], ["config"], ["eval"]):
        done = qa_bot(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        for line, key in (("line 1", "documnts"), ("line 2", "language"), ("line 4", "answers.citations")):
            assert f"config.yaml: {line}: {key}: " in done.stderr
        assert "did you mean documents?" in done.stderr
        assert no_traceback(done)


def test_documents_that_are_not_there_are_an_error(qa_bot: Run, notes: Path) -> None:
    qa_bot("index", "--documents", "notes", "--index", "kept")
    documents = ["--documents", "nowhere", "--documents", "elsewhere"]
    for command in (["--ask", "Who?"], ["index"], ["config"]):
        done = qa_bot(*command, *documents, "--index", "kept")
        assert (done.returncode, done.stdout) == (2, "")
        assert f"--documents: there is no {notes / 'nowhere'}" in done.stderr
        assert no_traceback(done)


def test_one_of_several_documents_may_be_missing(qa_bot: Run, notes: Path) -> None:
    question = "Who built the organ of the village church?"
    (notes / "config.yaml").write_text("documents: [nowhere, notes]\n", encoding="utf-8")
    for documents in ((), ("--documents", "nowhere", "--documents", "notes")):
        done = qa_bot("--ask", question, *documents)
        assert done.returncode == 0
        assert f"There is no {notes / 'nowhere'}" in done.stderr


def test_an_empty_folder_is_told(qa_bot: Run, notes: Path) -> None:
    (notes / "empty").mkdir()
    for command in (["--ask", "Who?"], ["--ask", "-", "--json"], ["index"], ["sources"]):
        done = qa_bot(*command, "--documents", "empty", input="Who?\n")
        assert (done.returncode, done.stdout) == (2, "")
        assert str(notes / "empty") in done.stderr
        assert "--documents" in done.stderr
        assert no_traceback(done)


def test_what_cannot_be_read_is_listed_with_the_reason_and_the_rest_is_searched(qa_bot: Run, notes: Path) -> None:
    (notes / "notes" / "picture.txt").write_bytes(bytes(range(256)) * 40)
    done = qa_bot("index")
    assert done.returncode == 0
    assert "not read: picture.txt: " in done.stderr
    done = qa_bot("sources")
    (line,) = [line for line in done.stdout.splitlines() if "picture.txt" in line]
    assert "not read" in line
    assert "The organ" in done.stdout
    done = qa_bot("--ask", "Who built the organ of the village church?")
    assert done.returncode == 0
    assert "Not searched: 1 file that could not be read" in done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_listed(qa_bot: Run, notes: Path) -> None:
    (notes / "notes" / "organ.md").chmod(0)
    done = qa_bot("sources")
    assert done.returncode == 0
    assert "ermission" in done.stdout


def test_an_index_that_cannot_be_written_is_an_error(qa_bot: Run, notes: Path) -> None:
    done = qa_bot("--ask", "Who?", "--index", str(notes / "config.yaml" / "index"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("qa-bot: error: ") == 1
    assert no_traceback(done)
    done = qa_bot("index", "--index", "/proc/none/index")
    assert done.returncode == 2
    assert no_traceback(done)


def test_a_missing_parent_of_the_index_is_told(qa_bot: Run, notes: Path) -> None:
    done = qa_bot("--ask", "Who built the organ of the village church?", "--index", "not/there")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{notes / 'not' / 'there'}: its parent folder does not exist" in done.stderr
    assert not (notes / "not").exists()


def test_a_closed_pipe_is_quiet(notes: Path, environment: dict[str, str], command: list[str]) -> None:
    with subprocess.Popen(
        [*command, "--ask", "-", "-q"],
        cwd=notes,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.write("Who built the organ?\n" * 50)
        process.stdin.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert process.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(notes: Path, environment: dict[str, str], command: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*command, "--ask", "Who built the organ?", "-q"],
            cwd=notes,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "qa-bot: error: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_ctrl_c_ends_with_130(notes: Path, environment: dict[str, str], command: list[str]) -> None:
    with subprocess.Popen(
        [*command, "--ask", "-", "--json", "-q"],
        cwd=notes,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("Who built the organ?\n")
        process.stdin.flush()
        process.stdout.readline()  # from here on it waits for the next line
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_without_a_terminal_the_chat_names_ask(qa_bot: Run) -> None:
    done = qa_bot()
    assert (done.returncode, done.stdout) == (2, "")
    assert "--ask" in done.stderr


def test_without_settings_the_guide_answers(qa_bot: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = qa_bot("--ask", "How do I add documents?", "--json", cwd=tmp_path / "nothing")
    assert done.returncode in (0, 1)
    assert replies(done.stdout)[0]["citations"]
    assert "--documents" in done.stderr
    assert not list((tmp_path / "nothing").iterdir())


def test_control_sequences_never_reach_the_terminal(qa_bot: Run, notes: Path) -> None:
    hostile = "The \x1b]52;c;AAAA\x07 lantern \x9b31m was \u202elit by [/b] Anna in 1920.\n"
    (notes / "notes" / "evil\x1b[2J.txt").write_text(hostile, encoding="utf-8")
    for arguments in (
        ["--ask", "Who lit the lantern in 1920?"],
        ["--ask", "lantern?", "--json"],
        ["sources"],
        ["index"],
    ):
        done = qa_bot(*arguments)
        shown = done.stdout + done.stderr
        assert "lantern" in shown or "evil" in shown or arguments == ["index"]
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_any_environment_gets_an_answer_without_control_sequences(qa_bot: Run, env: dict[str, str]) -> None:
    done = qa_bot("--ask", "Who built the organ of the village church?", env=env)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_json_is_utf8_whatever_the_locale(qa_bot: Run, notes: Path) -> None:
    (notes / "notes" / "cafe.txt").write_text("Das Café in Łódź öffnete 1931.\n", encoding="utf-8")
    done = qa_bot("--ask", "Wann öffnete das Café?", "--json", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "Café in Łódź" in done.stdout
    assert no_traceback(qa_bot("--ask", "Wann öffnete das Café?", env={"PYTHONIOENCODING": "ascii"}))


def test_closed_streams_do_not_crash(notes: Path, environment: dict[str, str], command: list[str]) -> None:
    line = " ".join(f"'{part}'" for part in command)
    for ending in ("--ask 'Who built the organ?' >&- 2>&-", "--ask - <&-", "index 2>&-"):
        done = subprocess.run(
            ["/bin/sh", "-c", f"{line} {ending}"],
            cwd=notes,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1, 2)
        assert no_traceback(done)


def test_config_prints_the_effective_settings(qa_bot: Run, notes: Path) -> None:
    done = qa_bot("config")
    assert done.returncode == 0
    assert str(notes / "notes") in done.stdout
    (notes / "config.yaml").write_text("documents: [notes, gone]\nranking: {model: m.json}\n", encoding="utf-8")
    done = qa_bot("config")
    assert done.returncode == 2
    assert f"documents: there is no {notes / 'gone'}" in done.stderr
    assert "ranking.model: there is no" in done.stderr


def test_asking_imports_nothing_heavy(notes: Path, environment: dict[str, str], command: list[str]) -> None:
    program = (
        "import sys; from qa_bot.cli import main; code = main(sys.argv[1:]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    run = [command[0], "-c", program, "--ask", "Who built the organ of the village church?"]
    subprocess.run(run, cwd=notes, env=environment, capture_output=True, check=True)  # builds the index
    done = subprocess.run(run, cwd=notes, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


def on_a_terminal(run: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Run a command whose standard output and error are a terminal, and return what it wrote there."""
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen(run, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower):
        os.close(follower)
        written = b""
        try:
            while part := os.read(leader, 65536):
                written += part
        except OSError:  # Linux says so when the other side is closed
            pass
    os.close(leader)
    return written.decode()


@pytest.mark.skipif(os.name != "posix", reason="needs terminals")
def test_a_terminal_gets_colour_unless_it_is_refused(
    notes: Path, environment: dict[str, str], command: list[str]
) -> None:
    run = [*command, "--ask", "Who built the organ of the village church?"]
    assert "\x1b[1;32mMartha Zimmer\x1b[0m" in on_a_terminal(run, notes, environment)
    assert "\x1b" not in on_a_terminal(run, notes, environment | {"NO_COLOR": "1"})
    assert "\x1b" not in on_a_terminal(run, notes, environment | {"TERM": "dumb"})


@pytest.mark.skipif(os.name != "posix", reason="needs terminals")
def test_the_chat_does_not_start_with_standard_input_from_a_file(
    notes: Path, environment: dict[str, str], command: list[str]
) -> None:
    assert "--ask" in on_a_terminal(command, notes, environment)


def test_files_of_other_types_are_told(qa_bot: Run, notes: Path) -> None:
    (notes / "notes" / "plan.dwg").write_bytes(b"AC1032")
    for command in ("index", "sources"):
        assert "Skipped 1 file of another type (.dwg)" in qa_bot(command).stderr
    assert "Skipped" not in qa_bot("--ask", "Who built the organ of the village church?").stderr
    (notes / "scans").mkdir()
    (notes / "scans" / "plan.dwg").write_bytes(b"AC1032")
    done = qa_bot("index", "--documents", "scans")
    assert done.returncode == 2
    assert "Skipped 1 file of another type (.dwg)" in done.stderr


NO_COPY = "import os, sys; del os.fork; from qa_bot.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
def test_answers_are_the_same_whether_documents_are_looked_at_meanwhile_or_before(
    notes: Path, environment: dict[str, str], qa_bot: Run
) -> None:
    question = ("--ask", "Where was the largest bell cast?", "--json")

    def without(*arguments: str) -> subprocess.CompletedProcess[str]:
        run = [sys.executable, "-c", NO_COPY, *arguments]
        return subprocess.run(run, cwd=notes, env=environment, capture_output=True, text=True, check=False)

    def given(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
        return replies(done.stdout)[0] | {"elapsed_ms": 0}

    qa_bot("index")
    before = qa_bot(*question)
    assert given(before) == given(without(*question))
    (notes / "notes" / "bells.txt").write_text("The largest bell was cast in Ghent.\n", encoding="utf-8")
    after = qa_bot(*question)  # what the index said of it before must not be given
    assert given(after) != given(before)
    assert given(after) == given(without(*question))
