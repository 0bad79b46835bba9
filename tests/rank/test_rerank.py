from collections.abc import Callable, Mapping

import numpy as np
import pytest

from qa_bot.errors import ModelError
from qa_bot.index.reader import Index
from qa_bot.model.file import DEFAULT, read_model
from qa_bot.model.linear import Linear
from qa_bot.model.ranker import Ranker
from qa_bot.model.trees import Trees
from qa_bot.query.analyse import analyse
from qa_bot.rank.copies import originals
from qa_bot.rank.features.asked import KINDS
from qa_bot.rank.features.needed import UNFITTED
from qa_bot.rank.features.table import ASKED, GROUPS, IN_SENTENCE, KINDRED, NAMES, SECTION, TITLE
from qa_bot.rank.rerank import Ranked, check_features, reasons, rerank
from qa_bot.rank.retrieve import Candidates, Retriever
from qa_bot.types import Query

MakeIndex = Callable[[Mapping[str, str]], Index]


def by_length() -> Ranker:
    """Score 1 for sentences of more than four words, else 0."""
    trees = Trees(
        np.array([[NAMES.index("length")]]),
        np.array([[4]], np.float32),
        np.array([[0b10]], np.uint32),
        np.array([[0, 1]], np.float32),
    )
    nothing = np.zeros(len(NAMES), np.float32)
    weights, bias = np.zeros((len(KINDS), len(NAMES)), np.float32), np.zeros(len(KINDS), np.float32)
    return Ranker(Linear(KINDS, nothing, nothing, weights, bias), trees, UNFITTED)


def reranked(query: Query, candidates: Candidates, index: Index, ranker: Ranker, *, reorder: bool = True) -> Ranked:
    return rerank(query, candidates, originals(candidates, index), index, ranker, reorder=reorder)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        {"a.txt": "Ships sail. Ships sail on the wide sea. Ships rust.", "b.txt": "No ships ever sail here."}
    )


def test_the_ranker_decides_and_ties_keep_their_order(index: Index) -> None:
    query = analyse("Which ships sail?", index)
    candidates = Retriever(index).retrieve(query.concepts, 50)
    ranked = reranked(query, candidates, index, by_length())
    assert sorted(ranked.rows.tolist()) == sorted(candidates.rows.tolist())
    assert ranked.scores.tolist() == sorted(ranked.scores.tolist(), reverse=True)
    for score in (0.0, 1.0):
        rows = [
            row
            for row, found in zip(ranked.rows.tolist(), ranked.scores.tolist(), strict=True)
            if round(found, 6) == score
        ]
        assert rows == [row for row in candidates.rows.tolist() if row in rows]


def test_the_first_order_stands_when_weights_alone_decide(index: Index) -> None:
    query = analyse("Which ships sail?", index)
    candidates = Retriever(index).retrieve(query.concepts, 50)
    ranked = reranked(query, candidates, index, by_length(), reorder=False)
    assert ranked.rows.tolist() == candidates.rows.tolist()
    assert ranked.scores.tolist() == candidates.scores.tolist()


def test_a_copy_is_judged_as_what_it_copies_and_is_no_rival_of_others(make_index: MakeIndex) -> None:
    texts = {"a.txt": "Ships sail on the wide sea. Ships rust in port.", "b.txt": "No ships ever sail here."}
    ranked = []
    for index in (make_index(texts), make_index(texts | {"c.txt": texts["a.txt"]})):
        query = analyse("Which ships sail?", index)
        candidates = Retriever(index).retrieve(query.concepts, 50)
        ranked.append(reranked(query, candidates, index, by_length()))
    alone, beside_copy = ranked
    assert len(beside_copy.rows) == len(alone.rows) + 2
    assert sorted(set(beside_copy.originals.tolist())) == [*range(len(alone.rows))]
    assert len(beside_copy.all_features) == len(alone.rows)
    for number in range(len(alone.rows)):
        copies = beside_copy.originals == number
        assert len({tuple(row) for row in beside_copy.features[copies].tolist()}) == 1
        assert len(set(beside_copy.judged[copies].tolist())) == 1


