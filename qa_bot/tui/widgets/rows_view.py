"""A scrolling pane of rows. It draws the rows that are seen, and has no widget for any of them."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from qa_bot.tui.rows import BLANK, Row
from qa_bot.tui.widgets.drawing import Drawing

BY_LINES: list[BindingType] = [("j", "scroll_down", "A line down"), ("k", "scroll_up", "A line up")]
"""Keys of a pane in which nothing is chosen."""


class RowsView(Drawing, ScrollView, can_focus=True):
    """Shows what ``lay_out(width)`` returns, and lays it out anew when its width changes."""

    ALLOW_SELECT = True
    BINDINGS: ClassVar[list[BindingType]] = [("space", "page_down", "A page down")]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._laid_out = -1

    def lay_out(self, width: int) -> Sequence[Row]:
        """Return all rows for a pane of ``width`` cells."""
        raise NotImplementedError

    def row(self, number: int) -> Row:
        """Return a row as it is to be drawn now."""
        return self._rows[number]

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def room(self) -> int:
        """The cells of a row: the pane's width, always with room for the scroll bar, so that it never rewraps."""
        return max(1, self.container_size.width - self.styles.gutter.width - self.styles.scrollbar_size_vertical)

    @property
    def top(self) -> int:
        """The number of the first row that is seen."""
        return round(self.scroll_y)

    def update(self) -> None:
        """Lay everything out anew."""
        if not self.is_attached or self.container_size.width == 0:
            return
        self._laid_out = self.room
        self._rows = self.lay_out(self.room)
        self.virtual_size = Size(self.room, self.row_count)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew where the width is another one; a subclass keeps its place."""
        if self.room != self._laid_out:
            self.rewrap()

    def rewrap(self) -> None:
        """Lay out for another width; the top row stays where it is as far as there are rows."""
        self.update()

    def to_row(self, number: int) -> None:
        """Scroll so that row ``number`` is the first one seen, or as near to that as the rows allow."""
        self.scroll_to(y=max(0, number), animate=False, immediate=True, force=True)

    def reveal(self, first: int, last: int) -> None:
        """Scroll as little as possible, so that the rows ``first`` to ``last`` are seen."""
        height = self.size.height
        if first < self.top:
            self.to_row(first)
        elif last >= self.top + height:
            self.to_row(min(first, last - height + 1))

    def target_at(self, event: events.Click) -> object:
        """Return what choosing the row that was clicked chooses; None for nothing."""
        number = self.top + event.y
        return self._rows[number].target if 0 <= number < len(self._rows) else None

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` of the pane."""
        number = self.top + y
        if number >= self.row_count:
            return self.strip(BLANK, self.size.width)
        selection = self.text_selection
        selected = None if selection is None else selection.get_span(number)
        return self.strip(self.row(number), self.size.width, selected).apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, for copying."""
        text = "\n".join(self.row(number).text.rstrip() for number in range(self.row_count))
        return selection.extract(text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self.refresh()
