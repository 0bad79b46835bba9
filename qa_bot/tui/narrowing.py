"""Which documents questions are asked of: what ``/in`` names, found among those that there are."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qa_bot.rank.within import Within
from qa_bot.types import Source

FORMS = ("{}", "{}/", "*{}*")
"""The globs that a name may stand for: itself, a folder, a part of files' names."""


class Narrowing(NamedTuple):
    """A glob, and how many documents it lets pass."""

    glob: str
    documents: int


def narrowing(name: str, sources: Iterable[Source], tops: Sequence[str]) -> Narrowing | None:
    """Return the first of the ``FORMS`` of a name that some document passes; None where none does.

    ``tops`` are the folders in which relative paths begin.
    """
    read = [(source.name, str(source.path)) for source in sources if source.problem is None]
    for form in FORMS:
        glob = form.format(name)
        within = Within(glob, tops)
        count = sum(within(shown, location) for shown, location in read)
        if count:
            return Narrowing(glob, count)
    return None
