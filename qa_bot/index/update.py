"""From one state to the next: documents are added in a new segment and dropped where they are, segments are merged."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.compaction import first_to_merge
from qa_bot.index.manifest import Entry, Manifest
from qa_bot.index.merge import merge
from qa_bot.index.parts import Part
from qa_bot.index.reader import Index
from qa_bot.index.store import Documents, Origin, Store, entry_of


@dataclass(frozen=True, slots=True)
class Update:
    """What is another in the next state: documents ``dropped`` (numbers), the size in bytes and time in nanoseconds of
    those that were only ``touched``, the segment of those that are ``added``.
    """

    dropped: Sequence[int] = ()
    touched: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    added: Entry | None = None


def apply(update: Update, store: Store, index: Index, manifest: Manifest, origin: Origin) -> Manifest:
    """Make the state that follows ``index`` the current one. The writer's lock must be held; raises OSError."""
    documents = documents_of(index)
    documents.live[[*update.dropped]] = False
    for document, (size, mtime_ns) in update.touched.items():
        documents.sizes[document], documents.mtimes[document] = size, mtime_ns
    segments = list(manifest.segments)
    if update.added is not None:
        segments.append(update.added)
        documents = _joined(documents, documents_of(Index.of_file(store.folder / update.added.name)))
    return store.publish(segments, documents, origin)


def documents_of(index: Index) -> Documents:
    """Return what is known of the documents of an index, as arrays that may be written to."""
    live = np.zeros(len(index.names), dtype=bool)
    live[index.documents] = True
    sizes, mtimes = index.stats
    return Documents(live, sizes.astype(np.int64), mtimes.astype(np.int64))


def _joined(first: Documents, second: Documents) -> Documents:
    live, sizes, mtimes = (
        np.concatenate([getattr(documents, name) for documents in (first, second)])
        for name in ("live", "sizes", "mtimes")
    )
    return Documents(live, sizes, mtimes)


def compact(store: Store, index: Index, manifest: Manifest) -> Manifest:
    """Merge segments of the current state where that is due, and return what is current then.

    The writer's lock must be held. Where there is no room for it, it is left for later; raises DamagedError.
    """
    living, dead = zip(*(_sentences(part) for part in index.parts), strict=True)
    first = first_to_merge(living, dead)
    if first is None:
        return manifest
    documents = documents_of(index)
    start = index.parts[first].document
    origin = Origin.of(manifest)
    with suppress(OSError):
        path = store.new_path("segment")
        segments = [part.segment for part in index.parts[first:]]
        alive = [documents.live[part.document :][: part.segment.totals.documents] for part in index.parts[first:]]
        merged = entry_of(path, merge(path, segments, alive, documents.sizes[start:], documents.mtimes[start:]))
        if first == 0:
            return store.publish([merged], None, origin)
        kept = Documents(documents.live[:start], documents.sizes[:start], documents.mtimes[:start])
        joined = _joined(kept, documents_of(Index.of_file(path)))
        return store.publish([*manifest.segments[:first], merged], joined, origin)
    return manifest


def _sentences(part: Part) -> tuple[int, int]:
    """Return how many sentences of a part are alive, and how many are dead."""
    total = part.segment.totals.sentences
    if part.live is None:
        return total, 0
    rows: Array = np.diff(part.segment.document_rows.astype(np.int64))
    living = int(rows[part.live].sum())
    return living, total - living
