"""Text that is made to do harm passes every screen: nothing crashes, nothing is lost, nothing reaches the terminal."""

import pytest
from textual import events
from textual.widgets import Input

from qa_bot.tui.screens.reader import Reader
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source import SourceView

EVIL = {
    "markup": (
        "they met [/b] and [/] a[i] = b[j] [0] [@click=app.quit]here[/] [@click='app.bell']x[/] "
        "[bold red]red[/bold red] [link=http://x]l[/link] [b [[ ]] \\[ ["
    ),
    "controls": (
        "they met \x1b[2J\x1b[31m red \x1b]0;title\x07 \x1b]52;c;aGFja2Vk\x07 \x9b2J \x9d52;c;eA==\x9c "
        "\u202eevil\u202c \u2066x\u2069 \x00 \x7f \udc80"
    ),
    "lines and widths": "they met\r\nthen\rthere\u2028and\x0b\x0cthen 日本語 👩‍👩‍👧 e\u0301\u0301 \u200b\ufeff then",
    "a line of a megabyte": "they met " + "x" * 1_000_000,
    "words of a megabyte": "they met " + "word " * 200_000,
}
UNSAFE = [chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x202C, 0x2066, 0x2069, 0xDC80)]


def painted(app) -> str:
    strips = [strip for line in app.screen._compositor.render_strips() for strip in line]
    return "".join(segment.text for segment in strips)


def check(app) -> None:
    text = painted(app)
    assert not [character for character in UNSAFE if character in text]


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow) if len(text) > 100_000 else kind for kind, text in EVIL.items()]
)
async def test_every_screen(kind: str, size: tuple[int, int], make_app, make_fake, wait_until) -> None:
    evil = EVIL[kind]
    name = f"{evil[:60]}.md".replace("/", "-")
    bot = make_fake({name: f"# {evil[:60]}\n\n{evil}\n"})
    app = make_app(bot)
    async with app.run_test(size=size, notifications=True) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        check(app)
        for question in (evil[:10_000], "refuse " + evil[:200]):
            app.chat.query_one(QuestionField).value = question
            await pilot.press("enter")
        await wait_until(lambda: app.chat.query_one(SourceView).paper is not None)
        await wait_until(lambda: not any(entry.waiting for entry in app.chat.session.entries))
        await pilot.pause()
        assert app.chat.query_one(ConversationView).row_count > 5
        check(app)
        app.chat.do_read("")
        await pilot.press("home", "end", "slash", "t", "enter", "n")
        check(app)
        app.chat.tell(evil[:500])
        await pilot.pause()
        check(app)
        for screen in ("why", "sources"):
            app.chat.carry_out(screen)
            await pilot.pause()
            assert isinstance(app.screen, Reader)
            check(app)
            await pilot.press("escape")
        assert app.is_running


async def test_nothing_of_a_sentence_is_lost(make_app, make_fake, wait_until) -> None:
    text = "they met [/b] [@click=app.quit]a[i][/] \\[x] [red]y[/red]"
    app = make_app(make_fake({"a.md": text}))
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        app.chat.query_one(QuestionField).value = "they met"
        await pilot.press("enter")
        await wait_until(lambda: app.chat.query_one(SourceView).paper is not None)
        await pilot.pause()
        assert painted(app).count("[@click=app.quit]a[i][/]") == 2


async def test_what_is_pasted_becomes_one_safe_line(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        field = app.chat.query_one(QuestionField)
        field.post_message(events.Paste("one\r\n\x1b[31mtwo [/b]\n\n"))
        await wait_until(lambda: field.value)
        assert field.value == "one ␛[31mtwo [/b]"
        await pilot.pause()
        check(app)


PASTED = "ESC \x1b]52;c;eA==\x07, C1 \x9b2J, bidi \u202e, lone \udc80"


async def test_what_is_pasted_to_be_found_is_safe(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        app.chat.query_one(QuestionField).value = "they met"
        await pilot.press("enter")
        await wait_until(lambda: app.chat.query_one(SourceView).paper is not None)
        app.chat.do_find(PASTED)
        await pilot.pause()
        check(app)
        field = app.chat.query_one("#find-field", Input)
        field.value = ""
        field.post_message(events.Paste(PASTED))
        await wait_until(lambda: field.value)
        await pilot.pause()
        check(app)
        assert field.value == "ESC ␛]52;c;eA==␇, C1 �2J, bidi �, lone �"
        app.copy_to_clipboard("two\n\x1b[2Jlines")
        field.value = ""
        await pilot.press("ctrl+v")
        await wait_until(lambda: "two" in field.value)
        assert field.value == "two ␛[2Jlines"


async def test_the_palette_does_not_take_what_is_not_safe(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        await pilot.press("ctrl+p")
        field = app.screen.query_one(Input)
        field.post_message(events.Paste(PASTED))
        field.post_message(events.Paste("help"))
        await wait_until(lambda: field.value)
        await pilot.pause()
        check(app)
        assert field.value == "help"
        app.copy_to_clipboard("two\n\x1b[2Jlines")
        await pilot.press("ctrl+v")
        assert field.value == "help"


async def test_an_index_error_may_hold_anything(make_app, bot, wait_until) -> None:
    from qa_bot.errors import IndexingError

    def refresh(*_: object, **__: object) -> None:
        raise IndexingError("/x/[/b]\x1b[2J: not an index")

    bot.refresh = refresh
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await wait_until(lambda: app.chat.trouble)
        await pilot.pause()
        check(app)
        assert "/x/[/b]␛[2J: not an index" in painted(app)
