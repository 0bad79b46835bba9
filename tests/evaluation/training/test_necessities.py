import numpy as np

from qa_bot.evaluation.training.necessities import Survey, fit_necessity, together
from qa_bot.rank.features.needed import UNFITTED, WORD_FEATURES

CAPITAL = WORD_FEATURES.index("capital")


def surveyed(names_are_there: bool, questions: int = 40) -> Survey:
    """Return questions of two words, a name and another one; answers have one of the two, and both around them."""
    words = np.zeros((2 * questions, len(WORD_FEATURES)))
    words[::2, CAPITAL] = 1.0
    there = np.array([words[:, CAPITAL] == names_are_there, np.arange(2 * questions) % 9 > 0])
    question = np.arange(2 * questions) // 2
    return Survey(words, there, question, np.array(["a.md"] * questions), np.array(["made up"] * questions))


def test_what_is_likely_there_is_learnt_from_the_questions_named() -> None:
    both = together([surveyed(True), surveyed(False)])
    first = np.arange(80) < 40
    words = both.words[:2]
    name, other = fit_necessity(both, first).predict(words)[0]
    assert name > 0.9 > 0.1 > other
    name, other = fit_necessity(both, ~first).predict(words)[0]
    assert name < 0.1 < 0.9 < other


def test_suites_keep_their_documents_apart() -> None:
    both = together([surveyed(True), surveyed(False)])
    assert len(set(both.groups.tolist())) == 2
    assert both.question.tolist() == (np.arange(160) // 2).tolist()


def test_words_that_are_always_there_teach_nothing() -> None:
    found = surveyed(True)
    always = found._replace(there=np.ones_like(found.there))
    assert fit_necessity(always, np.ones(40, dtype=bool)) is UNFITTED
    assert fit_necessity(found, np.zeros(40, dtype=bool)) is UNFITTED
