"""The pages to read: welcome, help, why this citation, the documents; as rows, and the line at the top."""

from collections.abc import Iterable, Iterator, Sequence

from qa_bot.config import Config
from qa_bot.present.layout import one_line
from qa_bot.present.words import columns, counted, reasons
from qa_bot.text.safe import safe
from qa_bot.tui.cells import cells
from qa_bot.tui.commands import COMMANDS, Command, Where, key_label
from qa_bot.tui.rows import BLANK, Row, Run, clip, clip_left, paragraph, row, spread
from qa_bot.tui.session import Entry
from qa_bot.tui.wrap import wrapped
from qa_bot.types import Citation, Progress, Refresh, Source

BAR = 24
"""Cells of the longest bar in the reasons of a citation, where there is room."""
LEAST_BAR = 6
"""Cells that are kept for it where labels are long."""
NAMED = 40
"""Cells of a document's name in a message."""
NUMBERS = 12
"""Cells of the weight in front of a bar, and of the spaces around it."""


FIRST_KEYS = (("↑ ↓ 1–9", "choose a citation"), ("Enter", "the source; Esc comes back"), ("F1", "all keys"))
"""What one needs first, in an empty conversation."""
KEYS = 14
"""Cells of the keys in the help: Ctrl+Q Ctrl+D."""

HELP_NOTES = (
    "In an empty question field ↑ ↓ and 1–9 choose citations; ↑ above the first one recalls earlier questions.",
    "Once / is typed, ↑ ↓ mark a command, and Tab or Enter takes it.",
    "In a pane, Space goes a page down, Home and End to both ends; in the source j and k go by lines.",
    "Select text with the mouse and press Ctrl+C to copy it.",
    "A percentage is the probability that the sentence answers the question; beside a word it is how telling that is.",
)


def welcome(config: Config, sources: Sequence[Source] | None, trouble: str, width: int) -> Iterator[Row]:
    """Yield what stands in an empty conversation. ``sources`` is None while the documents are still being read."""
    yield BLANK
    yield from paragraph("Ask your documents", width, "heading")
    yield BLANK
    yield from paragraph("You get the sentence that answers, and where it stands.", width)
    yield from paragraph("Nothing is made up, and nothing leaves this machine.", width)
    yield BLANK
    if trouble:
        yield from paragraph(trouble, width, "error")
    elif sources is None:
        yield from paragraph("Reading the documents; type already.", width, "dim")
    elif config.guide:
        yield from paragraph("No documents are named yet: this is the guide to qa-bot.", width, "dim")
        yield from paragraph("Ask it how to add yours, or leave and start with:", width, "dim")
        yield from paragraph("qa-bot --documents FOLDER", width, "strong", indent=4)
        yield from paragraph("qa-bot --documents .   (the folder you are in)", width, "strong", indent=4)
    elif not any(source.sentences for source in sources):
        unread = any(source.problem is not None for source in sources)
        why = "no document could be read. /sources says why." if unread else "the documents hold no text."
        yield from paragraph(f"There is nothing to search: {why}", width, "refusal")
    else:
        yield from paragraph("Every answer can be looked up in the source beside it.", width, "dim")
    yield BLANK
    for keys, what in FIRST_KEYS:
        yield row("  ", Run(f"{keys:<9}", "strong"), Run(f" {what}", "dim"))


def summary(sources: Sequence[Source]) -> str:
    """Return how much there is to search: documents, sentences, and files that could not be read."""
    read = [source for source in sources if source.problem is None]
    parts = [counted(len(read), "document"), counted(sum(source.sentences for source in read), "sentence")]
    if len(read) < len(sources):
        parts.append(f"{len(sources) - len(read):,} not read")
    return " · ".join(parts)


def state(sources: Sequence[Source], updated_at: str) -> str:
    """Return what the line at the top says: how much there is to search, and when it last changed ("" for not yet)."""
    return summary(sources) + (f" · updated {updated_at}" if updated_at else "")


def refreshed(refresh: Refresh) -> str:
    """Return what a refresh changed: documents added, changed, removed; one alone by its name."""
    parts = [(refresh.added, "added"), (refresh.changed, "changed"), (refresh.removed, "removed")]
    which = (
        (clip_left(names[0], NAMED) if len(names) == 1 else f"{len(names):,}", what) for names, what in parts if names
    )
    return "Documents: " + ", ".join(f"{named} {what}" for named, what in which) + "."


def progress_line(progress: Progress, seconds: float, width: int) -> Row:
    """Return the line at the top while an index is being read: a bar, files, sentences, time left, the way out."""
    share = progress.bytes / progress.total_bytes if progress.total_bytes else 0.0
    left = f" · {seconds * (1 - share) / share:,.0f} s left" if 0 < share < 1 and seconds >= 1 else ""
    files = f"Indexing {progress.files:,} of {progress.total_files:,}"
    details = f" · {counted(progress.sentences, 'sentence')}{left}"
    way_out = "  Esc stops"
    room = width - len(files) - len(way_out) - 2
    cells = 12 if room >= len(details) + 14 else 0
    done = round(share * cells)
    bar = [Run(" " + "━" * done, "bar"), Run("━" * (cells - done), "gutter")] if cells else []
    text = clip(files + (details if room >= len(details) else ""), max(0, width - len(way_out) - 1))
    return Row(spread([Run(" "), Run(text), *bar], [Run(way_out, "strong"), Run(" ")], width))


