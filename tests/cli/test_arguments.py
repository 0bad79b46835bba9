import pytest

from qa_bot.cli.arguments import parse


def refused(*arguments: str) -> bool:
    with pytest.raises(SystemExit) as caught:
        parse(arguments)
    return caught.value.code == 2


def test_options_that_hold_everywhere_stand_before_and_after_a_command() -> None:
    before = parse(["--config", "c", "--documents", "a", "--documents", "b", "--index", "i", "-v", "-q", "index"])
    after = parse(["index", "--config", "c", "--documents", "a", "--documents", "b", "--index", "i", "-v", "-q"])
    both = parse(["--config", "x", "--documents", "a", "-v", "index", "--documents", "b", "--config", "c", "-q"])
    for options in (before, after):
        assert (options.config, options.index, options.verbose, options.quiet) == ("c", "i", True, True)
    assert before.documents == after.documents == both.documents == ["a", "b"]
    assert (both.config, both.verbose, both.quiet) == ("c", True, True)


def test_a_question_with_its_options() -> None:
    options = parse(
        [
            "--ask",
            "q",
            "--json",
            "--top",
            "5",
            "--in",
            "news/*",
            "--type",
            ".PDF",
            "--since",
            "2024-02",
            "--context",
            "0",
            "--explain",
            "--documents",
            "d",
        ]
    )
    assert (options.ask, options.json, options.top, options.within) == ("q", True, 5, "news/*")
    assert (options.type, options.since, options.context, options.explain) == ("pdf", "2024-02", 0, True)
    assert (options.command, options.documents) == (None, ["d"])
    assert parse(["--ask", "-"]).ask == "-"
    assert parse(["--ask", "-5 degrees is how cold?"]).ask == "-5 degrees is how cold?"


def test_a_bare_command_line_is_the_chat() -> None:
    options = parse([])
    assert (options.ask, options.command, options.documents) == (None, None, [])


@pytest.mark.parametrize("option", ["--no-history", "--plain"])
def test_the_chats_options_go_with_the_chat_alone(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert parse([option, "--documents", "d"]).documents == ["d"]
    for others in (["--ask", "q"], ["index"]):
        assert refused(option, *others)
        assert f"{option} goes with the chat" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["0", "-1", "1001", "3.5", "many", "", "٣", "9" * 5000])
def test_a_wrong_number_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--ask", "q", f"--top={value}")
    assert "a whole number from 1 to 1000" in capsys.readouterr().err


@pytest.mark.parametrize(
    "value", ["2024-02-31", "2024-13", "24-01-01", "yesterday", "2024-1-1", "0000", "2024-01-01T00"]
)
def test_a_wrong_date_is_refused(value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--ask", "q", "--since", value)
    assert "2024-01-31" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["2024", "2024-02", "2024-02-29", "0001"])
def test_a_date_may_be_a_year_or_a_month(value: str) -> None:
    assert parse(["--ask", "q", "--since", value]).since == value


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ask"],
        ["--ask", "q", "index"],
        ["--ask", "q", "--ask", "r"],
        ["--json"],
        ["--top", "3"],
        ["--json", "index"],
        ["--explain", "sources"],
        ["--type", ".", "--ask", "q"],
        ["--conf", "c"],
        ["--index", ""],
        ["index", "--documents", " "],
        ["unknown"],
        ["train"],
        ["eval", "--min-hit1", "2"],
        ["eval", "--min-mrr", "nan"],
    ],
)
def test_what_does_not_fit_is_refused(arguments: list[str]) -> None:
    assert refused(*arguments)


def test_eval_takes_suites_thresholds_and_json() -> None:
    options = parse(["eval", "a.yaml", "b", "--min-hit1", "0.8", "--min-refused", "1", "--json"])
    assert options.suites == ["a.yaml", "b"]
    assert (options.min_hit1, options.min_hit5, options.min_mrr, options.min_refused) == (0.8, None, None, 1.0)
    assert options.json
    assert parse(["eval"]).json is None


def test_the_version_and_the_help_end_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--version"], ["--help"], ["index", "--version"], ["index", "--help"], ["eval", "--help"]):
        with pytest.raises(SystemExit) as caught:
            parse(arguments)
        assert caught.value.code == 0
        assert "qa-bot" in capsys.readouterr().out


def test_a_question_that_begins_as_an_option_is_told_how_it_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(["--ask=--force"]).ask == "--force"
    with pytest.raises(SystemExit):
        parse(["--ask", "--force"])
    assert "expected one argument; a value that begins with - is written as in --ask=--force" in capsys.readouterr().err


def test_a_misspelt_option_is_told_with_the_one_that_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--document", "notes", "--ask", "q"], ["index", "--document=notes"]):
        assert refused(*arguments)
        message = "qa-bot: error: there is no option --document (did you mean --documents?); see qa-bot --help\n"
        assert capsys.readouterr().err == message
    assert parse(["--ask", "--no such option, but a question"]).ask == "--no such option, but a question"


def test_a_question_that_stands_alone_is_told_how_it_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["Who pays?"], ["who", "pays"]):
        assert refused(*arguments)
        assert 'a question is asked with --ask "QUESTION"' in capsys.readouterr().err
