"""What stands below the very name that is asked for."""

from collections.abc import Callable

import pytest

from qa_bot.bot import QABot

MANUAL = """\
# The mill

The max_wait setting does nothing without a wheel, and what it does then is to wait.

## 2.1 max_wait

How long the miller rests between two sacks.

## url option

Where flour is sold. Nothing is sold elsewhere.

## dam attribute

It holds the water.

## wheel

- It turns.

Nobody knows how. It turns by default.

## Grinding

Here all the sacks stand in a row. Grinding is what the miller calls the making of flour.
"""
REASON = "it stands below the very name that is asked for"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does max_wait do?", "How long the miller rests between two sacks."),
        ("max_wait", "How long the miller rests between two sacks."),
        ("What is the url option for?", "Where flour is sold."),
        ("What does url do in the mill?", "Where flour is sold."),
        ("What is the max_wait parameter for?", "How long the miller rests between two sacks."),
        ("What does the dam do?", "It holds the water."),
        ("What is the default of the wheel?", "It turns by default."),
        ("What is the default of max_wait?", None),
        ("What does url do with flour?", None),
        ("What is grinding?", None),  # what it is stands further down
        ("What does grinding do?", "Here all the sacks stand in a row."),
        ("When does max_wait begin?", None),
        ("Which wheel does max_wait need?", None),
    ],
)
def test_what_is_said_of_a_name(make_bot: Callable[..., QABot], question: str, first: str | None) -> None:
    with make_bot({"mill.md": MANUAL}) as bot:
        bot.refresh()
        found = bot.ask(question, explain=True).citations[0]
    named = any(reason.label == REASON and reason.weight for reason in found.reasons)
    assert named is (first is not None)
    assert first is None or found.text == first


def test_a_term_in_front_of_what_it_is(make_bot: Callable[..., QABot]) -> None:
    page = "<p>The max_wait is what does it all, and max_wait is what it does.<dl><dt>max_wait<dd>It rests.</dl>"
    with make_bot({"mill.html": page}) as bot:
        bot.refresh()
        assert bot.ask("What does max_wait do?").citations[0].text == "max_wait\n  It rests."
