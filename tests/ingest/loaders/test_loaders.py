from pathlib import Path

import pytest

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders import LOADERS, load, text_of


@pytest.mark.parametrize("suffix", sorted(LOADERS))
def test_the_text_of_a_file_is_that_of_its_document(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes("\ufeff---\ntitle: T\n---\r\n# Café *noir*\r\n\r\n- one\n\n| a | b |\n".encode())
    assert text_of(path) == load(path, path.name).text


def test_what_cannot_be_read_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="not there"):
        text_of(tmp_path / "gone.md")
