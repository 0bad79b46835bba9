"""A page to read over the chat: help, why this citation, the documents."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from qa_bot.tui.rows import Row, Run, row
from qa_bot.tui.widgets.drawing import ROLE_CLASSES, Line
from qa_bot.tui.widgets.rows_view import BY_LINES, RowsView


class ReaderText(RowsView):
    """The text of a page."""

    BINDINGS: ClassVar[list[BindingType]] = [*BY_LINES]

    def __init__(self, body: Callable[[int], Iterable[Row]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._body = body

    def lay_out(self, width: int) -> Sequence[Row]:
        """Return the page's rows."""
        return list(self._body(width))


class Reader(ModalScreen[None]):
    """Shows a page; ``body`` returns its rows for a width."""

    COMPONENT_CLASSES = ROLE_CLASSES
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        ("q", "dismiss", "Close"),
        ("enter", "dismiss", "Close"),
        ("f1", "dismiss", "Close"),
        ("question_mark", "dismiss", "Close"),
    ]

    def __init__(self, title: str, body: Callable[[int], Iterable[Row]]) -> None:
        super().__init__(classes="-over")
        self._heading = title
        self._body = body

    def compose(self) -> ComposeResult:
        """Lay the page out: a title, the text, how to close it."""
        with Vertical(id="page"):
            yield Line(id="page-title")
            yield ReaderText(self._body, id="page-rows")
            yield Line(id="page-foot")

    def on_mount(self) -> None:
        """Fill in what does not depend on the width."""
        self.query_one("#page-title", Line).show(row(Run(f" {self._heading}", "heading")))
        keys = (Run(" Esc", "strong"), Run(" closes   ", "dim"), Run("↑ ↓", "strong"), Run(" scroll", "dim"))
        self.query_one("#page-foot", Line).show(row(*keys))
        self.query_one("#page-rows").focus()