def help_rows(width: int) -> Iterator[Row]:
    """Yield the help: every command with its keys, by group."""
    yield from paragraph("Type a question and press Enter. Commands begin with / or have a key.", width)
    for group in dict.fromkeys(command.group for command in COMMANDS):
        yield BLANK
        yield from paragraph(group, width, "heading")
        for command in COMMANDS:
            if command.group == group:
                yield from _help_entry(command, width)
    yield BLANK
    for line in HELP_NOTES:
        yield from paragraph(line, width, "dim")


def _help_entry(command: Command, width: int) -> Iterator[Row]:
    keys = key_list(command)
    name = command.usage
    if width < 70:
        yield row("  ", Run(name, "strong"), Run(f"  {keys}" if keys else "", "accent"))
        yield from paragraph(command.title, width, "dim", indent=4)
    else:
        name, keys = f"{name:<17}", f"{keys:<{KEYS}}"
        for title in wrapped(command.title, width - len(name) - len(keys) - 2):
            yield row("  ", Run(name, "strong"), Run(keys, "accent"), Run(title, "dim"))
            name, keys = " " * len(name), " " * len(keys)


def key_list(command: Command) -> str:
    """Return the keys of a command for people, each once; 1–9 for the digits."""
    if command.key_arguments:
        return "1–9"
    places = [key for key in command.keys if key.where is not Where.PANES] if len(command.keys) > 4 else command.keys
    return " ".join(dict.fromkeys(key_label(key.name) for key in places))


def why_rows(entry: Entry, citation: Citation, width: int) -> Iterator[Row]:
    """Yield why a citation stands where it stands: words matched, and what counted how much."""
    yield from paragraph(one_line(citation.text), width, "answer")
    if citation.header:
        yield from paragraph(columns(citation), width, "dim")
    yield from paragraph(f"{citation.document}:{citation.line}", width, "place")
    yield BLANK
    if entry.reply is not None:
        yield from paragraph(f"Question   {entry.reply.query.interpreted}", width)
    yield from paragraph(f"Matched    {_matched(citation)}", width)
    yield from paragraph(
        f"Rank       {citation.rank}, score {citation.score:.2f}, confidence {citation.confidence:.0%}", width
    )
    if citation.stale:
        yield from paragraph("The file has changed since then: the place may be another one.", width, "badge")
    yield BLANK
    yield from paragraph("What counted", width, "heading")
    counting = reasons(citation)
    most = max((abs(reason.weight) for reason in counting), default=0.0)
    longest = max((len(safe(reason.label)) + 1 for reason in counting), default=0)
    room = max(8, min(longest, width - LEAST_BAR - NUMBERS))
    bar = max(0, min(BAR, width - room - NUMBERS))
    for reason in counting:
        cells = round(bar * abs(reason.weight) / most)
        label = clip(safe(reason.label), room - 1)
        role = "bar" if reason.weight >= 0 else "error"
        yield row("  ", Run(label.ljust(room)), Run(f"{reason.weight:+8.2f}  "), Run("━" * cells, role))
    if not counting:
        yield from paragraph("Nothing is known about that.", width, "dim")


def _matched(citation: Citation) -> str:
    """Return the words that were found, each with its weight where that is known."""
    words = citation.matched
    if len(citation.weights) == len(words):
        words = tuple(f"{word} {weight:.0%}" for word, weight in zip(words, citation.weights, strict=True))
    return ", ".join(words) or "no word of the question"


def sources_rows(sources: Iterable[Source], trouble: str, width: int) -> Iterator[Row]:
    """Yield the documents; those that could not be read come first, with the reason.

    Before them stands the ``trouble`` for which they are not up to date, "" for none.
    """
    if trouble:
        yield from paragraph(trouble, width, "error")
        yield BLANK
    ordered = sorted(sources, key=lambda source: (source.problem is None, source.name))
    yield from paragraph(summary(ordered), width, "dim")
    yield BLANK
    for source in ordered:
        if source.problem is not None:
            yield row("  ", Run(clip_left(safe(source.name), width - 2), "error"))
            yield from paragraph(source.problem, width, "dim", indent=4)
        else:
            count = counted(source.sentences, "sentence")
            room = max(1, width - len(count) - 4)
            name = clip_left(safe(source.name), room)
            title = clip(f"  {safe(source.title)}", max(0, room - cells(name)))
            yield Row(spread([Run("  "), Run(name), Run(title, "dim")], [Run(count, "dim")], width))
