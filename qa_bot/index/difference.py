"""How the documents of two states differ, whoever brought the one to the other."""

from typing import NamedTuple

from qa_bot.index.reader import Index


class Difference(NamedTuple):
    """The names of documents that only the later state has, that are others there, and that it has no more; sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def difference(before: Index, now: Index) -> Difference:
    """Return how the documents of ``now`` differ from those of ``before``; raises DamagedError.

    Texts are compared only where sizes or times differ: a document whose file was touched is the same.
    """
    old, new = _numbers(before), _numbers(now)
    changed = (name for name in old.keys() & new.keys() if not _same(before, old[name], now, new[name]))
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def _numbers(index: Index) -> dict[str, int]:
    """Return the documents' numbers by name."""
    return {index.names[document]: document for document in index.documents.tolist()}


def _same(before: Index, old: int, now: Index, new: int) -> bool:
    if before.paths[old] != now.paths[new]:
        return False
    return before.stat(old) == now.stat(new) or before.document_text(old) == now.document_text(new)
