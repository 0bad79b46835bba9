"""What is written without spaces: one thing, or several words."""

from itertools import pairwise

import pytest

from qa_bot.answer.wholes.things import within_things
from qa_bot.text.tokenise import tokenise


def _things(text: str) -> list[str]:
    """Return the words of ``text``, those of one thing together."""
    tokens = tokenise(text)
    joined = set(within_things(text, tokens))
    starts = [place for place in range(len(tokens)) if place not in joined] + [len(tokens)]
    return [text[tokens[i].start : tokens[j - 1].end] for i, j in pairwise(starts)]


@pytest.mark.parametrize(
    "thing",
    [
        *("mill.yaml", "s3://mill-logs-eu/a", "amqp://localhost:5672", "jobs=4", "mill_log", "ada@mill.org", "R&D"),
        *("10:30", "3/4", "14/03/1962", "2023-03-06", "us-east-1", "INC-4711", "Ctrl+F", "I/O", "km/h", "mg/day"),
        *("a/b/c", "www.orta.org/a?b=c#d", "users/{id}/mills", "C:\\Mill\\log", "std::sort", "2024/25"),
    ],
)
def test_one_thing(thing: str) -> None:
    assert _things(f"The {thing}, now") == ["The", thing, "now"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ing-wen", ["Ing", "wen"]),
        ("five-year", ["five", "year"]),
        ("5-year-old", ["5", "year", "old"]),
        ("mid-19th", ["mid", "19th"]),
        ("1914-1918", ["1914", "1918"]),
        ("1914–1918", ["1914", "1918"]),
        ("tin/lead", ["tin", "lead"]),
        ("the mill.Then", ["the", "mill", "Then"]),
        ("the mill.12", ["the", "mill", "12"]),
        ("the mill.[12]", ["the", "mill", "12"]),
        ("Place:Orta", ["Place", "Orta"]),
        ("wait...what", ["wait", "what"]),
        ("he--said", ["he", "said"]),
        ("Ada's", ["Ada", "s"]),
        ("", []),
    ],
)
def test_several_words(text: str, words: list[str]) -> None:
    assert _things(text) == words


def test_a_flag_or_a_path_is_one_thing() -> None:
    assert _things("with --no-wait in /etc/mill") == ["with", "no-wait", "in", "etc/mill"]
