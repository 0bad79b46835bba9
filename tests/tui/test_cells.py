import pytest
from textual.strip import Strip

from qa_bot.tui.cells import apart, cells
from qa_bot.tui.rows import Run, row
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.wrap import wrap


@pytest.mark.parametrize("emoji", ["❤\ufe0f", "👩\u200d👧", "🏴\u200d☠\ufe0f", "1\ufe0f\u20e3"])
def test_an_emoji_is_as_wide_as_its_characters(emoji: str) -> None:
    assert cells(emoji) == sum(map(cells, emoji))
    assert len(apart(emoji)) == len(emoji)


@pytest.mark.parametrize("text", ["plain", "naïve 日本語", "क्\u200dष", "می\u200cخواهم", "👍🏽", "🇦🇹"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert apart(text) == text


def test_a_row_of_emoji_fits() -> None:
    text = "❤\ufe0f👩\u200d👧" * 50
    assert all(cells(text[start:end]) <= 20 for start, end in wrap(text, 0, len(text), 20))


async def test_emoji_are_drawn_apart(make_app) -> None:
    app = make_app()
    async with app.run_test():
        strip: Strip = app.chat.query_one(ConversationView).strip(row(Run("❤\ufe0f 👩\u200d👧")), 20)
        assert strip.text == "❤\u200c 👩\u200c👧" + " " * 14
