"""The numbers that lines have in the margin, as those of manuscripts, bills and pleadings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import or_

from qa_bot.ingest.loaders.pdf.letters import Line

_NUMBER = re.compile(r"(\d{1,5})(?:\s+|\Z)")
_FEWEST = 8  # lines with a number
_GOES_ON = 1 / 3  # of these, at least, whose words go on in lower case, as the rows of a ranking do not


def without_line_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without the numbers that count their lines, and without lines that are nothing else."""
    numbered = [list(_numbered(lines)) for lines in pages]
    words = [line.words[end:] for lines in numbered for line, end in lines if end]
    prose = sum(own[:1].islower() for own in words) >= _GOES_ON * sum(map(bool, words))
    if len(words) < _FEWEST or len(words) * 2 < sum(map(len, pages)) or not prose:
        return [list(lines) for lines in pages]
    return [
        [line._replace(words=line.words[end:]) for line, end in lines if end < len(line.words)] for lines in numbered
    ]


def _numbered(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Yield each line and where its words begin behind a number that stands in a row with the one before or after."""
    found = [(line, _NUMBER.match(line.words)) for line in lines]
    numbers = [int(number[1]) for _, number in found if number is not None]
    steps = [after - before == 1 for before, after in pairwise(numbers)]
    counting = map(or_, [False, *steps], [*steps, False])
    for line, number in found:
        yield line, number.end() if number is not None and next(counting) else 0
