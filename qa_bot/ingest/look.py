"""What documents there are now, and whether an index is of them: names, sizes and times, nothing read.

Apart from ``refresh``, which needs loaders and the splitter: most questions find the index as it should be.
"""

import hashlib
from dataclasses import dataclass

from qa_bot import __version__
from qa_bot.config import Config
from qa_bot.index.store import SCHEMA
from qa_bot.ingest.discover import Discovery, discover


@dataclass(frozen=True, slots=True)
class Found:
    """The documents as they are now, and a fingerprint of all that an index of them depends on."""

    discovery: Discovery
    fingerprint: str


def look(config: Config) -> Found:
    """Return the files that the settings name, looked at but not read."""
    discovery = discover(config.documents, config.base, config.exclude, index=config.index)
    parts = [f"{__version__} {SCHEMA} {config.language}"]
    parts += [f"{file.name}\0{file.location}\0{file.size}\0{file.mtime_ns}" for file in discovery.files]
    parts += sorted(discovery.problems)
    digest = hashlib.blake2b("\0\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16)
    return Found(discovery, digest.hexdigest())
