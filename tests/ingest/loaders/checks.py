"""What tests of several loaders share."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from qa_bot.types import Document


def blocks(document: Document) -> list[tuple[str, str]]:
    """The kind and the words of each block, once the invariants of a document are checked."""
    check(document)
    return [(str(block.kind), block.span.of(document.text)) for block in document.blocks]


def check(document: Document) -> None:
    """The invariants of a document."""
    assert len(document.readable) == len(document.text)
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end
        assert not document.readable[position : block.span.start].strip()
        assert block.span.of(document.readable).strip() == block.span.of(document.readable)
        position = block.span.end
    assert not document.readable[position:].strip()


def write_zip(path: Path, entries: Mapping[str, str | bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return path
