"""Read a file into a ``Document``: one loader a format, in the table below."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from qa_bot.ingest.files import read
from qa_bot.text.heading import MARKDOWN
from qa_bot.types import Document

# The registry: a file's suffix ("": none, of a name in capitals such as README) and the module of this package whose
# ``parse(text, name, path)`` makes it a document.
LOADERS: Mapping[str, str] = {
    ".txt": "plain",
    ".text": "plain",
    ".log": "plain",
    ".rst": "restructured",
    ".asc": "plain",
    "": "plain",
    **dict.fromkeys(MARKDOWN, "markdown"),
}

SUFFIXES = frozenset(LOADERS)


def load(path: Path, name: str) -> Document:
    """Read the file at ``path`` as the document ``name``; a suffix that has no loader is tried as plain text.

    Raises ``DocumentError``, with the reason and the way out, when it cannot be read.
    """
    # Imported by need: a question must not pay for a parser, nor a folder of text for the one of Markdown.
    module = import_module(f"{__name__}.{LOADERS.get(path.suffix.lower(), 'plain')}")
    document: Document = module.parse(text_of(path), name, path)
    return document


def text_of(path: Path) -> str:
    """Return the text of the document that ``load`` makes of a file, without parsing it; raises ``DocumentError``."""
    from qa_bot.ingest.encoding import decode  # by need, as above

    return decode(read(path))
