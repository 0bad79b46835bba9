"""What a sentence says, where its document is Markdown: its text without what stands in it for nobody to read."""

from qa_bot.text.heading import MARKDOWN

# What links, tags, templates and attributes begin with
_BEGINS = frozenset("[<{")


def said(text: str, document: str) -> str:
    """Return the text of a sentence, as long, with spaces for addresses, tags and the like; ``document`` is the name,
    which tells the format.
    """
    if _BEGINS.isdisjoint(text) or not document.lower().endswith(MARKDOWN):
        return text
    from qa_bot.text.markdown_marks import without_addresses  # its patterns are compiled for what may have a mark only

    return without_addresses(text)
