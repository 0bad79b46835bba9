"""The source: a document's text with the cited sentence marked and centred, and what was searched for in it."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.selection import Selection

from qa_bot.tui.bindings import bindings
from qa_bot.tui.commands import Where
from qa_bot.tui.find import nearest
from qa_bot.tui.page import Page, Paper, draw, lay_out, place_at
from qa_bot.tui.rows import BLANK, Row
from qa_bot.tui.widgets.rows_view import BY_LINES, RowsView
from qa_bot.types import Span


class SourceView(RowsView):
    """Shows a stretch of a document, and moves on in it as it is scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.SOURCE),
        *BY_LINES,
        ("home", "to(0)", "Beginning of the document"),
        ("end", "to(-1)", "End of the document"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.paper: Paper | None = None
        self.sentence: Span | None = None
        self.span: Span | None = None
        self.matches: tuple[Span, ...] = ()
        self.match = 0
        self._page: Page | None = None
        self._anchor = 0
        self._gone_to: tuple[Span, int] | None = None
        """What was last brought to the middle, and the top row then: while that is the top, nobody has scrolled."""

    def show(self, paper: Paper, sentence: Span | None, span: Span | None, *, stay: bool = False) -> None:
        """Show a document with ``sentence`` marked and ``span``, the part of it that answers, marked more strongly.

        The sentence is brought to the middle; to ``stay`` is for a text that stands in for the one that is shown.
        """
        if self.paper is not paper:
            self.matches = ()
        position = self._position()
        self.paper, self.sentence, self.span = paper, sentence, span
        if stay:
            self._move_page(min(position, len(paper.shown)))
        else:
            self.centre()

    def clear(self) -> None:
        """Show nothing."""
        self.paper = self.sentence = self.span = self._page = None
        self.matches = ()
        self.update()

    def centre(self) -> None:
        """Bring the cited sentence to the middle of the pane, or the part of it that answers where it is too high."""
        sentence = self.sentence or Span(0, 0)
        self.go_to(sentence)
        page = self._page
        if self.span is not None and page is not None and not self._sees(page.row_at(self.span.end - 1)):
            self.go_to(self.span)

    def look_for(self, matches: tuple[Span, ...]) -> None:
        """Mark what was found and go to the first one from where the reader is."""
        self.matches = matches
        self.match = nearest(matches, self._position())
        self._go_to_match()

    def next_match(self, by: int) -> None:
        """Go ``by`` matches on, round the end."""
        if self.matches:
            self.match = (self.match + by) % len(self.matches)
            self._go_to_match()

    def go_to(self, span: Span) -> None:
        """Bring a span to the middle of the pane; its beginning where it is higher than that."""
        if self.paper is None:
            return
        if self._page is None or self._page.shown is not self.paper.shown or not self._page.holds(span):
            self._lay_out_around(span.start)
        self.refresh()
        if self._page is not None:
            first, last = self._page.row_at(span.start), self._page.row_at(max(span.start, span.end - 1))
            spare = self.size.height - (last - first + 1)
            self.to_row(first - max(0, spare // 2))
            self._gone_to = span, self.top

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another width; what stands in the middle stays there, until the reader scrolls."""
        middle = self._gone_to[0] if self._gone_to is not None and self._gone_to[1] == self.top else None
        super().on_resize(event)
        if middle is not None:
            self.go_to(middle)

    def action_to(self, position: int) -> None:
        """Go to the beginning (0) or the end (-1) of the document."""
        if self.paper is not None:
            end = len(self.paper.shown)
            self.go_to(Span(0, 0) if position == 0 else Span(end, end))

    def lay_out(self, width: int) -> Sequence[Row]:
        """Lay out the page that is shown for another width; rows are drawn one by one from it."""
        if self.paper is None:
            self._page = None
        else:
            self._page = lay_out(self.paper.shown, self._anchor, width)
        return ()

    @property
    def row_count(self) -> int:
        """How many rows the page has."""
        return 0 if self._page is None else len(self._page.rows)

    def row(self, number: int) -> Row:
        """Draw a row of the page with its marks."""
        if self._page is None:
            return BLANK
        place = self._page.rows[number]
        return draw(self._page, number, self._marks(place.start, place.end), self.sentence)

    def rewrap(self) -> None:
        """Lay out for another width; the place that was at the top, or the cited sentence, stays in sight."""
        page = self._page
        seen = page is not None and self.sentence is not None and self._sees(page.row_at(self.sentence.start))
        position = self._position()
        self._anchor = position
        self.update()
        if page is None or seen:
            self.centre()
        elif self._page is not None:
            self.to_row(self._page.row_at(position))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Move the page on when the reader comes to its edge and the document goes on."""
        super().watch_scroll_y(old_value, new_value)
        page = self._page
        if page is None or page.whole or not page.rows:
            return
        at_top = new_value < 1 and old_value >= 1 and page.start > 0
        at_end = new_value >= self.max_scroll_y > old_value and page.end < len(page.shown)
        if at_top or at_end:
            self.call_after_refresh(self._move_page, self._position())

    def _move_page(self, position: int) -> None:
        self._lay_out_around(position)
        if self._page is not None:
            self.to_row(self._page.row_at(position))

    def _lay_out_around(self, position: int) -> None:
        self._anchor = position
        self.update()

    def _position(self) -> int:
        """Return the place in the text that the first row seen begins with."""
        if self._page is None or not self._page.rows:
            return self._anchor
        return self._page.rows[min(self.top, len(self._page.rows) - 1)].start

    def _sees(self, number: int) -> bool:
        return self.top <= number < self.top + self.size.height

    def _go_to_match(self) -> None:
        if self.matches:
            self.go_to(self.matches[self.match])
        self.refresh()

    def _marks(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the marks of ``shown[start:end]``, the later ones over the earlier ones."""
        marks = [
            (span.start, span.end, role)
            for span, role in ((self.sentence, "sentence"), (self.span, "span"))
            if span is not None
        ]
        for number in range(bisect_right(self.matches, start, key=lambda span: span.end), len(self.matches)):
            span = self.matches[number]
            if span.start >= end:
                break
            marks.append((span.start, span.end, "found-here" if number == self.match else "found"))
        return marks

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as the document has it: without line numbers, not wrapped."""
        if self._page is None or not self._page.rows:
            return None
        start = 0 if selection.start is None else self._text_position(selection.start, self._page)
        end = len(self._page.shown) if selection.end is None else self._text_position(selection.end, self._page)
        return self._page.shown[start:end], "\n"

    @staticmethod
    def _text_position(offset: Offset, page: Page) -> int:
        return place_at(page, min(offset.y, len(page.rows) - 1), offset.x)
