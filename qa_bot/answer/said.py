"""What a sentence says, where its document is Markdown or reStructuredText: its text without what stands in it for
nobody to read.
"""

import re
from functools import cache

from qa_bot.answer.spans.marks import written
from qa_bot.text.heading import MARKDOWN, RESTRUCTURED
from qa_bot.text.tracker_numbers import TRACKER_NUMBERS
from qa_bot.types import Span

# What links, tags, templates and attributes begin with
_BEGINS = frozenset("[<{")


def said(text: str, document: str) -> str:
    """Return the text of a sentence, as long, with spaces for addresses, tags, numbers of a tracker and the like;
    ``document`` is the name, which tells the format.
    """
    if "`" in text and document.lower().endswith(RESTRUCTURED):
        return _without_numbers(_role_or_target().sub(_blank, text))
    if not _may_have_marks(text, document):
        return text
    from qa_bot.text.markdown_marks import without_addresses  # its patterns are compiled for what may have a mark only

    return _without_numbers(without_addresses(text))


def with_whole_links(text: str, document: str, span: Span) -> Span:
    """Return the span of a sentence with all of a link that it holds more of than words of what the link says."""
    if ("](" not in text and "][" not in text) or not _may_have_marks(text, document):
        return span
    from qa_bot.text.markdown_marks import links

    start, end = span.start, span.end
    for link, words in links(text):
        if start < words.start and words.start < end < link.end:
            end = link.end
        if words.start <= start < words.end and words.end < end:
            start = link.start
    return span if (start, end) == (span.start, span.end) else written(text, start, end)


def _without_numbers(text: str) -> str:
    return TRACKER_NUMBERS.sub(_blank, text) if "#" in text else text


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0])


def _may_have_marks(text: str, document: str) -> bool:
    return not _BEGINS.isdisjoint(text) and document.lower().endswith(MARKDOWN)


@cache
def _role_or_target() -> re.Pattern[str]:
    """Return the pattern of what is said of a text in marks, and where that leads: :option:`so`, `here <address>`_."""
    return re.compile(r"(?<![\w`:]):[A-Za-z][\w.+-]{0,40}(?::[\w.+-]{1,40})?:(?=`)|\s<[^<>`\s]{1,300}>(?=`)")
