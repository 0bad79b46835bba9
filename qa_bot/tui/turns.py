"""The rows of one entry of the conversation: the question, the answer or the refusal, and the citations."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from qa_bot.present.layout import collapse, one_line
from qa_bot.present.words import columns, counted, refusal, sections
from qa_bot.text.safe import safe
from qa_bot.tui.cells import cells
from qa_bot.tui.rows import BLANK, Row, Run, aside, clip, clip_left, paragraph, row, styled
from qa_bot.tui.session import Entry, Place
from qa_bot.tui.wrap import wrap, wrapped
from qa_bot.types import THANKS, Abstention, Answer, Citation, Reply

INDENT = "  "
"""What stands before everything but the question."""
# Rows that are shown of a question, and of the nearest sentence to one that is refused
_SHOWN = 4
# Rows that are shown of the sentence that answers, those around its highlight; the source has all of it
_ANSWER = 8


def entry_rows(entry: Entry, number: int, width: int, wait: str = "") -> list[Row]:
    """Return the rows of entry ``number`` of the conversation, at most ``width`` cells wide.

    ``wait`` says why it waits, where it does.
    """
    return [BLANK, *_question(entry, width), *_outcome(entry, number, width, wait)]


def _question(entry: Entry, width: int) -> Iterator[Row]:
    """Yield the first rows of the question: the answer to a pasted page is to be in sight."""
    for position, text in enumerate(_first(wrapped(entry.question, width - len(INDENT)), width - len(INDENT))):
        yield row(Run(INDENT if position else "❯ ", "accent"), Run(text, "question"))
    if entry.within:
        yield from paragraph(f"asked of {entry.within} only", width, "dim")


def _first(lines: Iterable[str], width: int) -> list[str]:
    """Return the first lines, the last one of these with dots where more follow."""
    shown = [*islice(lines, _SHOWN + 1)]
    if len(shown) > _SHOWN:
        shown[_SHOWN - 1 :] = [clip(f"{shown[_SHOWN - 1]} …", width)]
    return shown


def _outcome(entry: Entry, number: int, width: int, wait: str) -> Iterator[Row]:
    if entry.error is not None:
        yield from paragraph(entry.error, width, "error")
    elif entry.reply is None:
        yield from paragraph(f"… {wait}".rstrip(), width, "dim")
    else:
        yield from _notes(entry.reply, width)
        yield BLANK
        yield from _answer(entry.reply, width) if isinstance(entry.reply, Answer) else _refusal(entry.reply, width)
        yield from _citations(entry.reply, number, width)
        if not entry.reply.answered and entry.reply.query.kind != THANKS:
            yield from _unread(entry.reply, width)


def _notes(reply: Reply, width: int) -> Iterator[Row]:
    """How the question was understood, where that is not as it was written."""
    query = reply.query
    corrected = ", ".join(f"“{each.written}” read as “{each.read_as}”" for each in query.corrections)
    if corrected:
        yield from paragraph(corrected, width, "dim")
    if query.carried:
        yield from paragraph(f"taken as: {query.interpreted}", width, "dim")
    if query.unknown and reply.answered:
        yield from paragraph("in no document: " + ", ".join(query.unknown), width, "dim")


def _answer(reply: Reply, width: int) -> Iterator[Row]:
    citation = reply.citations[0]
    text, mark = collapse(citation.text, citation.highlight)
    marks = [] if mark is None else [(mark.start, mark.end, "key")]
    lines = [*wrap(text, 0, len(text), width - len(INDENT))]
    first = _first_around(0 if mark is None else mark.start, lines)
    if first:
        yield row(INDENT, Run("…", "dim"))
    for start, end in lines[first : first + _ANSWER]:
        yield row(INDENT, *styled(text, marks, start, end, "answer"))
    if first + _ANSWER < len(lines):
        yield row(INDENT, Run("…", "dim"))
    yield from _columns(citation, INDENT, width)
    yield BLANK


def _first_around(position: int, lines: Sequence[tuple[int, int]]) -> int:
    """Return the number of the first of the lines (start, end) that are shown of an answer, ``position`` among them."""
    line = next((number for number, (_, end) in enumerate(lines) if end > position), 0)
    return max(0, min(line - _ANSWER // 2, len(lines) - _ANSWER))


def _refusal(reply: Abstention, width: int) -> Iterator[Row]:
    headline, reason = refusal(reply)
    yield from paragraph(headline.replace("'", "’"), width, "refusal" if reason else "dim")
    if reason:
        yield from paragraph(reason, width, "dim")
    if reply.citations:
        yield BLANK
        yield from paragraph("Nearest sentences, not an answer:", width, "dim")


def _citations(reply: Reply, number: int, width: int) -> Iterator[Row]:
    for position, citation in enumerate(reply.citations):
        place = Place(number, position)
        yield citation_row(citation, place, width)
        if position:
            snippet = clip(one_line(citation.text), width - 2 * len(INDENT))
            yield row(INDENT * 2, Run(snippet, "dim"), target=place)
            if citation.header:
                yield row(INDENT * 2, Run(clip(columns(citation), width - 2 * len(INDENT)), "dim"), target=place)
        elif not reply.answered:
            yield from _beginning(citation, place, width)
            yield from _columns(citation, INDENT * 2, width, place)


def _beginning(citation: Citation, place: Place, width: int) -> Iterator[Row]:
    """Yield the first rows of a sentence: what is nearest answers often enough to be read without a step further."""
    text, room = one_line(citation.text), width - 2 * len(INDENT)
    lines = _first((text[start:end] for start, end in wrap(text, 0, len(text), room)), room)
    yield from (row(INDENT * 2, Run(line, "dim"), target=place) for line in lines)


def _columns(citation: Citation, indent: str, width: int, target: Place | None = None) -> Iterator[Row]:
    """Yield the first rows of what the columns are called of the table that a citation is a row of."""
    if citation.header:
        room = width - len(indent)
        yield from (
            row(indent, Run(line, "dim"), target=target) for line in _first(wrapped(columns(citation), room), room)
        )


def citation_row(citation: Citation, place: Place, width: int) -> Row:
    """Return the row that names a citation: its number, document and line, section, and confidence."""
    share = f" {citation.confidence:4.0%}"
    stale = " changed" if citation.stale else ""
    number = f"{place.citation + 1} "
    room = width - len(INDENT) - len(number) - len(share) - len(stale)
    where = clip_left(place_of(citation), room)
    about = aside(f" · {sections(citation)}", room - cells(where)) if citation.section else ""
    gap = " " * max(0, room - cells(where) - cells(about))
    runs = (Run(number, "strong"), Run(where, "place"), Run(about, "dim"), gap, Run(stale, "badge"))
    return row(INDENT, *runs, Run(share, "dim"), target=place)


def _unread(reply: Reply, width: int) -> Iterator[Row]:
    """Yield how many files might hold what was not found; there is no need to say it below each answer."""
    unread = reply.coverage.unread
    if unread:
        yield BLANK
        yield from paragraph(f"{counted(unread, 'file')} could not be read: /sources", width, "dim")


def place_of(citation: Citation) -> str:
    """Return where a citation stands, as briefly as it can be looked up: document, line, page if it has one."""
    page = f", p. {citation.page}" if citation.page is not None else ""
    return f"{safe(citation.document)}:{citation.line}{page}"


def copied(citation: Citation, answered: bool) -> str:
    """Return what is copied for a citation: the sentence, and on lines of their own its columns and where it stands."""
    head = "" if answered else "Not an answer, a sentence near it: "
    lines = (f"{head}{one_line(citation.text)}", columns(citation), f"— {reference(citation)}")
    return "\n".join(line for line in lines if line)


def reference(citation: Citation) -> str:
    """Return where a citation stands, in words: document, line, page if it has one, title."""
    page = f", page {citation.page}" if citation.page is not None else ""
    title = f" ({safe(citation.title)})" if citation.title else ""
    return f"{safe(citation.document)}:{citation.line}{page}{title}"
