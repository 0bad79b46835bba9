"""A term that the text defines in quotes, and what an abbreviation stands for."""

from collections.abc import Callable

import pytest

from qa_bot.bot import QABot
from qa_bot.types import Citation

LEASE = (
    '"Mooring Fee" means £310 a quarter.\n\n2.1 The Mooring Fee is reviewed in the spring.\n\n'
    "2.2 The Mooring Fee is paid by the owner.\n\n2.3 No mooring is free. The fee is due.\n"
)


def first_of(bot: QABot, question: str) -> Citation:
    with bot:
        bot.refresh()
        return bot.ask(question, explain=True).citations[0]


def is_told_to_define(citation: Citation) -> bool:
    told = {reason.label for reason in citation.reasons if reason.weight}
    return "it defines the very term that is asked for" in told


@pytest.mark.parametrize(
    ("question", "defined"),
    [
        ("What is the mooring fee?", True),
        ("How much is the mooring fee?", True),
        ("mooring fee", True),
        ("When is the mooring fee reviewed?", False),
        ("What is the mooring fee paid by?", False),
        ("What is the fee?", False),
    ],
)
def test_what_is_asked_for_is_defined(make_bot: Callable[..., QABot], question: str, defined: bool) -> None:
    first = first_of(make_bot({"lease.txt": LEASE}), question)
    assert is_told_to_define(first) is defined
    assert not defined or first.text.startswith('"Mooring Fee"')


SURVEY = (
    "PMM values are computed for each sample. A PMM is hard to interpret where cells are missing.\n\n"
    "They use the term population marginal mean (PMM), though they deal with linear models only.\n\n"
    "The PMM of each arm is shown in the table.\n"
)


@pytest.mark.parametrize(
    ("question", "defined"),
    [
        ("What does PMM stand for?", True),
        ("what does pmm stand for in statistics", True),
        ("What is PMM short for?", True),
        ("What does PMM mean?", True),
        ("What is a PMM computed for?", False),
        ("Where is the PMM shown?", False),
    ],
)
def test_an_abbreviation_is_written_out(make_bot: Callable[..., QABot], question: str, defined: bool) -> None:
    first = first_of(make_bot({"survey.txt": SURVEY}), question)
    assert is_told_to_define(first) is defined
    assert not defined or "(PMM)" in first.text


@pytest.mark.parametrize(
    ("code", "question", "text", "defined"),
    [
        ("uk", "Що таке паралакс?", "Паралакс — це видима зміна місця. Річний паралакс дуже малий.", True),
        ("ru", "что такое шлюз", "Шлюз — сооружение на реке. Наш шлюз и его ворота не работают зимой.", True),
        ("nl", "wat is een sluis", "Een sluis is de plaats waar het water stijgt. Wat de sluis is, weet hij.", True),
        ("nl", "wat is een sluis", "De sluis is dicht en het water stijgt. Dat is een oude sluis van de stad.", False),
    ],
)
def test_what_a_sentence_opens_with_is_defined(
    make_bot: Callable[..., QABot], code: str, question: str, text: str, defined: bool
) -> None:
    first = first_of(make_bot({f"{code}.txt": text}), question)
    assert is_told_to_define(first) is defined
