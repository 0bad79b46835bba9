"""The field for questions and slash commands."""

from textual import events
from textual.widgets import Input

from qa_bot.text.safe import safe
from qa_bot.tui.commands import BY_NAME, Command, Where, begun, is_command, keys_in
from qa_bot.tui.history import History
from qa_bot.tui.messages import CommandEntered, DraftChanged, LineEntered, QuestionAsked
from qa_bot.tui.recall import Recall
from qa_bot.tui.rows import clip
from qa_bot.tui.widgets.safe_input import SafeInput

AFTER_DIGIT = frozenset("0123456789 .,%:-/")
"""What goes on with a number that was begun with a digit: the digit was text, not the number of a citation."""

NAMED = 40
"""Cells of the glob that is asked within."""

RECALLING = {"earlier": -1, "later": 1}
"""The commands that recall questions, and how many steps they go."""

MARKING = {"up": -1, "down": 1}
"""The keys that mark another command, and which one, seen from the marked one."""

CHOOSING = {"previous": -1, "next": 1}
"""The commands that choose the citation beside the chosen one, and which that is."""


class QuestionField(SafeInput):
    """One line. While it is empty, some keys are commands (arrows, digits, ``?``).

    While a slash command is begun, the arrows mark one of those that it may become; Tab and Enter take it.

    The arrows choose among the citations of an answer; above the first one, and where something is typed, they go
    through earlier questions. ``citations`` is how many there are to choose from, ``chosen`` the number of the chosen
    one, from 0.
    """

    _marked = 0

    def __init__(self, history: History, *, id: str | None = None) -> None:
        # a draft that one comes back to is gone on with: selected, the next letter would take its place
        super().__init__(compact=True, id=id, select_on_focus=False)
        self.cursor_blink = False
        self.citations = 0
        self.chosen = 0
        self._history = history
        self._walk: Recall | None = None
        self._commands = {
            where: {key.name: command for key, command in keys_in(where)} for where in (Where.EMPTY, Where.TYPED)
        }
        self._digits = ""
        self.show_within("")

    def show_within(self, glob: str) -> None:
        """Say of which documents is asked, "" for all."""
        of = clip(safe(glob), NAMED) if glob else "your documents"
        self.placeholder = f"Ask {of}, or / for commands"

    def on_key(self, event: events.Key) -> None:
        """Turn a key into a command where that is what it means; everything else is typed."""
        if is_command(self.value) and " " not in self.value and self._take_command(event.key):
            self._take(event)
        elif event.key == "enter" and self.value:
            # Here and not by a binding, which comes after the keys that are there already: they begin the next line.
            self._take(event)
            self._hand_over()
        elif (command := self._command(event.key)) is not None:
            self._take(event)
            self._carry_out(command, event.key)
        elif self._digits:
            # "2" chose a citation, but now "2023" is being typed: what was taken for a choice belongs to the text.
            if not self.value and event.character is not None and event.character in AFTER_DIGIT:
                self.insert_text_at_cursor(self._digits)
            self._digits = ""

    def _command(self, key: str) -> Command | None:
        """Return what a key means here; None where it is text, or nothing."""
        if self.value or self._walk is not None:
            return self._commands[Where.TYPED].get(key)
        if key.isdigit() and int(key) > self.citations:
            return None
        command = self._commands[Where.EMPTY].get(key)
        return BY_NAME["earlier"] if command is BY_NAME["previous"] and not self.chosen else command

    def _carry_out(self, command: Command, key: str) -> None:
        self._digits = self._digits + key if command.key_arguments else ""
        if command.name in RECALLING:  # and not the screen, for the same reason
            self.recall(RECALLING[command.name])
        else:
            # not only when the screen says so: the next key may be there already
            self.chosen = min(self.chosen + CHOOSING.get(command.name, 0), max(self.citations - 1, 0))
            self.post_message(CommandEntered(command.name, key if command.key_arguments else ""))

    def recall(self, by: int) -> None:
        """Show the question ``by`` places earlier (negative) or later; after the last one what was being typed."""
        walk = self._walk or Recall(self._history.questions(), self.value)
        self._show_recalled(walk, walk.step(by, self.value))

    def recall_to(self, question: str) -> None:
        """Show an earlier question, from which one may go on."""
        walk = Recall(self._history.questions(), self.value if self._walk is None else self._walk.draft)
        self._show_recalled(walk, walk.to(question))

    def _show_recalled(self, walk: Recall, line: str) -> None:
        self._walk = None if walk.at_draft else walk
        self.value = line
        self.cursor_position = len(line)

    def drop(self) -> bool:
        """Empty the field; whether there was something in it."""
        dropped = bool(self.value)
        self.value, self._walk = "", None
        return dropped

    @staticmethod
    def _take(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _take_command(self, key: str) -> bool:
        """Mark another of the commands that the draft may become, or complete the marked one; whether the key does.

        Enter does it where the arrows have marked one, and carries out what needs nothing after it.
        """
        found = begun(self.value)
        if not found:
            return key == "tab"
        if key in MARKING:
            self._marked = (self._marked + MARKING[key]) % len(found)
            self.post_message(DraftChanged(self.value, self._marked))
            return True
        if key == "tab" or (key == "enter" and self._marked):
            command = found[self._marked]
            self.value = f"/{command.name}" + (" " if command.argument else "")
            self.cursor_position = len(self.value)
            if key == "enter" and not command.argument:
                self._hand_over()
            return True
        return False

    def watch_value(self, value: str) -> None:
        """Mark the first command that goes with another text."""
        self._marked = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen what has been typed."""
        event.stop()
        self.post_message(DraftChanged(event.value, self._marked))

    def take_early(self, event: events.Key) -> None:
        """Take a key that was typed before the field had the focus."""
        if event.key == "enter":
            self._hand_over()
        elif event.key == "backspace":
            self.action_delete_left()
        elif event.is_printable and event.character is not None:
            self.insert_text_at_cursor(event.character)

    def _hand_over(self) -> None:
        """Hand over a line, and begin the next one."""
        line = self.value.strip()
        if line:
            self.drop()
            self.post_message(LineEntered(line) if is_command(line) else QuestionAsked(line))
