"""The screen at 120×40, 80×24 and 40×12, resized, in each theme; and documents too long to lay out at once."""

import pytest
from textual.geometry import Size

from qa_bot.tui.session import Place
from qa_bot.tui.themes import THEMES
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source import SourceView
from qa_bot.tui.widgets.source_pane import SourcePane


async def answer(app, pilot, wait_until, question: str = "when was it that they met") -> None:
    await wait_until(lambda: app.chat.sources is not None)
    app.chat.query_one(QuestionField).value = question
    await pilot.press("enter")
    await wait_until(lambda: app.chat.query_one(SourceView).paper is not None)
    await pilot.pause()


def cited_rows(view: SourceView) -> list[int]:
    rows = range(view.top, min(view.row_count, view.top + view.size.height))
    return [row - view.top for row in rows if any(run.role == "sentence" for run in view.row(row).runs)]


async def test_wide_screens_are_split(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await answer(app, pilot, wait_until)
        conversation, source = app.chat.query_one(ConversationView).region, app.chat.query_one(SourcePane).region
        assert conversation.right <= source.x
        assert conversation.y == source.y
        assert abs(conversation.width - source.width) <= 2


async def test_narrow_screens_are_stacked(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        assert not app.chat.query_one(SourcePane).display
        await answer(app, pilot, wait_until)
        conversation, source = app.chat.query_one(ConversationView).region, app.chat.query_one(SourcePane).region
        assert conversation.bottom <= source.y
        assert conversation.height >= 8
        assert source.height >= 8


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 30), (40, 12)])
async def test_the_cited_sentence_is_centred_at_every_size(make_fake, make_app, wait_until, size) -> None:
    lines = [f"Line {number} of a document." for number in range(300)]
    lines[150] = "They met in the harbour."
    app = make_app(make_fake({"long.txt": "\n\n".join(lines)}))
    async with app.run_test(size=size) as pilot:
        await answer(app, pilot, wait_until)
        await pilot.press("tab", "tab")
        await pilot.pause()
        view = app.chat.query_one(SourceView)
        (at,) = cited_rows(view)
        assert abs(at - view.size.height // 2) <= 1
        await pilot.resize_terminal(size[0], size[1] + 8)
        await pilot.pause()
        (at,) = cited_rows(view)
        assert abs(at - view.size.height // 2) <= 1
        view.to_row(view.top - 3)
        top = view.top
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert view.top == top


async def test_tiny_screens_show_one_pane_at_a_time(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await answer(app, pilot, wait_until)
        conversation, source = app.chat.query_one(ConversationView), app.chat.query_one(SourcePane)
        assert (conversation.display, source.display) == (True, False)
        await pilot.press("enter")
        await pilot.pause()
        assert (conversation.display, source.display) == (False, True)
        assert source.view.size.height >= 7
        assert cited_rows(source.view)
        await pilot.press("2")
        assert app.chat.session.chosen == Place(0, 1)
        await pilot.press("escape")
        assert (conversation.display, source.display) == (True, False)
        assert app.focused is app.chat.query_one(QuestionField)


async def test_a_resize_keeps_draft_choice_and_the_cited_sentence(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await answer(app, pilot, wait_until)
        await pilot.press("2", *"draft")
        for size in ((80, 24), (40, 12), (60, 30), (200, 60), (20, 5), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.chat.query_one(QuestionField).value == "draft"
        assert app.chat.session.chosen == Place(0, 1)
        assert cited_rows(app.chat.query_one(SourceView))
        assert app.focused is app.chat.query_one(QuestionField)


async def test_a_screen_of_no_use_does_no_harm(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(app, pilot, wait_until)
        await answer(app, pilot, wait_until, "refuse when was it that they met")
        for size in ((3, 24), (2, 2), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.chat.query_one(ConversationView).size.width > 70


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_tells_sentence_and_span_apart(theme: str, make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await answer(app, pilot, wait_until)
        view = app.chat.query_one(SourceView)
        styles = [
            app.chat.get_component_rich_style(f"rows--{role}", partial=True) for role in ("sentence", "span", "place")
        ]
        assert len({str(style) for style in (*styles, view.rich_style)}) == 4
        assert styles[1].bold


async def test_the_cited_sentence_is_centred_in_a_document_of_a_hundred_thousand_lines(
    make_app, make_fake, wait_until
) -> None:
    lines = [f"line {number} of many." for number in range(1, 100_001)]
    lines[70_000] = "Here they met in Bali."
    app = make_app(make_fake({"long.txt": "\n\n".join(lines)}))
    async with app.run_test(size=(120, 40)) as pilot:
        await answer(app, pilot, wait_until, "met")
        view = app.chat.query_one(SourceView)
        middle = view.size.height // 2
        assert len(list(view.children)) == 0
        assert all(abs(row - middle) <= 1 for row in cited_rows(view))
        assert cited_rows(view)
        await pilot.press("enter", "home")
        await wait_until(lambda: "line 1 of many" in view.row(view.top).text)
        await pilot.press("end")
        await wait_until(lambda: "line 100000 of many" in view.row(view.row_count - 1).text)
        await pilot.press("c")
        assert cited_rows(view)


async def test_scrolling_to_the_edge_of_what_is_laid_out_goes_on(make_app, make_fake, wait_until) -> None:
    lines = ["Here they met in Bali.", *(f"line {number} of many." for number in range(2, 20_001))]
    app = make_app(make_fake({"long.txt": "\n".join(lines)}))
    async with app.run_test(size=(120, 40)) as pilot:
        await answer(app, pilot, wait_until, "Here they met in Bali.\nline 2 of many")
        view = app.chat.query_one(SourceView)
        last = view.row_count - 1
        text = view.row(last).text
        view.to_row(last)
        await wait_until(lambda: view.row(view.row_count - 1).text != text)
        shown = [view.row(row).text for row in range(view.top, view.top + view.size.height)]
        assert text in shown


async def test_the_readers_scroll_is_not_taken(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await answer(app, pilot, wait_until)
        for _ in range(4):
            app.chat.query_one(QuestionField).value = "was it"
            await pilot.press("enter")
        await wait_until(lambda: not any(entry.waiting for entry in app.chat.session.entries))
        await pilot.pause()
        view = app.chat.query_one(ConversationView)
        assert view.virtual_size == Size(view.room, view.row_count)
        view.to_row(0)
        await pilot.pause()
        app.chat.show_session()
        assert view.top == 0


@pytest.mark.parametrize("height", [24, 14])
async def test_an_answer_is_followed_though_the_pane_changes_its_height(make_app, wait_until, height: int) -> None:
    app = make_app()
    async with app.run_test(size=(80, height)) as pilot:
        await answer(app, pilot, wait_until, "refuse when was it that they met")
        await pilot.resize_terminal(80, 24)
        await answer(app, pilot, wait_until)
        view = app.chat.query_one(ConversationView)
        await wait_until(lambda: not any(entry.waiting for entry in app.chat.session.entries))
        await pilot.pause()
        for size in ((80, 24), (20, 5), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.following
        rows = range(view.top, min(view.row_count, view.top + view.size.height))
        assert {view.row(number).target for number in rows} >= {Place(1, number) for number in range(3)}
        view.to_row(1)
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert (view.top, view.following) == (1, False)


async def test_a_refusal_leaves_room_for_the_nearest_sentences(make_app, wait_until) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await answer(app, pilot, wait_until, "refuse when was it that they met")
        view = app.chat.query_one(ConversationView)
        seen = [view.row(number).text for number in range(view.top, view.top + view.size.height)]
        assert any("don’t answer" in row for row in seen)
        assert sum("%" in row for row in seen) >= 2
        await pilot.press("enter")
        await pilot.pause()
        assert app.chat.query_one(SourceView).size.height >= 5
