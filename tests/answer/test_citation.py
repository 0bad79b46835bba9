from collections.abc import Callable

import pytest

from qa_bot.bot import QABot

MakeBot = Callable[..., QABot]

SETEXT = "A **very** long heading " * 3000


def test_the_section_of_a_citation_is_what_people_read(make_bot: MakeBot) -> None:
    text = "# Set the **bold** `--json` [option](http://x.y/z)\n\nThe otter sleeps in the reeds.\n"
    with make_bot({"guide.md": text, "long.md": f"{SETEXT}\n=====\n\nThe heron fishes at dawn.\n"}) as bot:
        bot.refresh()
        assert bot.ask("Where does the otter sleep?").citations[0].section == "Set the bold --json option"
        section = bot.ask("When does the heron fish?").citations[0].section
    assert section.startswith("A very long heading A very")
    assert len(section) <= 201


@pytest.mark.parametrize(
    ("question", "words"),
    [("Is the SLA signed?", ("SLA", "signed")), ("Is the agreement on a level paid?", ("agreement", "level"))],
)
def test_a_word_is_matched_by_all_words_that_it_stands_for(
    make_bot: MakeBot, question: str, words: tuple[str, ...]
) -> None:
    text = "A service level agreement is signed. It is an SLA (service level agreement). Paid."
    with make_bot({"a.txt": text}) as bot:
        bot.refresh()
        first = next(one for one in bot.ask(question).citations if one.text.startswith("A service"))
    assert first.matched == words


def test_the_headings_that_the_one_above_stands_under(make_bot: MakeBot) -> None:
    text = "# Changes\n\n## 2.3.0\n\n### Added\n\n- Dark mode.\n\n## Of others\n\nA heron fishes.\n"
    with make_bot({"changes.md": text}) as bot:
        bot.refresh()
        dark, heron = (bot.ask(question).citations[0] for question in ("dark mode", "herons"))
    assert (dark.outer, dark.section) == (("2.3.0",), "Added")
    assert (heron.outer, heron.section) == ((), "Of others")


def test_a_heading_that_is_cited_is_shown_under_those_above_it(make_bot: MakeBot) -> None:
    text = "# Manual\n\n## Errors\n\n### E-204: the pump stands\n\nWait for it.\n"
    with make_bot({"manual.md": text}) as bot:
        bot.refresh()
        cited = next(one for one in bot.ask("Why does the pump stand?").citations if one.text.startswith("E-204"))
    assert (cited.outer, cited.section, cited.after) == ((), "Errors", "Wait for it.")


def test_a_row_is_shown_with_the_header_of_its_table(make_bot: MakeBot) -> None:
    with make_bot({"a.md": "| Name | Port |\n|-|-|\n| admin | 1 |\n| heron | 2 |\n| edge | 3 |\n"}) as bot:
        bot.refresh()
        citations = {citation.text: citation for citation in bot.ask("port of admin and edge").citations}
    assert {citation.header for citation in citations.values()} == {"Name | Port"}
    assert citations["admin | 1"].before == "Name | Port"
    assert citations["edge | 3"].before == "Name | Port … heron | 2"
