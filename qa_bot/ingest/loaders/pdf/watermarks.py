"""What is printed across most pages of a PDF: watermarks and stamps."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from qa_bot.ingest.loaders.pdf.letters import Line, usual_size

_LARGER = 1.5  # times the size of most of the text
_NEAR = 20  # points
_FEWEST = 3  # pages that have it, and half of all


def without_watermarks(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without what is set much larger than their text and stands in the same place on most of them."""
    least = _LARGER * usual_size(chain.from_iterable(pages))
    keys = [{_key(line) for line in lines if line.size > least} for lines in pages]
    counts = Counter(key for found in keys for key in found)
    fewest = max(_FEWEST, len(pages) / 2)
    return [[line for line in lines if line.size <= least or counts[_key(line)] < fewest] for lines in pages]


def _key(line: Line) -> tuple[str, int, int]:
    """Return what is the same of a watermark on all pages: its words and about where it stands."""
    return line.words, round(line.left / _NEAR), round(line.base / _NEAR)
