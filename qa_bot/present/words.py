"""Words that the text and the Markdown presenter share: confidence, places, notes. All of it safe to show."""

from collections.abc import Iterator

from qa_bot.answer.refusal import as_written, shortened
from qa_bot.present.layout import one_line
from qa_bot.types import THANKS, Abstention, Citation, Coverage, Query, Reason, Reply

CONFIDENCE_WORDS: tuple[tuple[float, str], ...] = (
    (0.9, "very high"),
    (0.75, "high"),
    (0.5, "fair"),
    (0.25, "low"),
    (0.0, "very low"),
)
"""The least confidence for each word."""

# What is less is shown as 0.00
_LEAST_SHOWN = 0.005
REFUSAL = "The documents don't answer this."
WELCOME = "You're welcome; thanks are not looked up in the documents."
STALE = "changed since it was indexed: the place may be wrong"


def counted(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: 1 file, 1,200 files."""
    return f"1 {one}" if number == 1 else f"{number:,} {more or one + 's'}"


def confidence(value: float) -> str:
    """Return a probability in a word and a number: ``high (0.87)``."""
    shown = round(value, 2)
    word = next((word for least, word in CONFIDENCE_WORDS if shown >= least), CONFIDENCE_WORDS[-1][1])
    return f"{word} ({shown:.2f})"


def place(citation: Citation) -> str:
    """Return where a citation stands, as editors and terminals understand it: ``notes/summit.md:14``."""
    return f"{one_line(citation.document)}:{citation.line}"


def sections(citation: Citation) -> str:
    """Return the heading above, behind those that it stands under: ``2.3.0 › Added``."""
    return " › ".join(map(one_line, (*citation.outer, citation.section)))


def details(citation: Citation) -> tuple[str, ...]:
    """Return what else is known of a citation's place: page, title, section (unless it is the title), date."""
    title, section = one_line(citation.title), sections(citation)
    known = (
        f"page {citation.page}" if citation.page is not None else "",
        title,
        section if section != title else "",
        one_line(citation.date or ""),
    )
    return tuple(part for part in known if part)


def reasons(citation: Citation) -> list[Reason]:
    """Return what counted for a citation, without what would be shown as 0.00."""
    return [reason for reason in citation.reasons if abs(reason.weight) >= _LEAST_SHOWN]


def columns(citation: Citation) -> str:
    """Return what the columns of the table are called that a citation is a row of; "" for other citations."""
    return f"Columns: {one_line(citation.header)}" if citation.header else ""


def refusal(reply: Abstention) -> tuple[str, str]:
    """Return that there is no answer, and the reason; "" for that where the first says it all."""
    return (WELCOME, "") if reply.query.kind == THANKS else (REFUSAL, one_line(reply.reason))


def notes(reply: Reply) -> tuple[str, ...]:
    """Return how the question was read, unless a refusal's reason tells it, and what was not searched.

    There is nothing to tell of thanks.
    """
    if reply.query.kind == THANKS:
        return ()
    told = reply.reason if isinstance(reply, Abstention) else ""
    found = (*_on_question(reply.query, told), _on_coverage(reply.coverage))
    return tuple(note for note in found if note)


def _on_question(query: Query, told: str) -> Iterator[str]:
    for fix in query.corrections:
        yield f"Read '{one_line(fix.written)}' as '{one_line(fix.read_as)}'."
    if query.carried:
        yield f"Carried over from before: {', '.join(map(one_line, query.carried))}."
    unknown = [shortened(word) for word in as_written(query)]
    if not all(f"“{word}”" in told for word in unknown):
        words = ", ".join(f"'{one_line(word)}'" for word in unknown)
        yield f"No document has {words}."


def _on_coverage(coverage: Coverage) -> str:
    unread = coverage.unread
    if not unread:
        return ""
    files = "1 file that could not be read" if unread == 1 else f"{unread:,} files that could not be read"
    return f"Not searched: {files} (see qa-bot sources)."
