"""The field for questions and slash commands."""

from textual import events
from textual.widgets import Input

from qa_bot.tui.commands import Where, is_command, keys_in, matching
from qa_bot.tui.messages import CommandEntered, DraftChanged, LineEntered, QuestionAsked
from qa_bot.tui.widgets.safe_input import SafeInput

AFTER_DIGIT = frozenset("0123456789 .,%:-/")
"""What goes on with a number that was begun with a digit: the digit was text, not the number of a citation."""


class QuestionField(SafeInput):
    """One line. While it is empty, some keys are commands (arrows, digits, ``?``); Tab completes a slash command."""

    def __init__(self, *, id: str | None = None) -> None:
        placeholder = "Ask your documents, or / for commands"
        # a draft that one comes back to is gone on with: selected, the next letter would take its place
        super().__init__(placeholder=placeholder, compact=True, id=id, select_on_focus=False)
        self.cursor_blink = False
        self.citations = 0
        self._empty_keys = {key.name: command for key, command in keys_in(Where.EMPTY)}
        self._digits = ""

    def on_key(self, event: events.Key) -> None:
        """Turn a key into a command where that is what it means; everything else is typed."""
        if event.key == "tab" and self._complete():
            self._take(event)
        elif event.key == "enter" and self.value:
            # Here and not by a binding, which comes after the keys that are there already: they begin the next line.
            self._take(event)
            self._hand_over()
        elif not self.value and self._empty_keys.get(event.key) is not None and self._means_command(event):
            self._take(event)
            command = self._empty_keys[event.key]
            self._digits = self._digits + event.key if command.key_arguments else ""
            self.post_message(CommandEntered(command.name, event.key if command.key_arguments else ""))
        elif self._digits:
            # "2" chose a citation, but now "2023" is being typed: what was taken for a choice belongs to the text.
            if not self.value and event.character is not None and event.character in AFTER_DIGIT:
                self.insert_text_at_cursor(self._digits)
            self._digits = ""

    def _means_command(self, event: events.Key) -> bool:
        return not event.key.isdigit() or int(event.key) <= self.citations

    @staticmethod
    def _take(event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _complete(self) -> bool:
        """Complete a slash command that has been begun; whether there was something to complete."""
        if not is_command(self.value) or " " in self.value:
            return False
        found = matching(self.value[1:])
        if found:
            self.value = f"/{found[0].name}" + (" " if found[0].argument else "")
            self.cursor_position = len(self.value)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen what has been typed."""
        event.stop()
        self.post_message(DraftChanged(event.value))

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
            self.value = ""
            self.post_message(LineEntered(line) if is_command(line) else QuestionAsked(line))
