"""What the commands do with earlier questions and conversations: recall, search, go on with, delete, export."""

from collections.abc import Sequence

from qa_bot.errors import ExportError
from qa_bot.present.words import counted
from qa_bot.tui.commands import number_of
from qa_bot.tui.history import Asked, Conversation, History
from qa_bot.tui.screens.chat_commands import ChatCommands
from qa_bot.tui.screens.chooser import Choice, Chooser
from qa_bot.tui.widgets.question import QuestionField


class ChatPast(ChatCommands):
    """The part of the chat screen that carries out what is about earlier questions and the conversation as a whole."""

    history: History
    within: str

    def resume(self, asked: Sequence[Asked]) -> None:
        """Put the questions of an earlier conversation."""
        raise NotImplementedError

    def remember(self, question: str) -> None:
        """Keep a question for later."""
        trouble = self.history.add(question, self.within)
        if trouble:
            self.tell(trouble, severity="warning")

    def do_earlier(self, argument: str) -> None:
        """Recall an earlier question."""
        self.query_one(QuestionField).recall(-1)

    def do_later(self, argument: str) -> None:
        """Go back to a later question, and to what was being typed."""
        self.query_one(QuestionField).recall(1)

    def do_history(self, argument: str) -> None:
        """Search earlier questions."""
        questions = self.history.questions()[::-1]
        if not questions:
            self.tell("Nothing has been asked before.")
            return

        def take(number: int | None) -> None:
            if number is not None:
                self.query_one(QuestionField).recall_to(questions[number])
                self.to_pane("question")

        self.app.push_screen(Chooser("Earlier questions", [Choice(text) for text in questions], argument), take)

    def do_resume(self, argument: str) -> None:
        """Go on with an earlier conversation."""
        found = self.history.conversations()
        number = number_of(argument)
        if not found:
            self.tell("There is no earlier conversation.")
        elif 0 < number <= len(found):
            self._resume(found[number - 1])
        elif argument:
            self.tell(f"There is no conversation {argument}: /resume lists them.", severity="warning")
        else:
            self._choose_conversation(found)

    def _choose_conversation(self, found: Sequence[Conversation]) -> None:
        def take(number: int | None) -> None:
            if number is not None:
                self._resume(found[number])

        choices = [Choice(" · ".join(each.questions), described(each)) for each in found]
        self.app.push_screen(Chooser("Earlier conversations", choices), take)

    def _resume(self, conversation: Conversation) -> None:
        """Put the questions of a conversation again: they are answered from the documents as they are now."""
        self.resume(conversation.asked)
        self.history.go_on(conversation)

    def do_forget(self, argument: str) -> None:
        """Delete the questions that are kept; only with "all" after it, as the beginning of a name is enough."""
        if argument.lower() != "all":
            count = counted(len(self.history.questions()), "question")
            where = "" if self.history.path is None else f" in {self.history.path}"
            self.tell(f"Enter deletes {count}{where}, and with them all earlier conversations.", severity="warning")
            self.prefill("/forget all")
            return
        try:
            self.history.forget()
        except OSError as error:
            self.tell(f"{self.history.path} could not be deleted: {error.strerror or error}.", severity="error")
        else:
            self.tell("All earlier questions are deleted.")

    def do_export(self, argument: str) -> None:
        """Write the conversation to a new file."""
        if not self.session.entries:
            self.tell("Ask something first: there is nothing to export yet.")
        elif not argument:
            self.prefill("/export ")
        else:
            self._export(argument)

    def _export(self, name: str) -> None:
        from qa_bot.present.export import export

        try:
            path = export(self.session.turns, name)
            if waiting := self.session.unanswered:
                there = "is there without its answer" if waiting == 1 else "are there without their answers"
                self.tell(f"{counted(waiting, 'question')} in {path} {there}: export again.", severity="warning")
            else:
                self.tell(f"The conversation is in {path}.")
        except ExportError as error:
            self.tell(f"{error}.", severity="error")
            self.prefill(f"/export {name}")


def described(conversation: Conversation) -> str:
    """Return how long a conversation is and when it ended, in words."""
    count = counted(len(conversation.questions), "question")
    return f"{count} · {conversation.at.replace('T', ' ')[:16]}"
