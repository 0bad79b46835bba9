from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.fields import PartFields
from qa_bot.rank.matching import inverse_document_frequency
from qa_bot.rank.norms import Norms
from qa_bot.rank.retrieve import Retriever
from qa_bot.rank.weighting import K1, totals
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "rivers_of_europe.txt": (
        "The Rhine is long. The long Danube is longer, longer!\n\nRivers carry ships. Ships carry coal."
    ),
    "seas.txt": "The Baltic Sea is cold. Ships cross the sea.\n\nIt is long ago.",
    "empty.txt": "",
}
QUESTIONS = ["long rivers", "Which ships cross the sea?", "sea sea coal", "long unseen word"]


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS)


def terms(index: Index, text: str) -> list[str]:
    stem = term_maker("en")
    return [stem(token.form) for token in tokenise(text)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_tfidf_is_the_cosine_of_scikit_learn(index: Index, question: str) -> None:
    sentences = [terms(index, index.text(row)) for row in range(index.n_sentences)]
    query = analyse(question, index)
    words = [index.terms[c.terms[0]] for c in query.concepts if c.terms for _ in range(c.count)]
    vectorizer = TfidfVectorizer(analyzer=lambda words: words)
    expected = (vectorizer.fit_transform(sentences) @ vectorizer.transform([words]).T).toarray().ravel()
    found = Retriever(index, "tfidf").retrieve(query.concepts, index.n_sentences)
    np.testing.assert_allclose(found.fields[:, 0], expected[found.rows], atol=1e-6)
    assert set(np.flatnonzero(expected > 1e-6)) <= set(found.rows.tolist())


def units(index: Index, rows: np.ndarray) -> list[str]:
    return [" ".join(index.text(row) for row in range(*pair)) for pair in pairwise(rows.tolist())]


@pytest.mark.parametrize("field", range(3))
def test_norms_are_those_of_scikit_learn(index: Index, field: int) -> None:
    segment = index.parts[0].segment
    rows = (np.arange(index.n_sentences + 1), segment.paragraph_rows, segment.document_rows)
    texts = units(index, rows[field])
    vectorizer = TfidfVectorizer(analyzer=lambda text: terms(index, text), norm=None)
    weights = vectorizer.fit_transform(texts)
    expected = np.sqrt(weights.multiply(weights).sum(axis=1)).A1
    norms = Norms(index, [PartFields(part) for part in index.parts])
    np.testing.assert_allclose(norms.of(0, field), expected, atol=1e-9)


def test_bm25_by_hand(index: Index) -> None:
    found = Retriever(index).retrieve(analyse("coal", index).concepts, 1)
    lengths = index.parts[0].segment.sentence_lengths
    idf = np.log(1 + (len(lengths) - 1 + 0.5) / 1.5)
    assert index.text(int(found.rows[0])) == "Ships carry coal."
    expected = idf * (K1 + 1) / (1 + K1 * (0.6 + 0.4 * 3 / lengths.mean()))
    assert found.fields[0, 0] == pytest.approx(expected)


def test_a_word_of_the_title_counts_for_its_document_alone(index: Index) -> None:
    found = Retriever(index).retrieve(analyse("Which European ships?", index).concepts, 10)
    titles = {
        index.names[index.document(int(row))]: score for row, score in zip(found.rows, found.fields[:, 4], strict=True)
    }
    assert titles["rivers_of_europe.txt"] > titles["seas.txt"] == 0


def test_rarer_words_count_more() -> None:
    frequency = [inverse_document_frequency(n, 100) for n in (1, 50, 100)]
    assert frequency == sorted(frequency, reverse=True)
    assert frequency[-1] > 0


@pytest.mark.parametrize("weighting", ["bm25", "tfidf"])
def test_nothing_indexed_gives_no_scores(make_index: MakeIndex, weighting: str) -> None:
    index = make_index({})
    assert Retriever(index, weighting).retrieve(analyse("anything", index).concepts, 10).rows.tolist() == []


def test_what_a_unit_scores_does_not_depend_on_others() -> None:
    values = np.random.default_rng(0).random((40, 300))
    alone = [totals(values[:, [unit]])[0] for unit in range(300)]
    assert totals(values).tolist() == alone
    assert totals(np.empty((0, 1))).tolist() == [0.0]
