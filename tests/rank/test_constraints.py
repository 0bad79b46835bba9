from collections.abc import Callable, Mapping

import numpy as np
import pytest

from qa_bot.index.reader import Index
from qa_bot.rank.constraints import allowed_documents, sentences_with
from qa_bot.types import Filter

MakeIndex = Callable[[Mapping[str, str]], Index]


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        {"2020/report.txt": "Café noir is black coffee. Coffee black as noir.", "notes.md": "Black coffee."}
    )


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("black coffee", [0, 2]),
        ("coffee black", [1]),
        ("CAFE NOIR", [0]),
        ("coffees", []),
        ("", []),
        ("?!", []),
        ("unseen words", []),
    ],
)
def test_a_phrase_must_occur_word_by_word(index: Index, phrase: str, rows: list[int]) -> None:
    assert sentences_with(index, [phrase]).tolist() == rows


def test_every_phrase_must_occur(index: Index) -> None:
    assert sentences_with(index, ["black coffee", "noir"]).tolist() == [0]
    assert sentences_with(index, ["noir", "unseen", "coffee"]).tolist() == []


def test_of_further_phrases_only_the_sentences_that_hold_the_ones_before_are_read(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    text = Index.text
    monkeypatch.setattr(Index, "text", lambda index, row: read.append(row) or text(index, row))
    assert sentences_with(index, ["noir", "black coffee", "black"]).tolist() == [0]
    assert read == [0, 1, 0, 1, 0]


@pytest.mark.parametrize(
    ("filter", "passing"),
    [
        (Filter(within="2020/*"), [0, 1]),
        (Filter(within="report.txt"), [0, 1]),
        (Filter(within="*.md"), [2]),
        (Filter(type="md"), [2]),
        (Filter(type=".TXT"), [0, 1]),
        (Filter(since="2020"), []),
        (Filter(within="[", type="md"), []),
    ],
)
def test_filters(index: Index, filter: Filter, passing: list[int]) -> None:
    allowed = allowed_documents(index, filter)
    assert allowed is not None
    assert allowed[index.document_of(np.arange(3))].nonzero()[0].tolist() == passing


def test_no_filter_lets_everything_pass(index: Index) -> None:
    assert allowed_documents(index, Filter()) is None
