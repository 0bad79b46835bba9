"""A reply as text for people: the sentence that answers, where it stands, and how far to trust it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa_bot.present import words
from qa_bot.present.layout import collapse, cut, one_line, wrap
from qa_bot.present.style import Style
from qa_bot.types import Abstention, Answer, Citation, Reply, Span

_INDENT = "  "
_LEAST_WIDTH = 20


def reply_text(reply: Reply, style: Style, *, context: bool = False, explain: bool = False) -> str:
    """Return ``reply`` in lines, each with its end.

    ``context`` shows the sentences around each citation, not around the answer alone; ``explain`` adds why each was
    ranked so.
    """
    more = _More(context, explain)
    body = _answer(reply, style, more) if isinstance(reply, Answer) else _refusal(reply, style, more)
    return "".join(f"{line}\n" for line in (*body, *_footer(reply, style)))


def citation_text(citation: Citation, style: Style, *, explain: bool = False) -> str:
    """Return one citation in lines, each with its end: the sentence and its place.

    The sentences around it follow, or, to ``explain``, why it was ranked so.
    """
    more = _More(context=not explain, explain=explain)
    return "".join(f"{line}\n" for line in _list((citation,), style, more))


class _More(NamedTuple):
    """What is told of each citation beside its place."""

    context: bool
    explain: bool


def _answer(reply: Answer, style: Style, more: _More) -> Iterator[str]:
    first, *others = reply.citations
    yield from _sentence(first, style, "")
    yield ""
    yield from _place(first, style, _INDENT)
    yield from _paragraph(f"Confidence: {words.confidence(reply.confidence)}", style, _INDENT)
    yield from _context(first, style, _INDENT)
    yield from _reasons(first, style, more)
    if others:
        yield ""
        yield "Also:"
        yield from _list(others, style, more)


def _refusal(reply: Abstention, style: Style, more: _More) -> Iterator[str]:
    headline, reason = words.refusal(reply)
    yield from _paragraph(headline, style, "", "warning" if reason else "")
    if reason:
        yield from _paragraph(reason, style, "")
    if reply.citations:
        yield ""
        yield from _paragraph("The nearest sentences, which may not answer it:", style, "")
        yield from _list(reply.citations, style, more)


def _footer(reply: Reply, style: Style) -> Iterator[str]:
    notes = words.notes(reply)
    if notes:
        yield ""
    for note in notes:
        yield from _paragraph(note, style, "", "dim")


def _list(citations: Sequence[Citation], style: Style, more: _More) -> Iterator[str]:
    for citation in citations:
        lead = f"{_INDENT}{citation.rank}. "
        indent = " " * len(lead)
        yield from _sentence(citation, style, lead)
        yield from _place(citation, style, indent)
        if more.context:
            yield from _context(citation, style, indent)
        yield from _reasons(citation, style, more)


def _sentence(citation: Citation, style: Style, lead: str) -> Iterator[str]:
    """Yield the cited sentence, its answering part set off, and the columns of its table below it.

    ``lead`` stands before the first line.
    """
    text, mark = collapse(citation.text, citation.highlight)
    marks = () if mark is None else (mark,)
    for number, line in enumerate(_lines(text, style, lead)):
        parts = (style.set("answer", part.of(text)) if marked else part.of(text) for part, marked in cut(line, marks))
        yield (" " * len(lead) if number else lead) + "".join(parts)
    if citation.header:
        yield from _paragraph(words.columns(citation), style, " " * len(lead), "dim")


def _place(citation: Citation, style: Style, indent: str) -> Iterator[str]:
    known = " · ".join(("", *words.details(citation)))
    place = words.place(citation)
    first, *rest = _lines(place + known, style, indent)
    line = first.of(place + known)
    named = min(len(place), len(line))
    yield indent + style.set("place", line[:named]) + line[named:]
    yield from (indent + span.of(place + known) for span in rest)
    if citation.stale:
        yield from _paragraph(f"! {words.STALE}", style, indent, "warning")


def _context(citation: Citation, style: Style, indent: str) -> Iterator[str]:
    before = citation.before.removeprefix(citation.header)  # told below the sentence already
    for label, text in (("Before: ", before), ("After: ", citation.after)):
        shown = one_line(text)
        if shown:
            yield from _paragraph(label + shown, style, indent, "dim")


def _reasons(citation: Citation, style: Style, more: _More) -> Iterator[str]:
    if more.explain:
        reasons = words.reasons(citation)
        because = ", because of" if reasons else ""
        yield from _paragraph(f"Score {citation.score:.2f}{because}", style, _INDENT * 2)
        for reason in reasons:
            yield from _paragraph(f"{reason.weight:+.2f}  {one_line(reason.label)}", style, _INDENT * 3)


def _paragraph(text: str, style: Style, indent: str, kind: str = "") -> Iterator[str]:
    for span in _lines(text, style, indent):
        line = span.of(text)
        yield indent + (style.set(kind, line) if kind else line)


def _lines(text: str, style: Style, indent: str) -> tuple[Span, ...]:
    return wrap(text, None if style.width is None else max(style.width - len(indent), _LEAST_WIDTH))
