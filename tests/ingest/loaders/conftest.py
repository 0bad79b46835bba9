from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from qa_bot.ingest.loaders.pdf.loader import parse
from qa_bot.types import Document

from ...pdf_files import Placed, pdf


@pytest.fixture
def read_pdf(tmp_path: Path) -> Callable[..., Document]:
    """Write pages as a file, and read it."""

    def read(*pages: Sequence[Placed], title: str = "") -> Document:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(*pages, title=title))
        return parse("a.pdf", path)

    return read
