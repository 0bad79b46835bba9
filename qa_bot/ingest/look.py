"""What documents there are now, and whether an index is of them: names, sizes and times, nothing read.

Apart from ``refresh``, which needs loaders and the splitter: most questions find the index as it should be.
"""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from qa_bot import __version__
from qa_bot.config import Config
from qa_bot.index.manifest import SCHEMA
from qa_bot.ingest.discover import Discovery, discover


class Glance(NamedTuple):
    """What there is to say of documents that have not changed: the ``fingerprint`` of an index of them, and how many
    files of each suffix were ``skipped`` for being of another type.
    """

    fingerprint: str
    skipped: Mapping[str, int]


class Look(NamedTuple):
    """The documents as they are now, the settings that an index of them depends on, and a fingerprint of both."""

    discovery: Discovery
    settings: str
    fingerprint: str

    @property
    def glance(self) -> Glance:
        """What is left of it where nothing has changed."""
        return Glance(self.fingerprint, self.discovery.trail.skipped)


def look(config: Config) -> Look:
    """Return the files that the settings name, looked at but not read."""
    discovery = discover(config.documents, config.base, config.exclude, index=config.index)
    settings = f"{__version__} {SCHEMA} {config.language}"
    return Look(discovery, settings, _fingerprint(settings, discovery))


def _fingerprint(settings: str, discovery: Discovery) -> str:
    """Return a digest of the settings, of each file's name, place, size and time, and of the names with a problem."""
    names, locations, sizes, times = zip(*discovery.files, strict=True) if discovery.files else ((),) * 4
    digest = hashlib.blake2b(digest_size=16)
    for column in ((settings,), names, locations, sorted(discovery.problems)):
        digest.update(f"{len(column)}\0".encode())
        digest.update("\0".join(column).encode("utf-8", "surrogatepass"))
    digest.update(repr((sizes, times)).encode())
    return digest.hexdigest()
