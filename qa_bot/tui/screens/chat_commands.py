"""What the commands do on the chat screen: one method a command, named after it."""

import time
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.actions import SkipAction
from textual.app import SuspendNotSupported
from textual.screen import Screen

from qa_bot.config.environment import colour_refused, editor, in_tmux
from qa_bot.ingest.loaders import is_text
from qa_bot.text.safe import safe
from qa_bot.tui import clipboard, texts
from qa_bot.tui import editor as editors
from qa_bot.tui.commands import number_of
from qa_bot.tui.rows import clip
from qa_bot.tui.screens.reader import Reader
from qa_bot.tui.session import Session
from qa_bot.tui.themes import THEMES, following
from qa_bot.tui.turns import copied, reference
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from qa_bot.tui.engine import Engine

SAID = 30
"""Cells of what was written that are said again."""
SHOWN = 4.0
"""Seconds that a message in passing is shown; a warning twice as long."""


class ChatCommands(Screen[None]):
    """The part of the chat screen that carries out commands; another holds the state and shows it."""

    session: Session
    engine: "Engine"
    _quiet_until = 0.0

    def choose(self, session: Session) -> None:
        """Take over a session with another choice."""
        raise NotImplementedError

    def start_anew(self) -> None:
        """Begin a new conversation."""
        raise NotImplementedError

    def action_command(self, name: str, argument: str = "") -> None:
        """Carry out a command; what key bindings call."""
        self.carry_out(name, argument)

    def carry_out(self, name: str, argument: str = "") -> None:
        """Carry out a command of the table."""
        getattr(self, "do_" + name.replace("-", "_"))(argument)

    def tell(self, text: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Tell the user something, in passing; the text is literal."""
        self.notify(
            safe(text), severity=severity, markup=False, timeout=SHOWN if severity == "information" else 2 * SHOWN
        )

    # Citations.

    def do_next(self, argument: str) -> None:
        """Choose the next citation."""
        self._choose_other(self.session.step(1), "This is the last citation.")

    def do_previous(self, argument: str) -> None:
        """Choose the previous citation."""
        self._choose_other(self.session.step(-1), "This is the first citation.")

    def do_choose(self, argument: str) -> None:
        """Choose a citation by its number."""
        if number := number_of(argument):
            chosen = self.session.choose_number(number)
            there = chosen.chosen is not None and chosen.chosen.citation == number - 1
            self._choose_other(chosen, "" if there else f"There is no citation {argument} here.")
        else:
            if argument:
                self.tell(f"{clip(argument, SAID)} is no number of a citation.", severity="warning")
            self.prefill("/choose ")

    def do_why(self, argument: str) -> None:
        """Why this citation: what counted, and how much."""
        entry, citation = self.session.entry, self.session.citation
        if entry is None or citation is None:
            self._no_citation()
        else:
            self.app.push_screen(Reader("Why this citation", lambda width: texts.why_rows(entry, citation, width)))

    def do_copy(self, argument: str) -> None:
        """Copy the sentence and where it stands."""
        entry, citation = self.session.entry, self.session.citation
        if entry is None or entry.reply is None or citation is None:
            self._no_citation()
        else:
            self._copy(copied(citation, entry.reply.answered), "the sentence and where it stands")

    def do_cite(self, argument: str) -> None:
        """Copy where it stands only."""
        citation = self.session.citation
        if citation is None:
            self._no_citation()
        else:
            self._copy(reference(citation), "where it stands")

    def do_open(self, argument: str) -> None:
        """Open the document in your editor, at the line."""
        citation = self.session.citation
        words = editor()
        if citation is None:
            self._no_citation()
        elif words is None:
            self.tell("Name your editor in $VISUAL or $EDITOR first.", severity="warning")
        elif not is_text(citation.path):
            page = f"page {citation.page} of " if citation.page is not None else ""
            self.tell(f"An editor opens text files alone; this stands on {page}{citation.path}.", severity="warning")
        else:
            self._run_editor(editors.command(words, citation.path, citation.line))

    # The source.

    def do_read(self, argument: str) -> None:
        """Go to the source."""
        if self.session.citation is None:
            self._no_citation()
        else:
            self.to_pane("source-text")

    def do_find(self, argument: str) -> None:
        """Find text in the source."""
        if self.session.citation is None:
            self._no_citation()
        else:
            self.add_class("-reading")
            self.query_one(SourcePane).open_find(argument)

    def do_next_match(self, argument: str) -> None:
        """Go to the next place found."""
        self._next_match(1)

    def do_previous_match(self, argument: str) -> None:
        """Go to the previous place found."""
        self._next_match(-1)

    def do_centre(self, argument: str) -> None:
        """Back to the cited sentence."""
        self.query_one(SourcePane).view.centre()

    # Moving.

    def do_pane(self, argument: str) -> None:
        """Go to the next pane."""
        self._next_pane(1)

    def do_previous_pane(self, argument: str) -> None:
        """Go to the previous pane."""
        self._next_pane(-1)

    def do_scroll_up(self, argument: str) -> None:
        """A page up in the conversation."""
        self.query_one(ConversationView).scroll_page_up(animate=False)

    def do_scroll_down(self, argument: str) -> None:
        """A page down in the conversation."""
        self.query_one(ConversationView).scroll_page_down(animate=False)

    # Application.

    def do_clear(self, argument: str) -> None:
        """Start a new conversation."""
        if self.session.entries:
            self.tell("This is a new conversation; /resume goes back to the one before.")
        self.start_anew()

    def do_theme(self, argument: str) -> None:
        """Dark, light, or the terminal’s own colours."""
        name = argument.lower() or following(self.app.theme)
        if colour_refused():  # the others tell by colour what would then not be seen
            self.tell(f"NO_COLOR is set: the theme stays {self.app.theme}.", severity="warning")
        elif name in THEMES:
            self.app.theme = name
            self.tell(f"The theme is {name}.")
        else:
            self.tell(f"There is no theme {argument}: {', '.join(THEMES)}.", severity="warning")

    def do_commands(self, argument: str) -> None:
        """Search all commands."""
        self.app.action_command_palette()

    def do_help(self, argument: str) -> None:
        """Keys and commands."""
        self.app.push_screen(Reader("Help", texts.help_rows))

    def do_quit(self, argument: str) -> None:
        """Leave."""
        self.app.exit()

    # How they do it.

    def _choose_other(self, session: Session, why_not: str) -> None:
        """Take over a session with another choice; where it is the same, say why, or that nothing is cited yet."""
        if session.chosen is None:
            self._no_citation()
        elif session.chosen != self.session.chosen:
            self.choose(session)
        elif why_not:
            self._tell_once(why_not)

    def _tell_once(self, text: str) -> None:
        """Tell something, once for a key that is held down."""
        if time.monotonic() >= self._quiet_until:
            self._quiet_until = time.monotonic() + SHOWN
            self.tell(text)

    def _next_match(self, by: int) -> None:
        pane = self.query_one(SourcePane)
        if pane.view.matches:
            pane.next_match(by)
        else:
            self.tell("Nothing was found in the source: /find TEXT looks for it.")

    def _no_citation(self) -> None:
        self._tell_once("Ask something first: there is no citation yet.")

    def prefill(self, text: str) -> None:
        """Put the beginning of a line into the question field, for the user to go on with."""
        field = self.query_one(QuestionField)
        field.value = text
        field.cursor_position = len(text)
        field.focus()

    def _next_pane(self, by: int) -> None:
        panes = ["question", "conversation", "source-text"]
        if self.session.citation is None:
            panes.pop()
        focused = self.focused.id if self.focused is not None else None
        at = panes.index(focused) if focused in panes else len(panes) - 1
        self.to_pane(panes[(at + by) % len(panes)])

    def to_pane(self, name: str) -> None:
        """Give the focus to a pane or to the question."""
        # At once, not in a moment as focus() does: the next key may be there already, and it is meant for the pane.
        self.set_class(name == "source-text", "-reading")
        self.set_focus(self.query_one(f"#{name}"))

    @work(thread=True, group="clipboard")
    def _copy(self, text: str, what: str) -> None:
        program = clipboard.by_program(text, in_tmux())
        self.app.call_from_thread(self.app.copy_to_clipboard, text)
        self.app.call_from_thread(self.tell, clipboard.told(what, program))

    def action_copy_text(self) -> None:
        """Copy what is selected with the mouse; Ctrl+C means something else where nothing is."""
        selected = self.get_selected_text()
        if selected is None:
            raise SkipAction
        self._copy(selected, "what is selected")

    def _run_editor(self, words: list[str]) -> None:
        try:
            with self.app.suspend():
                trouble = editors.run(words)  # it must not raise: the screen would stay the editor's
        except SuspendNotSupported:
            self.tell("An editor cannot be opened from here.", severity="warning")
        else:
            if trouble:
                self.tell(trouble, severity="error")
        self.refresh(layout=True)
