"""How the documents of two states differ, whoever brought the one to the other."""

from typing import NamedTuple

from qa_bot.index.reader import Index


class Difference(NamedTuple):
    """Names of documents, sorted: only in the later state, changed in it, and missing from it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def difference(before: Index, now: Index) -> Difference:
    """Return how the documents of ``now`` differ from those of ``before``; raises DamagedError.

    Texts are compared only where sizes or times differ: a document whose file was touched is the same.
    """
    old, new = _documents(before), _documents(now)
    others = [name for name in old.keys() & new.keys() if old[name][1:] != new[name][1:]]
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(name for name in others if not _same(before, old[name], now, new[name]))),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


class _Document(NamedTuple):
    """A document's number in its index, and its file: path, size in bytes, time in nanoseconds."""

    number: int
    path: str
    size: int
    time_ns: int


def _documents(index: Index) -> dict[str, _Document]:
    """Return the documents by name; column by column, which takes a fraction of one by one."""
    names, paths, (sizes, times) = [*index.names], [*index.paths], (column.tolist() for column in index.stats)
    numbers = index.documents.tolist()
    return {names[number]: _Document(number, paths[number], sizes[number], times[number]) for number in numbers}


def _same(before: Index, old: _Document, now: Index, new: _Document) -> bool:
    return old.path == new.path and before.document_text(old.number) == now.document_text(new.number)
