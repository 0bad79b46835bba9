from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.copies import originals, retrieved
from qa_bot.rank.retrieve import Candidates, Retriever

MakeIndex = Callable[[Mapping[str, str]], Index]

TERMS = "# Terms\n\n## Fee\n\nThe fee is 12 francs for each ship.\n"


def candidates(index: Index, question: str = "What is the fee for a ship?", k: int = 20) -> Candidates:
    return Retriever(index).retrieve(analyse(question, index).concepts, k)


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (TERMS, True),
        (TERMS.replace("francs for", "francs\nfor"), True),
        (TERMS.replace("# Terms", "# Terms of 2024"), True),
        (TERMS.replace("## Fee", "## Penalty"), False),
        (TERMS.replace("12", "14"), False),
        (TERMS.replace("## Fee\n\n", ""), False),
    ],
)
def test_a_copy_says_the_same_under_the_same_heading(make_index: MakeIndex, other: str, *, is_copy: bool) -> None:
    index = make_index({"a.md": TERMS, "b.md": other})
    found = candidates(index)
    assert len(found.rows) == 2
    assert originals(found, index).tolist() == ([0, 0] if is_copy else [0, 1])


def test_what_a_document_repeats_is_no_copy(make_index: MakeIndex) -> None:
    index = make_index({"a.md": TERMS + "\nThe fee is 12 francs for each ship.\n", "b.md": "Ships have sails.\n"})
    found = candidates(index)
    assert originals(found, index).tolist() == [*range(len(found.rows))]


def test_more_candidates_make_up_for_copies(make_index: MakeIndex) -> None:
    text = "The fee of a ship is low.\n\nA ship has a fee.\n\nNo ship is free of the fee.\n"
    index = make_index({f"{name}.md": text for name in "abc"})
    retriever, concepts = Retriever(index), analyse("What is the fee for a ship?", index).concepts
    asked: list[int] = []

    def retrieve(k: int) -> Candidates:
        asked.append(k)
        return retriever.retrieve(concepts, k)

    found, copied = retrieved(retrieve, 3, index)
    assert asked == [3, 9]
    assert len(found.rows) == 9
    assert len(set(copied.tolist())) == 3


def test_without_copies_it_is_asked_once(make_index: MakeIndex) -> None:
    index = make_index({"a.md": TERMS, "b.md": "A ship costs a fee.\n"})
    concepts = analyse("What is the fee for a ship?", index).concepts
    asked: list[int] = []

    def retrieve(k: int) -> Candidates:
        asked.append(k)
        return Retriever(index).retrieve(concepts, k)

    assert retrieved(retrieve, 5, index)[1].tolist() == [0, 1]
    assert asked == [5]
