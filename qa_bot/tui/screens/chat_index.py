"""What the chat screen makes of news from the engine on the index and the documents, and its commands about them."""

import time
from collections.abc import Sequence

from textual import on

from qa_bot.config import Config, tops
from qa_bot.present.words import counted
from qa_bot.tui import messages, texts
from qa_bot.tui.page import Paper
from qa_bot.tui.rows import clip
from qa_bot.tui.screens.chat_commands import SAID
from qa_bot.tui.screens.chat_past import ChatPast
from qa_bot.tui.screens.reader import Reader
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source_pane import SourcePane
from qa_bot.types import Refresh, Source

ALL_ASKED = "Questions are asked of all documents; /in and a name, as in /in contracts, asks some only."


class ChatIndex(ChatPast):
    """The part of the chat screen that follows the index: how far indexing is, what has changed, what went wrong."""

    sources: tuple[Source, ...] | None
    indexing: messages.IndexingMoved | None
    trouble: str
    updated_at: str
    papers: dict[str, Paper]
    config: Config
    within: str

    def draw_status(self) -> None:
        """Draw the line at the top."""
        raise NotImplementedError

    def show_session(self, *, to_end: bool = False) -> None:
        """Show the session in the conversation."""
        raise NotImplementedError

    @on(messages.IndexingMoved)
    def _indexing_moved(self, message: messages.IndexingMoved) -> None:
        self.indexing = message
        self.draw_status()

    @on(messages.IndexingOver)
    def _indexing_over(self) -> None:
        self.indexing = None
        self.draw_status()

    @on(messages.Ready)
    def _ready(self, message: messages.Ready) -> None:
        first = self.sources is None
        self.sources, self.trouble = message.sources, ""
        if message.refresh.anything:
            self.papers.clear()
            if not first:
                self._updated(message.refresh)
        self._draw_state()

    def _updated(self, refresh: Refresh) -> None:
        """Tell of documents that changed; in passing, where more than the inside of one that is not cited did."""
        self.updated_at = time.strftime("%H:%M:%S")
        names = {*refresh.changed, *refresh.removed}
        if refresh.added or refresh.removed or self.session.cites(names):
            self.tell(texts.refreshed(refresh))
            self._outdate(names)

    def _outdate(self, names: set[str]) -> None:
        """Mark what was cited from documents that are others now; the chosen one is read anew where it still is."""
        self.session = self.session.outdated(names)
        self.show_session()
        citation = self.session.citation
        if citation is not None and citation.document in names:
            self.query_one(SourcePane).renew(citation)
            if any(source.name == citation.document and source.problem is None for source in self.sources or ()):
                self.engine.read(citation.document)

    @on(messages.SettingsChanged)
    def _settings_changed(self, message: messages.SettingsChanged) -> None:
        self.tell(f"{message.path} was changed; it holds from the next start on.")

    @on(messages.IndexingStopped)
    def _indexing_stopped(self) -> None:
        if self.sources is None:
            self.trouble = "There is no index yet: building it was stopped. /reindex starts it again."
            self.tell(self.trouble, severity="warning")
        else:
            self.tell("Indexing stopped; the index is as it was. /reindex starts it again.")
        self._draw_state()

    @on(messages.Troubled)
    def _troubled(self, message: messages.Troubled) -> None:
        if message.name:
            self.tell(message.error, severity="warning")
            return
        self.trouble = message.error
        self.tell(message.error, severity="error")
        self._draw_state()

    def _draw_state(self) -> None:
        self.draw_status()
        if not self.session.entries:
            self.show_session()

    # Commands.

    def do_in(self, argument: str) -> None:
        """Ask some documents only, by name or folder; alone: all."""
        if not argument:
            told = "Questions are asked of all documents again." if self.within else ALL_ASKED
            self._ask_within("")
            self.tell(told)
        elif self.sources is None:
            self.tell("The documents are still being read: enter it again in a moment.")
            self.prefill(f"/in {argument}")
        else:
            self._narrow(argument, self.sources)

    def _narrow(self, name: str, sources: Sequence[Source]) -> None:
        from qa_bot.tui.narrowing import narrowing

        found = narrowing(name, sources, tops(self.config.documents, self.config.base))
        if found is None:
            self.tell(f"No document is called “{clip(name, SAID)}”, nor a folder: F3 lists them.", severity="warning")
            self.prefill(f"/in {name}")
        else:
            self._ask_within(found.glob)
            self.tell(f"Questions are asked of {counted(found.documents, 'document')}: /in alone asks all again.")

    def _ask_within(self, glob: str) -> None:
        self.within = glob
        self.query_one(QuestionField).show_within(glob)
        self.draw_status()

    def do_sources(self, argument: str) -> None:
        """The documents, and what could not be read."""
        sources, trouble = self.sources, self.trouble
        if sources is None and not trouble:
            self.tell("The documents are still being read.")
        else:
            self.app.push_screen(Reader("Documents", lambda width: texts.sources_rows(sources or (), trouble, width)))

    def do_reindex(self, argument: str) -> None:
        """Read all documents anew."""
        self.engine.reindex()
        self._tell_once("Reading all documents anew.")

    def do_stop(self, argument: str) -> None:
        """Stop indexing; the index stays as it was."""
        if self.engine.indexing:
            self.engine.cancel()
        else:
            self.tell("Nothing is being indexed.")

    def do_back(self, argument: str) -> None:
        """Back to the question; there: stop indexing."""
        pane = self.query_one(SourcePane)
        in_question = self.focused is None or self.focused.id == "question"
        if pane.finding:
            pane.close_find()
            if not in_question:
                self.to_pane("source-text")
        elif not in_question:
            self.to_pane("question")
        elif self.engine.indexing:
            self.do_stop("")
