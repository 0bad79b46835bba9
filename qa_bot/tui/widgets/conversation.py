"""The conversation: questions, answers, refusals and citations, one of which is chosen."""

from bisect import bisect_right
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
    FOCUS_ON_CLICK = False  # who clicks a citation goes on typing, and "what" would begin with the key w

    def __init__(self, welcome: Callable[[int], Sequence[Row]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = Session()
        self._welcome = welcome
        self._starts: list[int] = []
        self._followed: int | None = None
        self._followed_to = 0
        self._at_end = True
        self._kept: dict[int, tuple[Entry, int, str, list[Row]]] = {}
        self._wait = ""

    def show(self, session: Session, *, to_end: bool = False) -> None:
        """Show a session. What is read stays where it is, but for ``to_end``: then the last entry is followed."""
        followed, entry = self._followed, self._top_entry
        below = self.top - self._starts[entry] if self._starts else 0
        self.session = session
        self.update()
        if to_end:
            self.follow(len(session.entries) - 1)
        elif followed is not None:
            self.follow(followed)
        elif entry < len(self._starts):
            self.to_row(self._starts[entry] + below)

    def tell_wait(self, why: str) -> None:
        """Show why questions wait, "" for no more than that they do."""
        if why != self._wait:
            self._wait = why
            if self.session.unanswered:
                self.show(self.session)

    @property
    def _top_entry(self) -> int:
        """The number of the entry at the top."""
        return bisect_right(self._starts, self.top, lo=1) - 1 if self._starts else 0

    @property
    def following(self) -> bool:
        """Whether the reader wants to follow: the end is seen, or what was last followed to."""
        return self._followed is not None or self.top >= self.row_count - self.size.height

    def follow(self, entry: int) -> None:
        """Scroll to an entry: to its end, or to its beginning where it is higher than the pane."""
        if 0 <= entry < len(self._starts):
            self.to_row(min(self._starts[entry], self.row_count - self.size.height))
            self._followed, self._followed_to = entry, self.top

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take note of whether the reader has scrolled away; one whom a growing pane moves is at the end."""
        super().watch_scroll_y(old_value, new_value)
        self._at_end = new_value >= self.max_scroll_y
        if self.top != self._followed_to:
            self._followed = None

    def on_resize(self, event: events.Resize) -> None:
        """Lay out anew for another width; what was followed stays in sight at another height too, and so the end."""
        followed, at_end = self._followed, self._at_end
        super().on_resize(event)
        if followed is not None:
            self.follow(followed)
        elif at_end and self._starts:
            self.to_row(self.row_count)

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
            wait = self._wait if entry.waiting else ""
            kept = self._kept.get(number)
            if kept is None or kept[0] is not entry or kept[1:3] != (width, wait):
                kept = self._kept[number] = (entry, width, wait, entry_rows(entry, number, width, wait))
            self._starts.append(len(rows))
            rows.extend(kept[3])
        return rows

    def row(self, number: int) -> Row:
        """Return a row; those of the chosen citation are marked, also without colour."""
        row = super().row(number)
        if row.target is None or row.target != self.session.chosen:
            return row
        first, *others = row.runs
        return row._replace(runs=(Run("▌", "mark"), Run(first.text[1:]), *others), role="chosen")

    def rewrap(self) -> None:
        """Lay out for another width; the entry at the top stays at the top."""
        entry = self._top_entry
        self.update()
        if entry < len(self._starts):
            self.to_row(self._starts[entry])

    def on_click(self, event: events.Click) -> None:
        """Choose the citation that was clicked."""
        target = self.target_at(event)
        if isinstance(target, Place):
            message: Message = CitationChosen(target)
            self.post_message(message)
