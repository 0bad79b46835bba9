"""What tests of several stages share."""

import signal
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

from qa_bot.bot import QABot
from qa_bot.config import Config
from qa_bot.index.builder import Builder, Cut
from qa_bot.index.columns import Columns
from qa_bot.index.merge import segment_of
from qa_bot.index.reader import Index
from qa_bot.index.segment import Segment
from qa_bot.index.state import write_state
from qa_bot.ingest.sentences import split
from qa_bot.types import Block, BlockKind, Document, Span

# A runner in the background may have Ctrl-C ignored, which the programs that tests start would inherit
signal.signal(signal.SIGINT, signal.default_int_handler)

MakeIndex = Callable[[Mapping[str, str]], Index]
MakeState = Callable[[Sequence[Mapping[str, str]]], Index]
MakeBot = Callable[..., QABot]

# A deadline of a single example fails on a machine that is busy with something else
settings.register_profile("qa_bot", deadline=None)
settings.load_profile("qa_bot")


KINDS = {
    "#": BlockKind.HEADING,
    "##": BlockKind.HEADING,
    "###": BlockKind.HEADING,
    "|-": BlockKind.HEADER,
    "|": BlockKind.ROW,
}
"""What a paragraph of a made-up text is by its first characters."""


@pytest.fixture
def make_index(tmp_path: Path) -> MakeIndex:
    """Build an index of texts by name: a paragraph between blank lines, "# …" to "### …" a heading, "|- …" the header
    of a table, "| …" a row of it, the title from the name; all in one language, or each by name in its own.
    """

    def make(texts: Mapping[str, str], language: str | Mapping[str, str] = "en") -> Index:
        return Index([_segment(tmp_path, texts, language)])

    return make


@pytest.fixture
def make_state(tmp_path: Path) -> MakeState:
    """Build an index of a segment for each of some texts by name; a later document takes the place of an earlier one
    of its name.
    """

    def make(segments: Sequence[Mapping[str, str]], language: str = "en") -> Index:
        built = [_segment(tmp_path, texts, language) for texts in segments]
        names = [name for segment in built for name in segment.names]
        live = np.array([name not in names[number + 1 :] for number, name in enumerate(names)], dtype=bool)
        sizes, mtimes = (
            np.concatenate([segment.columns.whole(column) for segment in built]) for column in ("sizes", "mtimes")
        )
        path = _new_path(tmp_path)
        return Index(built, Columns(path, write_state(path, built, live, sizes, mtimes)))

    return make


def _segment(folder: Path, texts: Mapping[str, str], language: str | Mapping[str, str]) -> Segment:
    draft = _new_path(folder)
    builder = Builder(draft)
    for name, text in texts.items():
        code = language if isinstance(language, str) else language[name]
        builder.add(Cut(*_read(name, text), language=code, size=len(text), mtime_ns=1))
    drafts = [Segment(draft, builder.write())]
    path = _new_path(folder)
    return Segment(path, segment_of(drafts, path))


def _new_path(folder: Path) -> Path:
    return folder / f"columns-{len(list(folder.iterdir()))}"


def _read(name: str, text: str) -> tuple[Document, list[list[Span]]]:
    blocks, sentences, place = [], [], 0
    for part in text.split("\n\n"):
        span = Span(place, place + len(part))
        place += len(part) + 2
        if part.strip():
            mark = part.split()[0]
            kind = KINDS.get(mark, BlockKind.PARAGRAPH)
            blocks.append(Block(span, kind, level=max(mark.count("#"), 1)))
            prose = kind is BlockKind.PARAGRAPH
            sentences.append([found.shift(span.start) for found in split(part)] if prose else [span])
    title = name.rsplit(".", 1)[0].replace("_", " ")
    return Document(name, Path("/docs") / name, text, text, tuple(blocks), title), sentences


@pytest.fixture
def make_bot(tmp_path: Path) -> MakeBot:
    """Write texts by name as files, and open a bot on them; keywords replace fields of the settings."""

    def make(texts: Mapping[str, str], **settings: object) -> QABot:
        folder = tmp_path / "docs"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        values = {"source": None, "documents": (str(folder),), "base": folder, "index": tmp_path / "index", **settings}
        return QABot.open(Config(**values))

    return make
