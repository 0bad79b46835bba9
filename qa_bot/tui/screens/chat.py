"""The chat screen: the conversation, the source, the question field. Its handlers own all state."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widget import Widget

from qa_bot.config import Config
from qa_bot.text.safe import safe
from qa_bot.tui import messages, texts
from qa_bot.tui.bindings import bindings
from qa_bot.tui.cells import cells
from qa_bot.tui.commands import Unknown, Where, meant_by, parse
from qa_bot.tui.engine import Engine
from qa_bot.tui.history import Asked, History
from qa_bot.tui.page import Paper
from qa_bot.tui.rows import Row, Run, clip, row, spread
from qa_bot.tui.screens.chat_index import ChatIndex
from qa_bot.tui.session import Session
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.drawing import ROLE_CLASSES, Line
from qa_bot.tui.widgets.hints import Hints
from qa_bot.tui.widgets.keybar import KeyBar
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source_pane import SourcePane
from qa_bot.types import Filter, Source

PANES = (Where.CONVERSATION, Where.SOURCE)
BEGINNINGS = '/"“„«'
"""What a line may begin with beside a letter: a command, a quotation."""
KEPT_PAPERS = 8
"""Documents whose text is kept, so that going back to one shows it at once."""


class ChatScreen(ChatIndex):
    """Put questions, read answers, follow citations into their documents."""

    BINDINGS = bindings(Where.ANYWHERE)
    AUTO_FOCUS = ""  # the question takes the focus when all keys that came before are in it
    COMPONENT_CLASSES = ROLE_CLASSES

    def __init__(self, config: Config, engine: Engine, history: History) -> None:
        super().__init__(classes="-empty")
        self.config = config
        self.engine = engine
        self.history = history
        self.session = Session()
        self.sources: tuple[Source, ...] | None = None
        self.indexing: messages.IndexingMoved | None = None
        self.trouble = ""
        self.updated_at = ""
        self.within = ""
        self.papers: dict[str, Paper] = {}
        self._asked_before = 0
        self._to_resume = 0

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Line(id="status")
        with Container(id="panes"):
            yield ConversationView(self._welcome, id="conversation")
            yield SourcePane(id="source")
        yield Hints(id="hints")
        with Horizontal(id="ask"):
            yield Line(id="prompt")
            yield QuestionField(self.history, id="question")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what is known already; the engine starts once the screen has been painted."""
        self.query_one("#prompt", Line).show(row(Run("❯ ", "accent")))
        self.draw_status()
        self.show_session()
        self.call_later(self.to_pane, "question")

    def on_resize(self) -> None:
        """Fit the line at the top to the new width."""
        self.draw_status()

    def on_descendant_focus(self) -> None:
        """Show the keys of the pane that has the focus."""
        self._draw_keys()
        if self.focused is not None and self.focused.id != "find-field":
            self.set_class(self.where is Where.SOURCE, "-reading")

    def on_key(self, event: events.Key) -> None:
        """Take a letter that means nothing in a pane as the beginning of a line, and what was typed very early."""
        if self.focused is None or (self.where is Where.EMPTY and (event.is_printable or event.key == "enter")):
            event.stop()
            self.query_one(QuestionField).take_early(event)
            return
        letter = event.character or " "
        if self.where in PANES and (letter.isalpha() or letter in BEGINNINGS) and event.key not in self.active_bindings:
            event.stop()
            field = self.query_one(QuestionField)
            self.to_pane("question")
            field.insert_text_at_cursor(letter)

    @on(messages.MatchesChanged)
    def _draw_keys(self) -> None:
        found = bool(self.query_one(SourcePane).view.matches)
        typed = self.where is Where.EMPTY and bool(self.query_one(QuestionField).value)
        where = Where.TYPED if typed else self.where
        self.query_one(KeyBar).show_for(where, self.session.citation is not None, found)

    @property
    def where(self) -> Where:
        """Where the focus is."""
        places = {"question": Where.EMPTY, "conversation": Where.CONVERSATION, "source-text": Where.SOURCE}
        focused: Widget | None = self.focused
        return places.get(focused.id or "", Where.ANYWHERE) if focused is not None else Where.ANYWHERE

    def _welcome(self, width: int) -> list[Row]:
        return list(texts.welcome(self.config, self.sources, self.trouble, width))

    def draw_status(self) -> None:
        """Draw the line at the top, how far indexing is, or what there is to search; and why questions wait."""
        width = self.size.width
        if self.indexing is not None:
            line = texts.progress_line(self.indexing.progress, self.indexing.seconds, width)
        else:
            state = "reading the documents" if self.sources is None else texts.state(self.sources, self.updated_at)
            if self.trouble:
                state = f"{'index not up to date' if self.sources else 'nothing to search'}: /sources says why"
            left = [Run(" "), Run("qa-bot guide" if self.config.guide else "qa-bot", "heading")]
            if self.within:
                left.append(Run(clip(f" · only {safe(self.within)}", width // 2), "badge"))
            room = max(0, width - sum(cells(run.text) for run in left) - 3)
            right = [Run(clip(state, room), "badge" if self.trouble else "dim"), Run(" ")]
            line = Row(spread(left, right, width))
        self.query_one("#status", Line).show(line)
        reading = self.indexing is not None or (self.sources is None and not self.trouble)
        self.query_one(ConversationView).tell_wait("the documents are still being read" if reading else "")

    # Questions and replies.

    @on(messages.QuestionAsked)
    def _asked(self, message: messages.QuestionAsked) -> None:
        if (command := meant_by(message.text)) is not None:
            self.tell(f"This is asked as a question; the command is /{command.name}.")
        self.remember(message.text)
        self.put(message.text)

    def put(self, question: str) -> None:
        """Put a question."""
        self.session = self.session.ask(question, self.within)
        self.show_session(to_end=True)
        self._have_answered(len(self.session.entries) - 1)

    def resume(self, asked: Sequence[Asked]) -> None:
        """Put the questions of an earlier conversation, of the documents that they were asked of.

        All are shown at once; they are answered one by one, the last first, so that a new one need not wait for them.
        """
        self.start_anew()
        self.session = self.session.ask_all((each.question, each.within) for each in asked)
        self.show_session(to_end=True)
        self._to_resume = len(asked)
        self._resume_next()

    def _resume_next(self) -> None:
        if self._to_resume:
            self._have_answered(self._to_resume - 1)

    def _resumed(self, number: int) -> None:
        """Go on to the question before ``number``, where that was the one to be resumed."""
        if number == self._to_resume - 1:
            self._to_resume = number
            self._resume_next()

    def _have_answered(self, number: int) -> None:
        entry = self.session.entries[number]
        after = self.session.questions_before(number)
        self.engine.ask(self._asked_before + number, entry.question, after, Filter(within=entry.within or None))

    @on(messages.Replied)
    def _replied(self, message: messages.Replied) -> None:
        number = message.number - self._asked_before
        if number < 0:
            return
        view = self.query_one(ConversationView)
        follow = view.following and self.session.is_latest(number)
        chosen = self.session.chosen
        self.session = self.session.answer(number, message.reply, choose=follow)
        self.show_session()
        if follow:
            view.follow(number)
        if self.session.chosen != chosen:
            self.follow_citation()
        self._resumed(number)

    @on(messages.NotAnswered)
    def _not_answered(self, message: messages.NotAnswered) -> None:
        number = message.number - self._asked_before
        if number >= 0:
            follow = self.query_one(ConversationView).following and self.session.is_latest(number)
            self.session = self.session.fail(number, message.error)
            self.show_session(to_end=follow)
            self._resumed(number)

    def show_session(self, *, to_end: bool = False) -> None:
        """Show the session in the conversation, and tell the question field which citations its keys may choose."""
        self.query_one(ConversationView).show(self.session, to_end=to_end)
        self._draw_keys()
        self.set_class(self.session.citation is None, "-empty")
        entry = self.session.entry
        self.set_class(entry is not None and entry.reply is not None and not entry.reply.answered, "-refused")
        field = self.query_one(QuestionField)
        field.citations = 0 if entry is None else len(entry.citations)
        field.chosen = 0 if self.session.chosen is None else self.session.chosen.citation

    def start_anew(self) -> None:
        """Begin a new conversation; replies that are still to come to the old one are dropped."""
        self._asked_before += len(self.session.entries)
        self._to_resume = 0
        self.session = Session()
        self.history.begin()
        self.show_session()
        self.follow_citation()
        self.query_one(QuestionField).focus()

    def drop_draft(self) -> bool:
        """Empty the question field; whether there was something in it."""
        return self.query_one(QuestionField).drop()

    # The source.

    @on(messages.CitationChosen)
    def _citation_chosen(self, message: messages.CitationChosen) -> None:
        self.choose(self.session.choose(message.place))
        self.to_pane("question")

    def choose(self, session: Session) -> None:
        """Take over a session in which another citation may be chosen; the source follows at once."""
        if session is not self.session:
            self.session = session
            self.show_session()
            self.query_one(ConversationView).reveal_chosen()
            self.follow_citation()

    def follow_citation(self) -> None:
        """Show the chosen citation in its document; load that first where it is not at hand."""
        entry, citation = self.session.entry, self.session.citation
        pane = self.query_one(SourcePane)
        if entry is None or citation is None:
            pane.clear()
            return
        pane.announce(citation, entry.reply is not None and entry.reply.answered)
        paper = self.papers.get(citation.document)
        if paper is not None:
            pane.show(citation, paper)
        else:
            self.engine.read(citation.document)

    @on(messages.PaperLoaded)
    def _paper_loaded(self, message: messages.PaperLoaded) -> None:
        self.papers[message.paper.name] = message.paper
        while len(self.papers) > KEPT_PAPERS:
            del self.papers[next(iter(self.papers))]
        citation = self.session.citation
        if citation is not None and citation.document == message.paper.name:
            self.query_one(SourcePane).show(citation, message.paper)

    @on(messages.Crashed)
    def _crashed(self, message: messages.Crashed) -> None:
        self.app.exit(message.error, return_code=1)

    # What is entered.

    @on(messages.DraftChanged)
    def _draft_changed(self, message: messages.DraftChanged) -> None:
        self.query_one(Hints).show_for(message.text, message.marked)
        self._draw_keys()

    @on(messages.LineEntered)
    def _line_entered(self, message: messages.LineEntered) -> None:
        call = parse(message.line)
        if isinstance(call, Unknown):
            near = f" Did you mean /{call.near}?" if call.near else " /help lists them."
            self.tell(f"There is no command /{call.written}.{near}", severity="warning")
            if not self.query_one(QuestionField).value:  # the next line may have been begun
                self.prefill(message.line)
        else:
            self.carry_out(call.command.name, call.argument)

    @on(messages.CommandEntered)
    def _command_entered(self, message: messages.CommandEntered) -> None:
        self.carry_out(message.name, message.argument)
