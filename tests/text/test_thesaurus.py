"""The thesaurus and the names that ship, and the script that makes both from WordNet's files."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.known_names import people, places
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.tokenise import tokenise

TERM_OF = term_maker("en")
MAKE = Path(__file__).parents[2] / "docs" / "make_wordnet.py"

LICENCE = "  1 The licence stands in front.\n"
INDEX = {
    "noun": "boat n 1 1 @ 1 1 00000010\nferry n 1 1 @ 1 1 00000020\nferryman n 1 0 1 0 00000030\n",
    "verb": "ferry v 1 1 + 1 1 00000040\n",
    "adj": "big a 4 0 4 0 00000050 00000060 00000070 00000080\n",
    "adv": "",
}
DATA = {
    "noun": (
        "00000010 06 n 02 boat 0 rowing_boat 0 000 | a small ship\n"
        "00000020 06 n 02 ferry 0 ferryboat 0 001 @ 00000010 n 0000 | a boat\n"
        "00000030 18 n 01 ferryman 0 000 | one who ferries\n"
    ),
    "verb": "00000040 38 v 02 ferry 0 ship 0 001 + 00000030 n 0101 | carry\n",
    "adj": (
        "00000050 00 a 02 big(a) 0 large 0 000 | size\n00000060 00 s 02 big 0 bad 0 000 | x\n"
        "00000070 00 s 02 big 0 adult 0 000 | y\n00000080 00 s 02 big 0 boastful 0 000 | z\n"
    ),
    "adv": "",
}


NAMES = {
    "noun": (
        "00000001 15 n 01 location 0 000 | a place\n"
        "00000002 15 n 02 city 0 bay 0 001 @ 00000001 n 0000 | a large town\n"
        "00000003 15 n 02 Oslo 0 Port_Moresby 0 001 @i 00000002 n 0000 | a capital\n"
        "00000004 15 n 01 Norfolk_bay 0 001 @i 00000002 n 0000 | a bay\n"
        "00000005 18 n 01 person 0 000 | a human being\n"
        "00000006 18 n 02 Ada_Lovelace 0 Lovelace 0 001 @i 00000005 n 0000 | a mathematician\n"
        "00000007 06 n 01 port 0 000 | a place for ships\n"
    ),
    "verb": "",
    "adj": "",
    "adv": "",
}


def _kindred(word: str, other: str) -> bool:
    book = thesaurus()
    return book.number(TERM_OF(other)) in book.kindred(book.number(TERM_OF(word))).tolist()


@pytest.mark.parametrize(
    ("word", "other"),
    [("author", "writer"), ("died", "death"), ("instrument", "device"), ("built", "construct"), ("film", "movie")],
)
def test_words_of_kindred_meaning(word: str, other: str) -> None:
    assert _kindred(word, other)
    assert not _kindred(word, "cheese")
    assert not _kindred(word, word)


def test_no_word_is_kindred_to_one_that_is_not_there() -> None:
    assert thesaurus().number("xyzzy") == 0
    assert len(thesaurus().kindred(0)) == 0


def test_every_entry_leads_to_entries() -> None:
    book = thesaurus()
    found = [number for entry in range(len(book) + 1) for number in book.kindred(entry).tolist()]
    assert min(found) >= 1
    assert max(found) <= len(book)
    assert len(book) < 1 << 16


@given(st.lists(st.one_of(st.sampled_from(["boat", "author", "zone", "aardvark", "abl"]), st.text(max_size=8))))
def test_one_term_and_many_have_the_same_numbers(terms: list[str]) -> None:
    assert thesaurus().numbers(terms).tolist() == [thesaurus().number(term) for term in terms]


def test_it_is_made_of_the_first_senses_and_what_they_point_to(tmp_path: Path) -> None:
    for part in INDEX:
        (tmp_path / f"index.{part}").write_text(LICENCE + INDEX[part], encoding="latin-1")
        (tmp_path / f"data.{part}").write_text(LICENCE + DATA[part], encoding="latin-1")
    made = runpy.run_path(str(MAKE))["thesaurus"](tmp_path)
    assert made == {
        "ferri": {"ferryboat", "boat", "ship", "ferryman"},
        "big": {"larg", "bad", "adult"},
    }, "rowing_boat is two words, boastful the fourth sense"


def test_names_are_those_of_instances(tmp_path: Path) -> None:
    for part, text in NAMES.items():
        (tmp_path / f"data.{part}").write_text(LICENCE + text, encoding="latin-1")
    assert runpy.run_path(str(MAKE))["names"](tmp_path) == {
        "places": ["moresby", "norfolk", "oslo"],
        "people": ["ada", "lovelace"],
    }, "a port and a bay are no names"


def test_the_names_that_ship_are_words_as_they_are_compared() -> None:
    assert {"oslo", "francisco", "nile"} <= places()
    assert {"einstein", "marie"} <= people()
    assert all(fold_case(word) == word and [token.form for token in tokenise(word)] == [word] for word in places())
