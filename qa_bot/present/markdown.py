"""A conversation as Markdown: questions as headings, the cited sentences as quotations, their places below."""

import re
from collections.abc import Iterable, Iterator

from qa_bot.present import words
from qa_bot.present.layout import collapse, cut, one_line
from qa_bot.text.conversations import TITLE
from qa_bot.types import Abstention, Citation, Reply, Span, Turn

_MARKUP = re.compile(r"([\\`*_\[\]<>~#|&!])")
_LIST_MARK = re.compile(r"^(\d{1,9})([.)])(?= |$)|^([-+=])(?=[ \-+=]|$)")
_BACKTICKS = re.compile("`+")


def conversation_markdown(turns: Iterable[Turn]) -> str:
    """Return the conversation as a Markdown document; text of documents stays text: none of it is read as markup."""
    return "\n\n".join((TITLE, *map(_turn, turns))) + "\n"


def escape(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is."""
    return _LIST_MARK.sub(_escape_list_mark, _inline(text))


def code(text: str) -> str:
    """Return one line of text as a code span, whatever backticks it holds."""
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(text)), default=0))
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _turn(turn: Turn) -> str:
    outcome = (escape(one_line(turn.outcome)),) if isinstance(turn.outcome, str) else _reply(turn.outcome)
    within = (f"Asked of {code(one_line(turn.within))} only.",) if turn.within else ()
    return "\n\n".join((f"## {escape(one_line(turn.question))}", *within, *outcome))


def _reply(reply: Reply) -> Iterator[str]:
    if isinstance(reply, Abstention):
        yield " ".join(map(escape, words.refusal(reply))).rstrip()
        if reply.citations:
            yield "The nearest sentences, which may not answer it:"
    yield from map(_citation, reply.citations)
    yield from (f"*{escape(note)}*" for note in words.notes(reply))


def _citation(citation: Citation) -> str:
    stale = (f"**{words.STALE}**",) if citation.stale else ()
    known = (*words.details(citation), f"confidence {words.confidence(citation.confidence)}")
    place = " · ".join((code(words.place(citation)), *map(escape, known), *stale))
    columns = (escape(words.columns(citation)),) if citation.header else ()
    return "\n>\n".join(f"> {part}" for part in (_sentence(citation), *columns, place))


def _sentence(citation: Citation) -> str:
    """Return the sentence with its answering part strong; spaces go outside the stars, where Markdown needs them."""
    text, mark = collapse(citation.text, citation.highlight)
    shown = ""
    for part, marked in cut(Span(0, len(text)), () if mark is None else (mark,)):
        piece = part.of(text)
        inner = piece.strip()
        if marked and inner:
            head, tail = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
            shown += f"{head}**{_inline(inner)}**{tail}"
        else:
            shown += _inline(piece)
    return _LIST_MARK.sub(_escape_list_mark, shown)


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _escape_list_mark(match: re.Match[str]) -> str:
    number, mark, bullet = match.groups()
    return f"{number}\\{mark}" if number else f"\\{bullet}"
