"""How an exported conversation begins: one among the documents is no source of answers."""

TITLE = "# A conversation with qa-bot"


def is_conversation(text: str) -> bool:
    """Tell whether a Markdown text is a conversation that was exported."""
    return text.startswith(TITLE) and text[len(TITLE) : len(TITLE) + 1] in ("\n", "\r")
