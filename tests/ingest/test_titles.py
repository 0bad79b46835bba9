import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.titles import from_name


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
