from pathlib import Path

import pytest

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders.epub import parse

from . import checks

CONTAINER = '<container><rootfiles><rootfile full-path="book/a.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns:dc="dc"><metadata><dc:title>Fuels</dc:title><dc:date>1921-05-04</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="part%20b.xhtml"/>
<item id="a" href="../a.xhtml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>
<itemref idref="gone"/><itemref idref="a"/></spine></package>"""
PAGE = '<?xml version="1.0"?><!DOCTYPE html><html><head><title/></head><body><h1>{}</h1><p>It burns.</p></body></html>'


def test_pages_are_read_in_their_order(tmp_path: Path) -> None:
    entries = {
        "META-INF/container.xml": CONTAINER,
        "book/a.opf": PACKAGE,
        "book/nav.xhtml": PAGE.format("Contents"),
        "book/part b.xhtml": PAGE.format("Gas"),
        "a.xhtml": PAGE.format("Oil"),
    }
    document = parse("a.epub", checks.write_zip(tmp_path / "a.epub", entries))
    assert checks.blocks(document) == [
        ("heading", "Oil"),
        ("paragraph", "It burns."),
        ("heading", "Gas"),
        ("paragraph", "It burns."),
    ]
    assert (document.title, document.date) == ("Fuels", "1921-05-04")


def test_a_folder_may_be_zipped_whole(tmp_path: Path) -> None:
    entries = {
        "fuels/META-INF/container.xml": CONTAINER,
        "fuels/book/a.opf": PACKAGE,
        "fuels/a.xhtml": PAGE.format("Oil"),
    }
    document = parse("a.epub", checks.write_zip(tmp_path / "a.epub", entries))
    assert checks.blocks(document) == [("heading", "Oil"), ("paragraph", "It burns.")]


@pytest.mark.parametrize("entries", [{}, {"META-INF/container.xml": "<a/>"}, {"META-INF/container.xml": CONTAINER}])
def test_damaged_files_are_told(tmp_path: Path, entries: dict[str, str]) -> None:
    with pytest.raises(DocumentError, match="no EPUB file"):
        parse("a.epub", checks.write_zip(tmp_path / "a.epub", entries))
