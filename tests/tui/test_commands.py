"""The table of commands, and that everything made from it agrees with it."""

from collections import Counter

import pytest
from textual.binding import Binding

from qa_bot.tui.bindings import bindings
from qa_bot.tui.commands import BY_NAME, COMMANDS, Call, Unknown, Where, is_command, keys_in, matching, meant_by, parse
from qa_bot.tui.palette import offered
from qa_bot.tui.screens.chat import ChatScreen
from qa_bot.tui.screens.chat_commands import ChatCommands
from qa_bot.tui.texts import help_rows, key_list
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.hints import LEAST, hints
from qa_bot.tui.widgets.keybar import fitting, shown_keys
from qa_bot.tui.widgets.source import SourceView

NAMES = [command.name for command in COMMANDS]


def actions(widget: type) -> set[str]:
    return {binding.action for binding in widget.BINDINGS if isinstance(binding, Binding)}


def test_names_are_unique() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("where", list(Where))
def test_a_key_means_one_thing_in_one_place(where: Where) -> None:
    counts = Counter(key.name for key, _ in keys_in(where))
    counts.update(key.name for key, _ in keys_in(Where.ANYWHERE) if where is not Where.ANYWHERE)
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_command_is_carried_out_and_nothing_else_is() -> None:
    methods = {name.removeprefix("do_").replace("_", "-") for name in dir(ChatScreen) if name.startswith("do_")}
    assert methods == set(NAMES)


def test_bindings_palette_and_help_have_every_command() -> None:
    bound = actions(ChatScreen) | actions(ConversationView) | actions(SourceView)
    in_field = {command.name for where in (Where.EMPTY, Where.TYPED) for _, command in keys_in(where)}
    for command in COMMANDS:
        assert not command.keys or command.name in in_field or any(f"'{command.name}'" in each for each in bound)
    assert {command.name for command in offered()} | {"commands"} == set(NAMES)
    for width in (40, 100):
        text = "\n".join(row.text for row in help_rows(width))
        for command in COMMANDS:
            assert command.usage in text
            assert key_list(command) in text


def test_the_footer_shows_keys_of_the_table() -> None:
    for where in Where:
        for command, label, short in shown_keys(where, True):
            assert command.short == short
            assert label in key_list(command).split() or command.key_arguments


def test_the_footer_keeps_the_way_to_help_and_out_when_it_is_narrow() -> None:
    shown = [command.name for command, _, _ in fitting(Where.SOURCE, True, 40)]
    assert {"help", "quit", "back"} <= set(shown)
    assert {"help", "quit", "commands"} <= {command.name for command, _, _ in fitting(Where.EMPTY, True, 40)}


def test_before_an_answer_the_footer_has_nothing_that_needs_one() -> None:
    assert not any(command.needs_citation for command, _, _ in shown_keys(Where.EMPTY, False))


def test_everything_can_be_done_from_the_keyboard() -> None:
    assert all(parse(f"/{name}") == Call(BY_NAME[name]) for name in NAMES)


def test_the_beginning_of_a_name_is_enough_if_it_is_clear() -> None:
    assert parse("/the dark") == Call(BY_NAME["theme"], "dark")
    assert parse("/re") == Unknown("re", "read")


def test_an_unknown_command_names_the_nearest() -> None:
    assert parse("/hepl") == Unknown("hepl", "help")
    assert parse("/zzzzzz") == Unknown("zzzzzz")
    assert parse("/") == Unknown("")


@pytest.mark.parametrize(
    ("line", "expected"), [("/help", True), ("/", True), ("/find a/b", True), ("/etc/hosts is", False)]
)
def test_a_path_is_not_a_command(line: str, expected: bool) -> None:
    assert is_command(line) is expected


def test_a_command_without_its_slash_is_known() -> None:
    assert meant_by("Help") == BY_NAME["help"]
    assert meant_by("exit") == BY_NAME["quit"]
    assert meant_by("help me") is None


def test_matching_keeps_the_order_of_the_table() -> None:
    assert [command.name for command in matching("c")] == ["choose", "copy", "cite", "centre", "clear", "commands"]


def test_slash_quit_copy_sources_reindex_why_theme_and_help_are_there() -> None:
    assert {"quit", "copy", "sources", "reindex", "why", "theme", "help"} <= set(NAMES)


def test_the_actions_that_bindings_call_are_there() -> None:
    assert all(
        isinstance(each, Binding) and each.action.startswith("screen.command(") for each in bindings(Where.SOURCE)
    )
    assert hasattr(ChatCommands, "action_command")


@pytest.mark.parametrize("marked", [0, LEAST - 2, LEAST, len(COMMANDS) - 1])
def test_the_marked_command_is_among_those_that_are_shown(marked: int) -> None:
    rows = hints(COMMANDS, 60, LEAST, marked)
    assert len(rows) == LEAST
    assert [row.text.split()[1] for row in rows if row.text.startswith("›")] == [f"/{COMMANDS[marked].name}"]


@pytest.mark.parametrize("count", [1, LEAST, LEAST + 1, len(COMMANDS)])
def test_commands_for_which_there_is_no_room_are_counted(count: int) -> None:
    rows = hints(COMMANDS[:count], 60)
    named = sum(row.text.strip(" ›").startswith("/") for row in rows)
    assert len(rows) == min(count, LEAST)
    assert named == count or f"… {count - named} more" in rows[-1].text