def test_no_candidates_give_an_empty_ranking(index: Index) -> None:
    query = analyse("xylophone", index)
    assert len(reranked(query, Retriever(index).retrieve(query.concepts, 50), index, by_length()).rows) == 0


def test_reasons_name_the_group_that_decided(index: Index) -> None:
    query = analyse("Which ships sail?", index)
    ranked = reranked(query, Retriever(index).retrieve(query.concepts, 50), index, by_length())
    (first, *others) = reasons(ranked, 0, by_length())
    assert first.label == GROUPS[NAMES.index("length")]
    assert all(other.weight == 0 for other in others)


def test_another_order_takes_everything_along(index: Index) -> None:
    query = analyse("Which ships sail?", index)
    ranked = reranked(query, Retriever(index).retrieve(query.concepts, 50), index, by_length())
    turned = ranked.plus(np.arange(len(ranked.rows)) * 100.0, "turned")
    assert turned.rows.tolist() == ranked.rows.tolist()[::-1]
    assert turned.judged.tolist() == ranked.judged.tolist()[::-1]
    assert turned.features.tolist() == ranked.features[::-1].tolist()
    assert reasons(turned, 0, by_length())[0].label == "turned"


def test_the_first_ones_stay_whatever_is_added(index: Index) -> None:
    query = analyse("Which ships sail?", index)
    ranked = reranked(query, Retriever(index).retrieve(query.concepts, 50), index, by_length())
    raised = ranked.plus(np.arange(len(ranked.rows)) * 100.0, "raised", first=1)
    assert raised.rows.tolist() == [ranked.rows[0], *ranked.rows[:0:-1]]
    assert ranked.plus(np.zeros(len(ranked.rows)), "nothing", first=99).rows.tolist() == ranked.rows.tolist()


@pytest.mark.parametrize("names", [NAMES[:-1], (*NAMES, "new"), NAMES[::-1], ()])
def test_a_model_of_other_features_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ModelError, match=r"my\.model: fitted on other features"):
        check_features(read_model(DEFAULT)._replace(rank_features=names), "my.model")


def test_a_model_of_other_kinds_of_answers_is_refused() -> None:
    model = read_model(DEFAULT)
    other = model.ranker._replace(linear=model.ranker.linear._replace(kinds=KINDS[::-1]))
    with pytest.raises(ModelError, match=r"my\.model: fitted to other kinds of answers"):
        check_features(model._replace(ranker=other), "my.model")


def test_sentences_are_judged_beside_those_that_are_left_out(index: Index) -> None:
    query = analyse("Which ships sail?", index)
    ranked = reranked(query, Retriever(index).retrieve(query.concepts, 50), index, by_length())
    last = ranked.among(ranked.rows[-1:])
    assert last.rows.tolist() == [ranked.rows[-1]]
    assert last.scores.tolist() == [ranked.scores[-1]]
    assert reasons(last, 0, by_length()) == reasons(ranked, len(ranked.rows) - 1, by_length())


def test_a_place_without_words_of_the_question_is_no_reason_for_a_sentence(make_index: MakeIndex) -> None:
    index = make_index({"log.txt": "The pump failed. The old pump failed on Monday. Rain fell on the pump."})
    query, ranker = analyse("Which old pump failed on Monday?", index), read_model(DEFAULT).ranker
    ranked = reranked(query, Retriever(index).retrieve(query.concepts, 50), index, ranker)
    weights = {reason.label: reason.weight for reason in reasons(ranked, 0, ranker)}
    assert weights[IN_SENTENCE] > 0
    assert all(weights[group] <= 0 for group in (KINDRED, TITLE, SECTION, ASKED))
    assert sum(weights.values()) > 0
