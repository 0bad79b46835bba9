"""A question answered from a file of each format, end to end through the command line."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordFile

from ..ingest.loaders.checks import write_zip
from ..pdf_files import lines, pdf
from .conftest import Run

PROSE = (
    "The lighthouse on Skerry Point was designed by Clara",
    "Holm. It was lit for the first time on 4 May 1891.",
)
QUESTION = "Who designed the lighthouse on Skerry Point?"
PAGE = f"<html><head><title>Lights</title></head><body><h1>Skerry Point</h1><p>{PROSE[0]} {PROSE[1]}</p></body></html>"


def write_docx(path: Path) -> None:
    made = WordFile()
    made.add_heading("Skerry Point", 1)
    made.add_paragraph(" ".join(PROSE))
    made.save(path)


def write_odt(path: Path) -> None:
    spaces = 'xmlns:office="o" xmlns:text="t"'
    text = f"<text:h>Skerry Point</text:h><text:p>{' '.join(PROSE)}</text:p>"
    content = f"<office:c {spaces}><office:body><office:text>{text}</office:text></office:body></office:c>"
    write_zip(path, {"content.xml": content})


def write_epub(path: Path) -> None:
    package = '<a><manifest><item id="p" href="p.xhtml"/></manifest><spine><itemref idref="p"/></spine></a>'
    container = '<a><rootfiles><rootfile full-path="a.opf"/></rootfiles></a>'
    write_zip(path, {"META-INF/container.xml": container, "a.opf": package, "p.xhtml": PAGE})


def write_pdf(path: Path) -> None:
    path.write_bytes(pdf(lines("A list of lights."), [*lines("Skerry Point", size=20, top=750), *lines(*PROSE)]))


FILES: dict[str, Callable[[Path], object]] = {
    "lights.html": lambda path: path.write_text(PAGE, encoding="utf-8"),
    "lights.docx": write_docx,
    "lights.odt": write_odt,
    "lights.epub": write_epub,
    "lights.pdf": write_pdf,
}


@pytest.mark.parametrize("name", FILES)
def test_a_question_is_answered_with_the_place(qa_bot: Run, notes: Path, name: str) -> None:
    FILES[name](notes / "notes" / name)
    done = qa_bot("--ask", QUESTION, "--json", "--type", name.partition(".")[2])
    assert done.returncode == 0, done.stderr
    reply = json.loads(done.stdout)
    first = reply["citations"][0]
    assert reply["highlight"]["text"].split() == ["Clara", "Holm"]
    assert (first["document"], first["section"], first["stale"]) == (name, "Skerry Point", False)
    assert first["page"] == (2 if name.endswith("pdf") else None)
    assert first["line"] in (3, 5)


TABLES = {
    "lights.html": "<h1>Lights</h1><table><tr><th>Light<th>Height<th>Range<tr><td>Skerry Point<td>31 m<td>18 miles"
    "<tr><td>Gull Rock<td>22 m<td>9 miles</table>",
    "lights.csv": "Light,Height,Range\nSkerry Point,31 m,18 miles\nGull Rock,22 m,9 miles\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_asked_for_its_cell(qa_bot: Run, notes: Path, name: str) -> None:
    (notes / "notes" / name).write_text(TABLES[name], encoding="utf-8")
    reply = json.loads(qa_bot("--ask", "What is the range of the light at Gull Rock?", "--json").stdout)
    assert reply["citations"][0]["text"] == "Gull Rock | 22 m | 9 miles"
    assert reply["highlight"]["text"] == "9 miles"


def test_a_file_that_was_changed_is_read_again(qa_bot: Run, notes: Path) -> None:
    path = notes / "notes" / "lights.docx"
    write_docx(path)
    assert "Clara" in qa_bot("--ask", QUESTION).stdout
    made = WordFile()
    made.add_paragraph("The lighthouse on Skerry Point was designed by Inga Falk.")
    made.save(path)
    assert "Inga Falk" in qa_bot("--ask", QUESTION).stdout


def test_what_cannot_be_read_is_listed_beside_the_rest(qa_bot: Run, notes: Path) -> None:
    write_pdf(notes / "notes" / "lights.pdf")
    (notes / "notes" / "scan.pdf").write_bytes(pdf([]))
    (notes / "notes" / "broken.docx").write_bytes(b"PK")
    listed = qa_bot("sources").stdout
    assert "scan.pdf: its pages have no text; run OCR on it first" in listed
    assert "broken.docx: it is no Word file" in listed
    assert "Clara" in qa_bot("--ask", QUESTION).stdout


def test_a_missing_library_is_named(qa_bot: Run, notes: Path, tmp_path: Path) -> None:
    (tmp_path / "missing").mkdir()
    (tmp_path / "missing" / "selectolax.py").write_text("raise ImportError('No module named selectolax')")
    FILES["lights.html"](notes / "notes" / "lights.html")
    path = os.pathsep.join(filter(None, [str(tmp_path / "missing"), os.environ.get("PYTHONPATH")]))
    listed = qa_bot("sources", env={"PYTHONPATH": path}).stdout
    assert "lights.html: HTML needs the library selectolax" in listed
    assert "pip install 'qa-bot[html]'" in listed
