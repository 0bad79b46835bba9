import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qa_bot.present.json import encode, error_line, reply_line

Make = Callable[..., Any]

REPLY_KEYS = (
    "id question interpreted_as answered confidence answer highlight citations corrections unknown coverage elapsed_ms"
)
CITATION_KEYS = (
    "rank score confidence text document path title start end line page section before after matched stale highlight"
)


def test_an_answer_has_the_promised_keys_in_order(answer: Make) -> None:
    reply = json.loads(reply_line(answer(), question_id="7"))
    assert list(reply) == REPLY_KEYS.split()
    assert list(reply["citations"][0]) == CITATION_KEYS.split()
    highlight = {"start": 26, "end": 32, "text": "Lisbon"}
    assert reply["id"] == "7"
    assert reply["answered"] is True
    assert reply["answer"] == "The choir first sang in\n  Lisbon in 1998."
    assert reply["highlight"] == highlight == reply["citations"][0]["highlight"]
    assert reply["corrections"] == [{"from": "wher", "to": "where"}]
    assert reply["unknown"] == ["quire"]
    assert reply["coverage"] == {"documents": 41, "unread": 0}
    assert (reply["citations"][0]["start"], reply["citations"][0]["end"]) == (1023, 1064)
    assert reply["citations"][0]["page"] is None


def test_a_refusal_has_no_answer_but_the_nearest_sentences(abstention: Make, citation: Make) -> None:
    reply = json.loads(reply_line(abstention(citation())))
    assert list(reply) == REPLY_KEYS.split()
    assert reply["id"] is None
    assert reply["answered"] is False
    assert reply["answer"] is None
    assert reply["highlight"] is None
    assert len(reply["citations"]) == 1


def test_reasons_come_only_when_asked_for(answer: Make) -> None:
    reply = json.loads(reply_line(answer(), explain=True))
    assert list(reply["citations"][0]) == [*CITATION_KEYS.split(), "reasons"]
    assert reply["citations"][0]["reasons"] == [{"label": "words of the question: choir, sang", "weight": 3.141593}]


def test_an_error_says_what_and_where() -> None:
    assert error_line("no question", 3) == '{"error": "no question", "line": 3}'


def test_letters_stay_as_they_are_and_controls_are_escaped() -> None:
    assert encode("naïve 漢 👍") == '"naïve 漢 👍"'
    raw = "\x1b[31m \x7f \x85 \u2028 \u202e \ufeff \ud800 \U000e0041 \r\n"
    line = encode(raw)
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == raw


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_is_one_line_that_reads_back(text: str) -> None:
    line = encode({"text": text})
    line.encode("utf-8")
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"].encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
