"""The conversation: questions, answers, refusals and citations, one of which is chosen."""

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message

from qa_bot.tui.bindings import bindings
from qa_bot.tui.commands import Where
from qa_bot.tui.messages import CitationChosen
from qa_bot.tui.rows import Row, Run
from qa_bot.tui.session import Entry, Place, Session
from qa_bot.tui.turns import entry_rows
from qa_bot.tui.widgets.rows_view import RowsView


class ConversationView(RowsView):
    """Shows a session; ``welcome`` gives the rows for an empty one."""

    BINDINGS = bindings(Where.CONVERSATION)

    def __init__(self, welcome: Callable[[int], Sequence[Row]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = Session()
        self._welcome = welcome
        self._starts: list[int] = []
        self._followed = -1
        self._kept: dict[int, tuple[Entry, int, list[Row]]] = {}

    def show(self, session: Session, *, to_end: bool = False) -> None:
        """Show a session. The scroll stays where it is, but for ``to_end``."""
        self.session = session
        self.update()
        if to_end:
            self.to_row(self.row_count)

    @property
    def following(self) -> bool:
        """Whether the reader wants to follow: the end is seen, or what was last followed to."""
        return self._at_end or self.top == self._followed

    @property
    def _at_end(self) -> bool:
        return self.top >= self.row_count - self.size.height

    def follow(self, entry: int) -> None:
        """Scroll to an entry: to its end, or to its beginning where it is higher than the pane."""
        if entry < len(self._starts):
            self.to_row(min(self._starts[entry], self.row_count - self.size.height))
            self._followed = self.top

    def reveal_chosen(self) -> None:
        """Scroll as little as possible, so that the chosen citation is seen."""
        marked = [n for n, row in enumerate(self._rows) if row.target == self.session.chosen]
        if self.session.chosen is not None and marked:
            self.reveal(marked[0], marked[-1])

    def lay_out(self, width: int) -> Sequence[Row]:
        """Return the rows of all entries; those of an entry that is as it was are not made again."""
        if not self.session.entries:
            self._starts, self._kept = [], {}
            return self._welcome(width)
        rows: list[Row] = []
        self._starts = []
        for number, entry in enumerate(self.session.entries):
            kept = self._kept.get(number)
            if kept is None or kept[0] is not entry or kept[1] != width:
                kept = self._kept[number] = (entry, width, entry_rows(entry, number, width))
            self._starts.append(len(rows))
            rows.extend(kept[2])
        return rows

    def row(self, number: int) -> Row:
        """Return a row; those of the chosen citation are marked, also without colour."""
        row = super().row(number)
        if row.target is None or row.target != self.session.chosen:
            return row
        first, *others = row.runs
        return row._replace(runs=(Run("▌", "mark"), Run(first.text[1:]), *others), role="chosen")

    def rewrap(self) -> None:
        """Lay out for another width; the entry at the top stays at the top, and the end stays in sight."""
        at_end = self._at_end
        entry = max((n for n, start in enumerate(self._starts) if start <= self.top), default=0)
        self.update()
        if at_end and self.session.entries:
            self.to_row(self.row_count)
        elif entry < len(self._starts):
            self.to_row(self._starts[entry])

    def on_click(self, event: events.Click) -> None:
        """Choose the citation that was clicked."""
        number = self.top + event.y
        target = self._rows[number].target if 0 <= number < self.row_count else None
        if isinstance(target, Place):
            message: Message = CitationChosen(target)
            self.post_message(message)
