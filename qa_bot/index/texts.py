"""Documents' texts, compressed in pieces, so that a sentence costs one piece however long its document is.

A piece has ``PIECE`` code points; with it is kept how many lines and pages end before it.
"""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np

from qa_bot.errors import DamagedError
from qa_bot.index.columns import Columns, ColumnsWriter
from qa_bot.index.seal import REBUILD
from qa_bot.types import PAGE_BREAK

PIECE = 1 << 15
_RAW = -15  # without a checksum of its own: pages have theirs
_REMEMBERED = 64
_COPIED = 1 << 22


@cache
def _packer() -> Callable[[bytes], bytes]:
    """Return the function that packs a piece: ISA-L's, six times as quick as zlib, where there is a package of it.

    Whichever packs, zlib unpacks.
    """
    try:
        from isal.isal_zlib import compress  # who asks a question packs nothing, and would wait for the import

        return partial(compress, level=3, wbits=_RAW)
    except ImportError:
        # hardly larger than by the best level, and far quicker
        return partial(zlib.compress, level=2, wbits=_RAW)


def line_ends(text: str) -> int:
    """Return how many lines end in a text."""
    returns = text.count("\r")
    return text.count("\n") + (returns - text.count("\r\n") if returns else 0)


class TextsWriter:
    """Writes texts, document by document."""

    def __init__(self, writer: ColumnsWriter) -> None:
        self._writer = writer
        self._bytes = self._pieces = 0
        writer.append("document_pieces", np.zeros(1, np.int64))
        writer.append("piece_starts", np.zeros(1, np.int64))

    def append(self, texts: Sequence[str]) -> None:
        """Add the texts of the next documents."""
        pack = _packer()
        packed: list[bytes] = []
        lines: list[int] = []
        pages: list[int] = []
        ends = []
        for text in texts:
            before = pages_before = 0
            for start in range(0, len(text), PIECE):
                piece = text[start : start + PIECE]
                packed.append(pack(piece.encode("utf-8", "surrogatepass")))
                lines.append(before)
                pages.append(pages_before)
                pages_before += piece.count(PAGE_BREAK)
                # a line end of two characters that a cut parts counts for the piece behind the cut
                before += line_ends(piece) - text.startswith("\r\n", start + PIECE - 1)
            ends.append(self._pieces + len(packed))
        starts = self._bytes + np.cumsum([*map(len, packed)], dtype=np.int64)
        self._writer.append_bytes("texts", np.frombuffer(b"".join(packed), np.uint8))
        self._writer.append("piece_starts", starts)
        self._writer.append("piece_lines", np.array(lines, dtype=np.int64))
        self._writer.append("piece_pages", np.array(pages, dtype=np.int64))
        self._writer.append("document_pieces", np.array(ends, dtype=np.int64))
        self._bytes += sum(map(len, packed))
        self._pieces += len(packed)

    def copy(self, columns: Columns, first: int, last: int) -> None:
        """Add documents of another file, from number ``first`` on and before ``last``, as they are there."""
        pieces = columns.read("document_pieces", first, last + 1).astype(np.int64)
        starts = columns.read("piece_starts", int(pieces[0]), int(pieces[-1]) + 1).astype(np.int64)
        for start in range(int(starts[0]), int(starts[-1]), _COPIED):
            self._writer.append_bytes("texts", columns.read("texts", start, min(start + _COPIED, int(starts[-1]))))
        self._writer.append("piece_starts", starts[1:] - starts[0] + self._bytes)
        for name in ("piece_lines", "piece_pages"):
            self._writer.append(name, columns.read(name, int(pieces[0]), int(pieces[-1])))
        self._writer.append("document_pieces", pieces[1:] - pieces[0] + self._pieces)
        self._bytes += int(starts[-1] - starts[0])
        self._pieces += int(pieces[-1] - pieces[0])


class Texts:
    """The texts that were written; the pieces last looked at are kept at hand."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._document_pieces = columns.whole("document_pieces")
        self._starts = columns.whole("piece_starts")
        self._lines = columns.whole("piece_lines")
        self._pages = columns.whole("piece_pages")
        self._recent: OrderedDict[int, str] = OrderedDict()

    def of(self, document: int) -> str:
        """Return a document's whole text."""
        first, last = self._document_pieces[document : document + 2].tolist()
        return "".join(self._read(piece) for piece in range(first, last))

    def between(self, document: int, start: int, end: int) -> str:
        """Return ``text[start:end]`` of a document, in code points."""
        first = int(self._document_pieces[document])
        places = range(start // PIECE, -(-end // PIECE))
        text = "".join(self._piece(first + place) for place in places)
        return text[start - places.start * PIECE : end - places.start * PIECE]

    def line(self, document: int, start: int) -> int:
        """Return the line, counted from 1, that a place of a document stands in."""
        piece = int(self._document_pieces[document]) + start // PIECE
        return 1 + int(self._lines[piece]) + line_ends(self._piece(piece)[: start % PIECE])

    def page(self, document: int, start: int) -> int:
        """Return the page, counted from 1, that a place of a document stands on; 1 where it has no page breaks."""
        piece = int(self._document_pieces[document]) + start // PIECE
        return 1 + int(self._pages[piece]) + self._piece(piece).count(PAGE_BREAK, 0, start % PIECE)

    def _piece(self, piece: int) -> str:
        text = self._recent.get(piece)
        if text is None:
            text = self._recent[piece] = self._read(piece)
            while len(self._recent) > _REMEMBERED:
                self._recent.popitem(last=False)
        else:
            self._recent.move_to_end(piece)
        return text

    def _read(self, piece: int) -> str:
        start, end = self._starts[piece : piece + 2].tolist()
        try:
            data = zlib.decompress(self._columns.slice("texts", start, end).data, _RAW)
            return data.decode("utf-8", "surrogatepass")
        except (zlib.error, UnicodeDecodeError) as error:
            raise DamagedError(f"{self._columns.path}: damaged ({error}); {REBUILD}") from error
