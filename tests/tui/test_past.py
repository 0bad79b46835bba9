"""Earlier questions in the app: recalled by the arrows, searched, gone on with, deleted."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from qa_bot.tui.app import QABotApp
from qa_bot.tui.history import History
from qa_bot.tui.screens.chooser import ChoiceList, Chooser
from qa_bot.tui.session import Place
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.safe_input import SafeInput

EARLIER = ("who was in the room", "where was the [/b] meeting", "when was it that they met")


def field(app) -> QuestionField:
    return app.chat.query_one(QuestionField)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    history = History(tmp_path / "history.jsonl")
    for question in EARLIER:
        history.add(question)
    return tmp_path / "history.jsonl"


@pytest.fixture
async def running(make_app: Callable[..., QABotApp], path: Path, wait_until):
    app = make_app(history=History(path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        await pilot.pause()
        yield app, pilot


async def answers(app, wait_until, count: int) -> None:
    await wait_until(lambda: len(app.chat.session.entries) == count)
    await wait_until(lambda: not any(entry.waiting for entry in app.chat.session.entries))


def list_of(app) -> list[str]:
    view = app.screen.query_one(ChoiceList)
    return [view.row(number).text.strip() for number in range(view.row_count)]


async def test_the_arrows_recall_questions_and_keep_the_draft(running) -> None:
    app, pilot = running
    await pilot.press(*"how", "up")
    assert field(app).value == EARLIER[-1]
    await pilot.press("up", "up", "up")
    assert field(app).value == EARLIER[0]
    await pilot.press("down", "down", "down")
    assert field(app).value == "how"
    await pilot.press("down", "space", "n")
    assert field(app).value == "how n"


async def test_a_recalled_question_is_asked_by_enter_even_at_once(running, bot, wait_until) -> None:
    app, pilot = running
    await pilot.press("up", "up", "x", "enter")
    await answers(app, wait_until, 1)
    assert bot.asked == [(f"{EARLIER[1]}x", ())]
    assert field(app).value == ""


async def test_a_draft_is_kept_when_a_recalled_line_is_emptied(running) -> None:
    app, pilot = running
    await pilot.press(*"how", "up", "ctrl+u", "down")
    assert field(app).value == "how"
    await pilot.press("up", "ctrl+c")
    assert field(app).value == ""
    await pilot.press("down")
    assert field(app).value == ""


async def test_above_the_first_citation_the_arrows_recall(running, wait_until) -> None:
    app, pilot = running
    await pilot.press("up", "enter")
    await answers(app, wait_until, 1)
    await pilot.press("down", "down", "up")
    assert app.chat.session.chosen == Place(0, 1)
    await pilot.press("up", "up")
    assert app.chat.session.chosen == Place(0, 0)
    assert field(app).value == EARLIER[-1]
    await pilot.press("down")
    assert field(app).value == ""
    await pilot.press("down")
    assert app.chat.session.chosen == Place(0, 1)


async def test_arrows_pressed_faster_than_the_screen_follows_mean_the_same(running, wait_until) -> None:
    app, pilot = running
    for _ in range(2):
        await pilot.press("up", "enter")
    await answers(app, wait_until, 2)
    await pilot.press("down")
    for _ in range(2):
        app.post_message(events.Key("up", None))
    await wait_until(lambda: field(app).value == EARLIER[-1])
    await pilot.pause()
    assert app.chat.session.chosen == Place(1, 0)


async def test_questions_are_there_in_the_next_chat_commands_are_not(running, path: Path, wait_until) -> None:
    app, pilot = running
    for line in ("/help", "what then"):
        field(app).value = line
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
    await answers(app, wait_until, 1)
    assert History(path).questions() == (*EARLIER, "what then")


async def test_searching_earlier_questions_keeps_the_draft(running) -> None:
    app, pilot = running
    await pilot.press(*"how", "ctrl+r")
    assert isinstance(app.screen, Chooser)
    assert [text.strip("▌ ") for text in list_of(app)] == [*reversed(EARLIER)]
    await pilot.press(*"ROOM")
    assert [text.strip("▌ ") for text in list_of(app)] == [EARLIER[0]]
    await pilot.press("enter")
    assert field(app).value == EARLIER[0]
    assert app.focused is field(app)
    await pilot.press("down", "down", "down")
    assert field(app).value == "how"


async def test_ctrl_r_again_goes_further_back_and_escape_leaves_all_as_it_was(running) -> None:
    app, pilot = running
    await pilot.press("ctrl+r", "ctrl+r", "enter")
    assert field(app).value == EARLIER[1]
    await pilot.press("ctrl+r", *"zzz", "enter", "down", "up")
    assert list_of(app) == []
    await pilot.press("escape")
    assert field(app).value == EARLIER[1]


async def test_a_choice_can_be_clicked(running) -> None:
    app, pilot = running
    await pilot.press("ctrl+r")
    await pilot.click(ChoiceList, offset=(5, 2))
    await pilot.pause()
    assert field(app).value == EARLIER[0]


async def test_a_conversation_is_gone_on_with(running, bot, path: Path, wait_until) -> None:
    app, pilot = running
    app.chat.carry_out("resume")
    await pilot.pause()
    (shown,) = list_of(app)
    assert EARLIER[0] in shown
    assert "3 questions" in shown
    await pilot.press("enter")
    await answers(app, wait_until, 3)
    assert bot.asked == [(question, EARLIER[:at]) for at, question in reversed([*enumerate(EARLIER)])]
    assert app.chat.session.chosen == Place(2, 0)
    field(app).value = "was it so"
    await pilot.press("enter")
    await answers(app, wait_until, 4)
    assert [each.questions for each in History(path).conversations()] == [(*EARLIER, "was it so")]


async def test_a_resumed_conversation_is_there_at_once_and_a_new_question_need_not_wait_for_it(
    running, bot, path: Path, wait_until
) -> None:
    app, pilot = running
    for number in range(60):
        History(path).add(f"was it so {number}")
    bot.answering = threading.Semaphore(0)
    app.chat.carry_out("resume", "1")
    assert [entry.question for entry in app.chat.session.entries][-1] == "was it so 59"
    app.chat.put("who was it")
    bot.answering.release(2)
    await wait_until(lambda: not app.chat.session.entries[-1].waiting)
    assert [question for question, _ in bot.asked[:2]] == ["was it so 59", "who was it"]
    view = app.chat.query_one(ConversationView)
    view.to_row(80)
    top = view.row(view.top).text
    bot.answering.release(99)
    await wait_until(lambda: not app.chat.session.unanswered)
    await pilot.pause()
    assert view.row(view.top).text == top
    assert app.chat.session.chosen == Place(len(app.chat.session.entries) - 1, 0)


async def test_a_conversation_is_resumed_of_the_documents_that_it_was_asked_of(running, bot, wait_until) -> None:
    app, _ = running
    app.chat.within = "news/*"
    app.chat.remember("was it so")
    app.chat.start_anew()
    app.chat.within = ""
    app.chat.carry_out("resume", "1")
    await answers(app, wait_until, 1)
    assert bot.within == ["news/*"]
    assert app.chat.session.entries[0].within == "news/*"


async def test_an_export_tells_what_is_not_answered_yet(running, bot, tmp_path: Path, wait_until) -> None:
    app, pilot = running
    bot.answering = threading.Semaphore(1)
    app.chat.carry_out("resume", "1")
    await wait_until(lambda: app.chat.session.unanswered == 2)
    app.chat.carry_out("export", str(tmp_path / "talk.md"))
    await pilot.pause()
    (told,) = [str(note.message) for note in app._notifications]
    assert told.startswith("2 questions in ")
    assert (tmp_path / "talk.md").read_text().count("It has not been answered yet.") == 2
    bot.answering.release(2)


async def test_a_conversation_can_be_named_by_its_number(running, wait_until) -> None:
    app, pilot = running
    app.chat.carry_out("resume", "2")
    app.chat.carry_out("resume", "9" * 5_000)
    assert app.chat.session.entries == ()
    app.chat.carry_out("resume", "1")
    await answers(app, wait_until, 3)
    app.chat.carry_out("resume")
    await pilot.pause()
    assert not isinstance(app.screen, Chooser)


async def test_forgetting_is_done_when_it_is_meant(running, path: Path) -> None:
    app, pilot = running
    field(app).value = "/fo"
    await pilot.press("enter")
    await pilot.pause()
    assert field(app).value == "/forget all"
    assert path.exists()
    await pilot.press("enter")
    await pilot.pause()
    assert not path.exists()
    await pilot.press("up")
    assert field(app).value == ""
    await pilot.press("ctrl+r")
    assert not isinstance(app.screen, Chooser)


async def test_what_others_wrote_into_the_file_is_harmless(running, path: Path) -> None:
    app, pilot = running
    History(path).add("evil \x1b[2J\x9b \u202e [bold]x[/bold] [/] \n two")
    await pilot.press("ctrl+r")
    (first, *_) = list_of(app)
    assert "[bold]x[/bold] [/] ␊ two" in first
    painted = "".join(part.text for line in app.screen._compositor.render_strips() for part in line)
    assert not {"\x1b", "\x9b", "\u202e"} & set(painted)
    await pilot.press("enter")
    assert "\x1b" not in field(app).value


@pytest.mark.parametrize("size", [(40, 12), (120, 40)])
async def test_the_list_fits_any_terminal(make_app, path: Path, size: tuple[int, int]) -> None:
    app = make_app(history=History(path))
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert app.screen.query_one(ChoiceList).size.height >= 3
        assert app.screen.query_one(SafeInput).size.width >= 20
