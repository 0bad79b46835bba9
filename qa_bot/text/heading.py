"""A heading or a title as people read it: on one line, without marks of markup, no longer than a title is."""

MARKDOWN = (".md", ".markdown", ".mkd")
"""The suffixes of files that are Markdown."""
RESTRUCTURED = (".rst",)
"""Those of files that are reStructuredText."""

_LONGEST = 200
_MARKS = frozenset("\\`*_[<&~{")
"""What every mark of Markdown in a line begins with."""
# Code points that are looked at to show so many: nothing but a paragraph taken for a heading has more
_READ = 4000


def title_line(title: str) -> str:
    """Return a title with single spaces, cut at a word where it is longer than a title is."""
    line = " ".join(title.split())
    if len(line) <= _LONGEST:
        return line
    cut = line[:_LONGEST]
    return (cut.rpartition(" ")[0] or cut) + "…"


def heading(text: str, document: str) -> str:
    """Return a heading's words on one line; ``text`` is as the document has it, whose name tells its format."""
    start = text[:_READ]
    return title_line(without_marks(start) if document.lower().endswith(MARKDOWN) else start)


def without_marks(text: str) -> str:
    """Return a stretch of Markdown without its marks, and with the characters that entities stand for."""
    if _MARKS.isdisjoint(text):
        return text
    from qa_bot.text.markdown_marks import marks  # its patterns are compiled for headings that may have a mark only

    kept, position = [], 0
    for start, end in marks(text, 0, len(text)):
        is_entity = text.startswith("&", start)
        kept.append(text[position : end if is_entity else start])
        position = max(position, end)
    return unescaped("".join((*kept, text[position:])))


def unescaped(text: str) -> str:
    """Return a text with the characters that its HTML entities stand for."""
    if "&" not in text:
        return text
    import html

    return html.unescape(text)
