"""Whether a sentence speaks of the default that is asked for."""

import pytest

from qa_bot.answer.asked_default import asks_for_default, lacks_default
from qa_bot.types import Query


@pytest.mark.parametrize(
    ("question", "kind", "words", "lacks"),
    [
        ("What is the default of max_wait?", "what", "When set, the mill waits so long.", True),
        ("What is the default of max_wait?", "what", "It is 5 by default.", False),
        ("What is the default of max_wait?", "what", "The de\u2010\n   fault is 5.", False),
        ("What is the default of max_wait?", "what", "It waits 5 seconds unless told to.", False),
        ("default wait", "other", "The mill waits.", True),
        ("Why is the default so long?", "why", "The wheel is slow.", False),
        ("How long does it wait?", "how long", "It waits 5 seconds.", False),
    ],
)
def test_a_sentence_lacks_the_default(question: str, kind: str, words: str, lacks: bool) -> None:
    assert (asks_for_default(Query(question, question, kind)) and lacks_default(words)) is lacks


def test_it_is_asked_for_in_english_alone() -> None:
    assert not asks_for_default(Query("default", "default", language="fr"))
