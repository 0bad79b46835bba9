import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.titles import from_name, is_generic, is_imprint, of_file, of_headings, of_letter


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("docs/Ice_hockey.txt", "Ice hockey"),
        ("my-notes-on-the-thing.md", "my notes on the thing"),
        ("COVID-19_and_us.txt", "COVID-19 and us"),
        ("summit-2023-11-10.txt", "summit 2023-11-10"),
        ("a.b.c.md", "a.b.c"),
        ("README", "README"),
        ("v1.2 final", "v1.2 final"),
        (".txt", ".txt"),
    ],
)
def test_a_file_name_as_a_title(name, title):
    assert from_name(name) == title


@given(st.text(min_size=1).filter(lambda name: not name.endswith("/")))
def test_every_name_gives_a_title(name):
    assert from_name(name)


@pytest.mark.parametrize(
    ("title", "is_one"),
    [("Contents", True), ("REVISION HISTORY", True), ("Änderungshistorie", True), ("History of Orta", False)],
)
def test_what_a_part_of_many_a_document_is_called(title, is_one):
    assert is_generic(title) is is_one


OPENING = "My third kettle. The Quillo Steam boils a litre in two minutes. I bought the Quillo Steam in May."


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("r03.txt", "Quillo Steam"),
        ("doc 7.txt", "Quillo Steam"),
        ("feed_0042.txt", "Quillo Steam"),
        ("3f9ac2d17be0.txt", "Quillo Steam"),
        ("20231110.md", "Quillo Steam"),
        ("kettle.txt", "kettle"),
        ("route_66.txt", "route 66"),
        ("ISO_27001.txt", "ISO 27001"),
        ("review-of-a-kettle-0042.txt", "review of a kettle 0042"),
    ],
)
def test_a_file_whose_name_tells_nothing_is_called_what_its_text_speaks_of(name, title):
    assert of_file(name, OPENING) == title


def test_a_text_without_a_name_keeps_that_of_its_file():
    assert of_file("0042.txt", "It boils a litre in two minutes.") == "0042"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dear Ann,\n\nRe: your lease of Mill House\n\nI write ...", "your lease of Mill House"),
        ("From: Tom\nTo: Ann\nSubject: RE: Fwd: New pumps\n\nHello", "New pumps"),
        ("Sehr geehrte Frau Berg,\n\nBetreff: Kündigung\n", "Kündigung"),
        ("The pumps are new.", ""),
        ("x" * 2000 + "\nSubject: late", ""),
    ],
)
def test_the_subject_of_a_letter(text, title):
    assert of_letter(text) == title


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ([], ""),
        (["Quillo 2 guide", "Boiling"], "Quillo 2 guide"),
        (["2.1.0", "2.0", "1.9.0"], ""),
        (["New in version 4.3", "Bugs", "New in version 4.2"], ""),
        (["v5.5 (2024-08-18)", "v5.4 (2023-07-15)"], ""),
        (["8 March 2021", "12 April 2021"], ""),
        (["Minutes (March 1)", "Minutes (April 5)"], ""),
        (["Rules of 1998", "RULES OF 1998"], "Rules of 1998"),
        (["Boiling", "Boiling 2"], "Boiling"),
    ],
)
def test_a_heading_of_a_part_is_no_title(headings, title):
    assert of_headings(headings) == title


@pytest.mark.parametrize("line", ["CHAPTER SEVEN", "Part IV", "Dated 1 March 2022", "By Ann Lee", "Kapitel 3"])
def test_an_imprint_is_no_title(line):
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line",
    [
        "The Line to Carrow",
        "Part-time work",
        "Chapters of a life",
        "By-laws of the club",
        "By the river",
        "Dated words",
    ],
)
def test_a_title_is_no_imprint(line):
    assert not is_imprint(line)
