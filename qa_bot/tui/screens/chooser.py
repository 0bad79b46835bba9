"""A list to choose from, which a few letters narrow down: earlier questions, earlier conversations."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from qa_bot.text.safe import safe_line
from qa_bot.tui.find import find
from qa_bot.tui.messages import ChoiceTaken
from qa_bot.tui.rows import Row, Run, clip, row, spread, styled
from qa_bot.tui.widgets.drawing import ROLE_CLASSES, Line
from qa_bot.tui.widgets.rows_view import RowsView
from qa_bot.tui.widgets.safe_input import SafeInput


class Choice(NamedTuple):
    """What can be chosen, and what is told beside it."""

    text: str
    aside: str = ""


class ChoiceList(RowsView, can_focus=False):
    """The choices that have what was typed, one of which is marked."""

    def __init__(self, choices: Sequence[Choice], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = [Choice(*map(safe_line, choice)) for choice in choices]
        self._typed = ""
        self._at = 0

    def narrow(self, typed: str) -> None:
        """Show the choices that have ``typed``, blind to case."""
        self._typed, self._at = typed, 0
        self.update()
        self.to_row(0)

    def move(self, by: int) -> None:
        """Mark another choice, as far as there are any."""
        self._at = min(max(self._at + by, 0), max(self.row_count - 1, 0))
        self.reveal(self._at, self._at)
        self.refresh()

    @property
    def marked(self) -> int | None:
        """The number of the marked choice, from 0; None where none has what was typed."""
        found = self._found()
        return found[self._at] if self._at < len(found) else None

    def _found(self) -> list[int]:
        typed = self._typed.casefold()
        return [number for number, choice in enumerate(self._choices) if typed in choice.text.casefold()]

    def lay_out(self, width: int) -> Sequence[Row]:
        """Return a row for each choice."""
        return [self._row(self._choices[number], number, width) for number in self._found()]

    def _row(self, choice: Choice, number: int, width: int) -> Row:
        text = clip(choice.text, max(1, width - len(choice.aside) - 3))
        marks = [(span.start, span.end, "found") for span in find(text, self._typed)]
        left = [Run("  "), *styled(text, marks, 0, len(text))]
        return Row(spread(left, [Run(choice.aside, "dim")], width), target=number)

    def row(self, number: int) -> Row:
        """Return a row; that of the marked choice is told apart without colour, too."""
        row = super().row(number)
        return row._replace(runs=(Run("▌ ", "mark"), *row.runs[1:]), role="chosen") if number == self._at else row

    def on_click(self, event: events.Click) -> None:
        """Take the choice that was clicked."""
        target = self.target_at(event)
        if isinstance(target, int):
            self.post_message(ChoiceTaken(target))


class Chooser(ModalScreen[int | None]):
    """Shows choices, the first one marked; its result is the number of the one taken, from 0, or None."""

    COMPONENT_CLASSES = ROLE_CLASSES
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        ("up", "move(-1)", "Up"),
        ("down,ctrl+r", "move(1)", "Down"),
        ("pageup", "move(-10)", "Further up"),
        ("pagedown", "move(10)", "Further down"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], typed: str = "") -> None:
        super().__init__(classes="-over")
        self._heading = title
        self._choices = choices
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Lay the screen out: a title, what is typed, the choices, the keys."""
        with Vertical(id="page"):
            yield Line(id="page-title")
            yield SafeInput(placeholder="Type to search", compact=True, id="page-field", select_on_focus=False)
            yield ChoiceList(self._choices, id="page-rows")
            yield Line(id="page-foot")

    def on_mount(self) -> None:
        """Fill in what does not change, and what was typed already."""
        self.query_one("#page-title", Line).show(row(Run(f" {self._heading}", "heading")))
        keys = (("Enter", "takes"), ("↑ ↓", "move"), ("Esc", "closes"))
        runs = (Run(text, role) for key, word in keys for text, role in ((f" {key}", "strong"), (f" {word}  ", "dim")))
        self.query_one("#page-foot", Line).show(row(*runs))
        field = self.query_one(SafeInput)
        field.cursor_blink = False
        field.value = self._typed
        field.focus()

    def action_move(self, by: int) -> None:
        """Mark another choice."""
        self.query_one(ChoiceList).move(by)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one(ChoiceList).narrow(event.value)

    @on(Input.Submitted)
    def _take_marked(self) -> None:
        marked = self.query_one(ChoiceList).marked
        if marked is not None:
            self.dismiss(marked)

    @on(ChoiceTaken)
    def _take(self, message: ChoiceTaken) -> None:
        self.dismiss(message.number)
