"""Read a file into a ``Document``: one loader a format, in the tables below."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from qa_bot.ingest.files import read
from qa_bot.text.heading import MARKDOWN
from qa_bot.types import Document

# The registry: a file's suffix ("": none, of a name in capitals such as README) and the module of this package whose
# ``parse(text, name, path)`` makes it a document.
LOADERS: Mapping[str, str] = {
    ".txt": "plain.loader",
    ".text": "plain.loader",
    ".log": "plain.loader",
    ".rst": "restructured.loader",
    ".asc": "plain.loader",
    "": "plain.loader",
    **dict.fromkeys(MARKDOWN, "markdown.loader"),
}

# The formats whose text has to be made of the file: the module's ``parse(name, path)``, which relies on the code of
# others and on files that may be made to break it, is called in a process apart.
APART: Mapping[str, str] = {
    ".html": "html.loader",
    ".htm": "html.loader",
    ".xhtml": "html.loader",
    ".docx": "docx.loader",
    ".odt": "odt",
    ".pdf": "pdf.loader",
    ".epub": "epub",
    ".csv": "delimited",
    ".tsv": "delimited",
}

SUFFIXES = frozenset((*LOADERS, *APART))


def load(path: Path, name: str) -> Document:
    """Read the file at ``path`` as the document ``name``; a suffix that has no loader is tried as plain text.

    Raises ``DocumentError``, with the reason and the way out, when it cannot be read.
    """
    suffix = path.suffix.lower()
    # Imported by need: a question must not pay for a parser, nor a folder of text for the one of Markdown.
    if suffix in APART:
        from qa_bot.ingest.loaders.apart import process

        return process().load(APART[suffix], name, path)
    module = import_module(f"{__name__}.{LOADERS.get(suffix, 'plain.loader')}")
    document: Document = module.parse(text_of(path), name, path)
    return document


def is_text(path: Path) -> bool:
    """Tell whether a file's text is its content as it stands there, so that places in it are places in the file."""
    return path.suffix.lower() not in APART


def text_of(path: Path) -> str:
    """Return the text of the document that ``load`` makes of a text file, without parsing it; raises ``DocumentError``.

    ``is_text`` tells which files that are.
    """
    from qa_bot.ingest.encoding import decode  # by need, as above

    return decode(read(path))
