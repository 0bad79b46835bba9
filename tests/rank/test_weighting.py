from collections.abc import Callable, Mapping

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.fields import DocumentField, ParagraphField, SentenceField
from qa_bot.rank.retrieve import Retriever
from qa_bot.rank.weighting import B, K1, bm25, bm25_idf
from qa_bot.text.tokenise import tokenise

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "rivers_of_europe.txt": "The Rhine is long. The long Danube is longer, longer!\n\nRivers carry ships. Ships carry coal.",
    "seas.txt": "The Baltic Sea is cold. Ships cross the sea.\n\nIt is long ago.",
    "empty.txt": "",
}
QUESTIONS = ["long rivers", "Which ships cross the sea?", "sea sea coal", "long unseen word"]


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS)


def terms(index: Index, text: str) -> list[str]:
    return [index.term_of(token.form) for token in tokenise(text)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_tfidf_is_the_cosine_of_scikit_learn(index: Index, question: str) -> None:
    sentences = [terms(index, index.text(row)) for row in range(index.n_sentences)]
    query = analyse(question, index)
    words = [index.terms[c.terms[0]] for c in query.concepts if c.terms for _ in range(c.count)]
    vectorizer = TfidfVectorizer(analyzer=lambda words: words)
    expected = (vectorizer.fit_transform(sentences) @ vectorizer.transform([words]).T).toarray().ravel()
    np.testing.assert_allclose(Retriever(index, "tfidf").sentence_scores(query.concepts), expected, atol=1e-6)


@pytest.mark.parametrize("kind", [SentenceField, ParagraphField, DocumentField])
def test_norms_are_those_of_scikit_learn(index: Index, kind: type) -> None:
    field = kind(index)
    if kind is SentenceField:
        units = [index.text(row) for row in range(index.n_sentences)]
    elif kind is ParagraphField:
        rows = index.paragraph_rows.tolist()
        units = [" ".join(index.text(row) for row in range(*pair)) for pair in zip(rows, rows[1:], strict=False)]
    else:
        units = [f"{index.titles[k]} {index.document_text(k)}" for k in range(index.n_documents)]
    vectorizer = TfidfVectorizer(analyzer=lambda text: terms(index, text), norm=None)
    weights = vectorizer.fit_transform(units)
    np.testing.assert_allclose(field.norms, np.sqrt(weights.multiply(weights).sum(axis=1)).A1, atol=1e-9)


def test_bm25_by_hand(index: Index) -> None:
    field = SentenceField(index)
    (concept,) = analyse("coal", index).concepts
    scores = bm25(field, [field.counts(concept)], [1])
    lengths = field.lengths
    row = int(np.flatnonzero(scores)[0])
    idf = np.log(1 + (len(lengths) - 1 + 0.5) / 1.5)
    assert index.text(row) == "Ships carry coal."
    assert scores[row] == pytest.approx(idf * (K1 + 1) / (1 + K1 * (1 - B + B * 3 / lengths.mean())))


def test_rarer_words_count_more() -> None:
    assert bm25_idf(1, 100) > bm25_idf(50, 100) > bm25_idf(100, 100) > 0


@pytest.mark.parametrize("weighting", ["bm25", "tfidf"])
def test_nothing_indexed_gives_no_scores(make_index: MakeIndex, weighting: str) -> None:
    index = make_index({})
    assert Retriever(index, weighting).retrieve(analyse("anything", index).concepts, 10).rows.tolist() == []
