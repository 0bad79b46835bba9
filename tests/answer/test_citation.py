from collections.abc import Callable

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
