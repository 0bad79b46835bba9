"""A field whose text a terminal may show, wherever it comes from."""

from textual import events
from textual.widgets import Input

from qa_bot.text.safe import safe


class SafeInput(Input):
    """One line, in which whatever steers a terminal, hides or breaks the line has become visible."""

    def validate_value(self, value: str) -> str:
        """Make the text safe; its length stays, and so does the cursor's place in it."""
        return safe(value).replace("\n", " ").replace("\t", " ")

    def on_paste(self, event: events.Paste) -> None:
        """Paste all lines as one."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)
