"""The source pane: which document and line, its text, and the line to find text in it."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from qa_bot.present.words import sections
from qa_bot.text.safe import safe
from qa_bot.tui.cells import cells
from qa_bot.tui.find import MOST, find
from qa_bot.tui.messages import MatchesChanged
from qa_bot.tui.page import Paper
from qa_bot.tui.rows import BLANK, Row, Run, aside, clip_left, row, spread
from qa_bot.tui.turns import place_of
from qa_bot.tui.widgets.drawing import Line
from qa_bot.tui.widgets.safe_input import SafeInput
from qa_bot.tui.widgets.source import SourceView
from qa_bot.types import Citation, Span


class FindField(SafeInput):
    """The field for text to find."""

    def __init__(self) -> None:
        super().__init__(compact=True, id="find-field")
        self.cursor_blink = False


class SourcePane(Vertical):
    """Shows a citation in its document."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.citation: Citation | None = None
        self._answered = False
        self._lost = False
        self._renewed = False

    def compose(self) -> ComposeResult:
        """Lay the pane out."""
        yield Line(id="source-title")
        yield SourceView(id="source-text")
        with Horizontal(id="find"):
            yield Line(id="find-label")
            yield FindField()
            yield Line(id="find-count")

    def on_mount(self) -> None:
        """Show what never changes."""
        self.query_one("#find-label", Line).show(row(Run(" Find ", "strong")))
        self.clear()

    @property
    def view(self) -> SourceView:
        """The text."""
        return self.query_one(SourceView)

    @property
    def finding(self) -> bool:
        """Whether the line to find text is open."""
        return self.query_one("#find").has_class("-open")

    def clear(self) -> None:
        """Show no document."""
        self.citation = None
        self.close_find()
        self.view.clear()
        self._draw_title()

    def announce(self, citation: Citation, answered: bool) -> None:
        """Name a citation whose text is still to come; ``answered`` is whether its question was answered."""
        self.citation = citation
        self._answered = answered
        self._lost = self._renewed = False
        if self.view.paper is not None and self.view.paper.name != citation.document:
            self.view.clear()
        self._draw_title()

    def renew(self, citation: Citation) -> None:
        """Take the announced citation as stale; the text that is shown next is the same document, read anew."""
        self.citation = citation
        self._renewed = True
        self._draw_title()

    def show(self, citation: Citation, paper: Paper) -> None:
        """Show the citation that was announced in its document. A place without the cited words is never marked.

        Words that have moved, and stand in the document once, are marked where they stand now.
        In a document read anew the reader stays at the place that was on the screen.
        """
        citation = self.citation = _moved(citation, paper)
        highlight = citation.highlight
        self._lost = citation.span.of(paper.raw) != citation.text
        span = highlight.shift(citation.span.start) if highlight is not None and self._answered else None
        marks = (None, None) if self._lost else (citation.span, span)
        self.view.show(paper, *marks, stay=self._renewed)
        self._renewed = False
        self._draw_title()
        if self.finding:
            self.view.matches = find(paper.shown, self.query_one(FindField).value)
            self._draw_count()

    def on_resize(self) -> None:
        """Fit the title to the new width."""
        self._draw_title()

    def _draw_title(self) -> None:
        line = self.query_one("#source-title", Line)
        if self.citation is None:
            line.show(row(Run(" Source", "dim")))
        else:
            line.show(title_row(self.citation, self._badge(self.citation), self.size.width))

    def _badge(self, citation: Citation) -> str:
        """Return what is amiss with the citation, "" for nothing."""
        if citation.stale:
            return "file has changed, place not found" if self._lost else "file has changed"
        if self._lost:
            return "place not found"
        return "" if self._answered else "near, not an answer"

    def open_find(self, text: str = "") -> None:
        """Open the line to find text, with ``text`` in it if there is some."""
        self.query_one("#find").add_class("-open")
        field = self.query_one(FindField)
        if text:
            field.value = text
        self.screen.set_focus(field)

    def close_find(self) -> None:
        """Close the line to find text; nothing is marked as found any more."""
        self.query_one("#find").remove_class("-open")
        self.query_one(FindField).value = ""
        self._look_for("")

    def next_match(self, by: int) -> None:
        """Go on to another place found."""
        self.view.next_match(by)
        self._draw_count()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        event.stop()
        self._look_for(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the text, where n and N go from match to match."""
        event.stop()
        self.screen.set_focus(self.view)

    def _look_for(self, wanted: str) -> None:
        paper = self.view.paper
        self.view.look_for(find(paper.shown, wanted) if paper is not None else ())
        self._draw_count()

    def _draw_count(self) -> None:
        count = self.query_one("#find-count", Line)
        matches = len(self.view.matches)
        if matches:
            more = "+" if matches == MOST else ""
            count.show(row(Run(f" {self.view.match + 1:,} of {matches:,}{more}", "dim")))
        else:
            count.show(row(Run(" not found", "badge")) if self.query_one(FindField).value else BLANK)
        self.post_message(MatchesChanged())


def _moved(citation: Citation, paper: Paper) -> Citation:
    """Return a citation at the place where its sentence stands now; as it was where that is unknown."""
    text, raw = citation.text, paper.raw
    if citation.span.of(raw) == text:
        return citation
    start = raw.find(text)
    end = start + len(text)
    if start < 0 or raw.find(text, start + 1) >= 0 or raw[start - 1 : start].isalnum() or raw[end : end + 1].isalnum():
        return citation  # gone, there twice, or a part of other words
    return replace(citation, span=Span(start, end), line=paper.shown.count("\n", 0, start) + 1)


def title_row(citation: Citation, badge: str, width: int) -> Row:
    """Return the pane's title: document and line, section, and a badge for what is amiss with the citation."""
    right = [Run(f" {badge} ", "badge")] if badge else []
    room = max(1, width - len(badge) - 4)
    where = clip_left(place_of(citation), room)
    about = sections(citation) or safe(citation.title)
    section = aside(f" · {about}", room - cells(where)) if about else ""
    return Row(spread([Run(" "), Run(where, "place"), Run(section, "dim")], right, width))
