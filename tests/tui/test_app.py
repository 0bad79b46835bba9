"""The app as a user meets it, over a bot with a few sentences."""

import threading

import pytest
from textual import events

from qa_bot.config import Config
from qa_bot.errors import IndexingError
from qa_bot.ingest.watch import News
from qa_bot.tui.screens.reader import Reader, ReaderText
from qa_bot.tui.session import Place
from qa_bot.tui.widgets.conversation import ConversationView
from qa_bot.tui.widgets.drawing import Line
from qa_bot.tui.widgets.hints import Hints
from qa_bot.tui.widgets.keybar import KeyBar
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source import SourceView
from qa_bot.types import Refresh

QUESTION = "when was it that they met"


def field(app) -> QuestionField:
    return app.chat.query_one(QuestionField)


def source(app) -> SourceView:
    return app.chat.query_one(SourceView)


def seen(view) -> str:
    rows = range(view.top, min(view.row_count, view.top + view.size.height))
    return "\n".join(view.row(number).text for number in rows)


def keys(app) -> str:
    """The footer."""
    return app.chat.query_one(KeyBar).render_line(0).text


def marked(app, role: str) -> str:
    view = source(app)
    rows = range(view.top, min(view.row_count, view.top + view.size.height))
    return "".join(run.text for number in rows for run in view.row(number).runs if run.role == role)


async def ask(app, pilot, wait_until, question: str = QUESTION) -> None:
    before = len(app.chat.session.entries)
    field(app).value = question
    await pilot.press("enter")
    await wait_until(lambda: len(app.chat.session.entries) > before and not app.chat.session.entries[-1].waiting)
    await wait_until(lambda: app.chat.session.citation is None or source(app).paper is not None)
    await pilot.pause()


async def enter(pilot, app, line: str) -> None:
    field(app).value = line
    await pilot.press("enter")
    await pilot.pause()


def type_at_once(app, text: str) -> None:
    """Put keys down faster than the app takes them, as a paste does that the terminal does not mark as one."""
    names = {" ": "space", "\r": "enter"}
    for character in text:
        app.post_message(events.Key(names.get(character, character), character))


@pytest.fixture
async def running(make_app, wait_until):
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        yield app, pilot


async def test_an_answer_stands_beside_its_source_without_a_key_pressed(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    assert "They met on 14 November 2022 in Bali" in seen(app.chat.query_one(ConversationView))
    assert marked(app, "span") == "Bali"
    assert marked(app, "sentence").startswith("They met on 14")
    assert marked(app, "sentence").endswith("on the eve of the summit.")
    assert "news/bali.md:3" in app.chat.query_one("#source-title", Line).row.text


async def test_keys_choose_citations_while_nothing_is_typed(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("down")
    assert app.chat.session.chosen == Place(0, 1)
    await pilot.press("3")
    assert app.chat.session.chosen == Place(0, 2)
    await pilot.press("up")
    assert app.chat.session.chosen == Place(0, 1)
    assert field(app).value == ""
    assert marked(app, "sentence").strip() in app.chat.session.citation.text.replace("\n", "")


async def test_what_is_typed_is_text_once_something_stands_there(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("a", "2", "question_mark")
    assert field(app).value == "a2?"
    assert app.chat.session.chosen == Place(0, 0)


async def test_lines_typed_at_once_are_a_question_each(running, bot, wait_until) -> None:
    app, pilot = running
    type_at_once(app, "who met\rwhere was it\rand")
    await wait_until(lambda: len(bot.asked) == 2 and field(app).value)
    await pilot.pause()
    assert [question for question, _ in bot.asked] == ["who met", "where was it"]
    assert field(app).value == "and"


async def test_what_is_typed_before_the_first_paint_is_kept_and_answered(make_app, bot, wait_until) -> None:
    app = make_app()

    def type_early(message) -> None:
        if isinstance(message, events.Load):
            type_at_once(app, "who met\rwhere")

    async with app.run_test(size=(120, 40), message_hook=type_early) as pilot:
        await wait_until(lambda: bot.asked)
        await pilot.press("space", "w")
        assert [question for question, _ in bot.asked] == ["who met"]
        assert field(app).value == "where w"


async def test_a_year_can_be_typed_although_digits_choose(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("2", "0", "2", "3")
    assert field(app).value == "2023"


async def test_digits_beyond_the_citations_are_text(running, wait_until) -> None:
    app, pilot = running
    await pilot.press("7")
    assert field(app).value == "7"


async def test_a_number_beyond_reason_chooses_nothing(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    field(app).value = "/choose " + "9" * 5_000
    await pilot.press("enter")
    await pilot.pause()
    assert app.chat.session.chosen == Place(0, 0)
    assert field(app).value == "/choose "


async def test_a_reply_leaves_a_reader_who_has_scrolled_away_alone(running, bot, news, wait_until) -> None:
    app, pilot = running
    for _ in range(12):
        await ask(app, pilot, wait_until)
    view = app.chat.query_one(ConversationView)
    bot.gate = threading.Event()
    field(app).value = "who said that they would keep talking"
    await pilot.press("enter")
    view.to_row(3)
    app.chat.choose(app.chat.session.choose(Place(0, 1)))
    view.to_row(3)
    before, cited = seen(view), app.chat.session.citation
    bot.gate.set()
    await wait_until(lambda: not app.chat.session.entries[-1].waiting)
    await pilot.pause()
    assert seen(view) == before
    assert app.chat.session.citation == cited
    assert marked(app, "sentence") in cited.text.replace("\n", "")


async def test_replies_are_followed_while_nobody_scrolls(make_app, bot, wait_until) -> None:
    bot.gate = threading.Event()
    app = make_app()
    async with app.run_test(size=(60, 16)) as pilot:
        await wait_until(lambda: app.chat.indexing is not None)
        for _ in range(3):
            field(app).value = QUESTION
            await pilot.press("enter")
        bot.gate.set()
        await wait_until(lambda: not any(entry.waiting for entry in app.chat.session.entries))
        assert app.chat.session.chosen == Place(2, 0)


async def test_a_question_tells_that_documents_are_still_read_while_it_waits_for_that(
    make_app, bot, wait_until
) -> None:
    bot.gate, bot.answering = threading.Event(), threading.Semaphore(0)
    app = make_app()
    async with app.run_test(size=(60, 16)) as pilot:
        field(app).value = QUESTION
        await pilot.press("enter")
        view = app.chat.query_one(ConversationView)
        await wait_until(lambda: seen(view).split("\n")[-1].strip() == "… the documents are still being read")
        bot.gate.set()
        await wait_until(lambda: seen(view).split("\n")[-1].strip() == "…")
        bot.answering.release()


async def test_a_click_chooses_a_citation(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    view = app.chat.query_one(ConversationView)
    line = next(n for n in range(view.row_count) if view.row(n).target == Place(0, 2))
    await pilot.click(view, offset=(4, line - view.top))
    assert app.chat.session.chosen == Place(0, 2)


async def test_a_refusal_is_honest(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until, "refuse who met")
    shown = seen(app.chat.query_one(ConversationView))
    assert "The documents don’t answer this." in shown
    assert "Nearest sentences, not an answer:" in shown
    assert marked(app, "sentence")
    assert marked(app, "span") == ""
    assert "near, not an answer" in app.chat.query_one("#source-title", Line).row.text


async def test_a_refusal_without_anything_near_leaves_the_source_as_it_is(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until, "zebra")
    assert app.chat.session.citation is None
    await pilot.press("tab", "tab")
    assert app.focused is field(app)


async def test_questions_typed_while_the_documents_are_read_are_answered_after(make_app, bot, wait_until) -> None:
    bot.gate = threading.Event()
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_until(lambda: app.chat.indexing is not None)
        assert "Indexing" in app.chat.query_one("#status", Line).row.text
        await pilot.press(*"who met", "enter")
        await pilot.press(*"draft")
        assert app.chat.session.entries[0].waiting
        bot.gate.set()
        await wait_until(lambda: not app.chat.session.entries[0].waiting)
        assert field(app).value == "draft"


async def test_escape_stops_indexing_and_the_old_index_answers(make_app, bot, wait_until) -> None:
    bot.gate = threading.Event()
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await wait_until(lambda: app.chat.indexing is not None)
        await pilot.press("escape")
        await wait_until(lambda: app.chat.indexing is None)
        await ask(app, pilot, wait_until)
        assert app.chat.session.entries[0].reply.answered


async def test_escape_stops_indexing_before_its_progress_is_known(make_app, bot, wait_until) -> None:
    bot.gate, bot.silent = threading.Event(), True
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await wait_until(lambda: app.engine.indexing)
        await pilot.press("escape")
        await wait_until(lambda: app.chat.sources is not None)
        await wait_until(lambda: not app.engine.indexing)


async def test_a_run_that_found_nothing_new_leaves_no_trace(running, bot, news, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    bot.gate = threading.Event()
    news.told.put(News(documents=True))
    await wait_until(lambda: app.chat.indexing is not None)
    bot.gate.set()
    await wait_until(lambda: app.chat.indexing is None)
    assert "1 document" in app.chat.query_one("#status", Line).row.text
    await pilot.press("tab", "escape")
    assert app.focused is field(app)


async def test_where_a_first_run_was_stopped_the_screen_says_so(make_app, bot, wait_until, monkeypatch) -> None:
    def no_index() -> None:
        raise IndexingError("there is no index yet")

    monkeypatch.setattr(bot, "sources", no_index)
    bot.gate = threading.Event()
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_until(lambda: app.chat.indexing is not None)
        await pilot.press("escape")
        await wait_until(lambda: app.chat.trouble)
        assert "There is no index yet" in seen(app.chat.query_one(ConversationView))


async def test_what_is_wrong_with_the_index_is_told_among_the_documents(running, bot, news, wait_until) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexingError("no documents in /documents")

    app, pilot = running
    await ask(app, pilot, wait_until)
    bot.refresh = fail
    news.told.put(News(documents=True))
    await wait_until(lambda: "/sources" in app.chat.query_one("#status", Line).row.text)
    await pilot.press("f3")
    page = seen(app.screen.query_one(ReaderText))
    assert "no documents in /documents" in page
    assert "news/bali.md" in page


async def test_where_nothing_could_be_read_the_documents_say_why(make_app, bot, wait_until) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexingError("no documents in /documents")

    bot.refresh = bot.sources = fail
    app = make_app()
    async with app.run_test() as pilot:
        await wait_until(lambda: app.chat.trouble)
        assert "nothing to search" in app.chat.query_one("#status", Line).row.text
        await pilot.press("f3")
        assert "no documents in /documents" in seen(app.screen.query_one(ReaderText))


async def test_follow_ups_carry_the_questions_before_them(running, bot, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await ask(app, pilot, wait_until, "who was there")
    assert bot.asked[-1] == ("who was there", (QUESTION,))


async def test_a_new_conversation_carries_nothing_and_takes_no_late_reply(running, bot, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    bot.gate = threading.Event()
    field(app).value = "late met"
    await pilot.press("enter", "ctrl+l")
    bot.gate.set()
    await ask(app, pilot, wait_until, "who met")
    assert [entry.question for entry in app.chat.session.entries] == ["who met"]
    assert bot.asked[-1] == ("who met", ())


async def test_help_palette_why_and_sources_open_and_close(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    for keys in (["f1"], ["question_mark"], ["f3"], ["tab", "w"]):
        await pilot.press(*keys)
        assert isinstance(app.screen, Reader)
        await pilot.press("escape")
        assert app.screen is app.chat
    await pilot.press("ctrl+p")
    await pilot.pause()
    assert app.screen is not app.chat
    await pilot.press("escape")


async def test_the_palette_carries_out_commands(running, wait_until) -> None:
    app, pilot = running
    await pilot.press("ctrl+p")
    await pilot.pause()
    await pilot.press(*"Keys and")
    await wait_until(lambda: app.screen.query("CommandList").first().option_count)
    await pilot.press("enter")
    await wait_until(lambda: isinstance(app.screen, Reader))


async def test_the_palette_opens_over_the_chat_alone(running) -> None:
    app, pilot = running
    for key in ("f1", "f3"):
        await pilot.press(key, "ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, Reader)
        await pilot.press("escape")
    assert app.screen is app.chat


async def test_a_command_that_there_is_not_is_there_to_be_mended(running) -> None:
    app, pilot = running
    await enter(pilot, app, "/exprt talk.md")
    assert field(app).value == "/exprt talk.md"
    assert [note.message for note in app._notifications] == ["There is no command /exprt. Did you mean /export?"]


async def test_slash_commands_are_completed_and_carried_out(running, wait_until) -> None:
    app, pilot = running
    hints = app.chat.query_one(Hints)
    assert not hints.display
    await pilot.press(*"/th")
    assert [command.name for command in hints.found] == ["theme"]
    await pilot.press("tab", *"light", "enter")
    assert app.theme == "light"
    assert not hints.display
    field(app).value = "/nonsense [/b]"
    await pilot.press("enter")
    field(app).value = "/quit"
    await pilot.press("enter")
    await wait_until(lambda: not app.is_running)


async def test_the_theme_goes_round(running) -> None:
    app, pilot = running
    themes = []
    for _ in range(3):
        await pilot.press("ctrl+t")
        themes.append(app.theme)
    assert themes == ["light", "terminal", "dark"]


async def test_finding_in_the_source(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("enter")
    assert app.focused is source(app)
    await pilot.press("slash", *"THE")
    count = app.chat.query_one("#find-count", Line)
    matches = len(source(app).matches)
    assert matches == source(app).paper.shown.lower().count("the")
    await pilot.press("enter")
    first = source(app).match
    await pilot.press("n")
    assert source(app).match == (first + 1) % matches
    assert f"of {matches}" in count.row.text
    await pilot.press("N", "N")
    assert source(app).match == (first - 1) % matches
    assert "n next" in keys(app)
    await pilot.press("c")
    await pilot.press("escape")
    assert not source(app).matches
    await pilot.pause()
    assert "n next" not in keys(app)
    assert marked(app, "sentence").startswith("They met")
    await pilot.press("escape")
    assert app.focused is field(app)


async def test_a_letter_without_a_meaning_in_a_pane_begins_a_question(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    for pane, text in (("source-text", "how"), ("conversation", "Éva")):
        app.chat.to_pane(pane)
        await pilot.press(*text)
        assert app.focused is field(app)
        assert field(app).value == text
        field(app).value = ""
    app.chat.to_pane("source-text")
    await pilot.press("space", "comma")
    assert app.focused is source(app)


@pytest.mark.parametrize("key", ["slash", "quotation_mark"])
async def test_a_command_or_a_quotation_begins_in_the_conversation_too(running, wait_until, key: str) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    app.chat.to_pane("conversation")
    await pilot.press(key, "t")
    assert app.focused is field(app)
    assert field(app).value in ("/t", '"t')


async def test_copying(running, wait_until, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa_bot.tui.clipboard.by_program", lambda *_: None)
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("ctrl+y")
    await wait_until(lambda: app.clipboard)
    assert app.clipboard.startswith("They met on 14 November 2022 in Bali")
    assert "news/bali.md:3" in app.clipboard
    await pilot.press("tab", "Y")
    await wait_until(lambda: app.clipboard.startswith("news/bali.md:3"))


@pytest.mark.parametrize("tmux", ["", "/tmp/tmux-1000/default,1,0"])
async def test_copying_goes_through_tmux_where_that_draws_the_terminal(
    running, wait_until, monkeypatch: pytest.MonkeyPatch, tmux: str
) -> None:
    app, pilot = running
    monkeypatch.setenv("TMUX", tmux)
    monkeypatch.setattr("qa_bot.tui.clipboard.by_program", lambda *_: None)
    written: list[str] = []
    monkeypatch.setattr(app._driver, "write", written.append)
    await ask(app, pilot, wait_until)
    await pilot.press("ctrl+y")
    await wait_until(lambda: app.clipboard)
    assert any(part.startswith("\x1b]52;c;") for part in written)
    assert any(part.startswith("\x1bPtmux;") for part in written) is bool(tmux)


async def test_the_theme_is_remembered(make_app, tmp_path) -> None:
    look = tmp_path / "state" / "theme"
    for before, after in (("dark", "light"), ("light", "terminal")):
        app = make_app(look=look)
        async with app.run_test() as pilot:
            assert app.theme == before
            await enter(pilot, app, f"/theme {after}")
    look.write_bytes(b"\xff")
    assert make_app(look=look).theme == "dark"


async def test_a_theme_that_cannot_be_remembered_holds_all_the_same(make_app, tmp_path) -> None:
    (tmp_path / "file").touch()
    app = make_app(look=tmp_path / "file" / "theme")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t")
        assert app.theme == "light"


async def test_a_conversation_is_exported_without_overwriting(running, wait_until, tmp_path, monkeypatch) -> None:
    app, pilot = running
    monkeypatch.chdir(tmp_path)
    await enter(pilot, app, "/export talk.md")
    assert not list(tmp_path.iterdir())
    await ask(app, pilot, wait_until)
    await ask(app, pilot, wait_until, "impossible")
    await enter(pilot, app, "/export talk.md")
    written = (tmp_path / "talk.md").read_text()
    assert f"## {QUESTION}\n\n> They met on 14 November 2022 in **Bali**" in written
    assert "`news/bali.md:3`" in written
    assert "confidence very high (0.90)" in written
    await enter(pilot, app, "/export talk.md")
    assert field(app).value == "/export talk.md"
    assert (tmp_path / "talk.md").read_text() == written
    await enter(pilot, app, "/export")
    assert field(app).value == "/export "


async def test_text_selected_with_the_mouse_is_copied_as_the_document_has_it(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    view = source(app)
    await pilot.mouse_down(view, offset=(4, 2))
    await pilot.hover(view, offset=(20, 3))
    await pilot.mouse_up(view, offset=(20, 3))
    await pilot.press("tab", "ctrl+c")
    await wait_until(lambda: app.clipboard)
    assert app.clipboard.startswith("The two leaders spoke")
    assert app.clipboard in view.paper.shown
    assert len(app.clipboard) > 40


async def test_what_is_selected_behind_a_tab_is_what_is_copied(running, bot, wait_until) -> None:
    app, pilot = running
    bot.documents["news/bali.md"] = "They\tmet in\tBali."
    await ask(app, pilot, wait_until)
    view = source(app)
    at = view.row(view.top).text.index("Bali")
    await pilot.mouse_down(view, offset=(at, 0))
    await pilot.hover(view, offset=(at + 3, 0))
    await pilot.mouse_up(view, offset=(at + 3, 0))
    await pilot.press("tab", "ctrl+c")
    await wait_until(lambda: app.clipboard)
    assert app.clipboard == "Bali"


async def test_commands_that_need_a_citation_say_so_before_there_is_one(running) -> None:
    app, pilot = running
    for name in ("why", "copy", "cite", "open", "read", "find"):
        app.chat.carry_out(name)
    await pilot.pause()
    assert app.screen is app.chat
    assert [note.message for note in app._notifications] == ["Ask something first: there is no citation yet."]


async def test_a_sentence_that_has_moved_is_marked_where_it_stands_now(running, bot, wait_until) -> None:
    app, pilot = running
    true = bot.text_of
    bot.text_of = lambda name: "Another text.\n\nAnd more.\n\n" + true(name)
    await ask(app, pilot, wait_until)
    assert marked(app, "sentence").startswith("They met on 14")
    assert marked(app, "span") == "Bali"
    assert "news/bali.md:7" in app.chat.query_one("#source-title", Line).row.text


@pytest.mark.parametrize("text", ["{0} {0}", "x{0}", "{0}x"])
async def test_a_sentence_that_stands_twice_or_in_other_words_has_no_place(running, bot, wait_until, text: str) -> None:
    app, pilot = running
    sentence = bot.ask(QUESTION).citations[0].text
    bot.text_of = lambda name: "Another. " + text.format(sentence.strip())
    await ask(app, pilot, wait_until)
    assert marked(app, "sentence") == ""


async def test_a_document_that_is_not_as_the_citation_has_it_is_shown_unmarked(running, bot, wait_until) -> None:
    app, pilot = running
    true = bot.text_of
    bot.text_of = lambda name: true(name).replace("They met", "We met")
    await ask(app, pilot, wait_until)
    assert marked(app, "sentence") == ""
    assert "place not found" in app.chat.query_one("#source-title", Line).row.text


async def test_a_changed_document_is_read_anew(running, bot, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    bot.documents["news/bali.md"] = "They met in Geneva. It was long ago."
    bot.change = Refresh(changed=("news/bali.md",))
    await ask(app, pilot, wait_until, "they met")
    await wait_until(lambda: "Geneva" in source(app).paper.shown)
    assert "They met in Geneva." in marked(app, "sentence")


async def test_ctrl_c_empties_the_draft_then_leaves_at_the_second_press(running, wait_until) -> None:
    app, pilot = running
    await pilot.press(*"draft", "ctrl+c")
    assert field(app).value == ""
    await pilot.press("ctrl+c")
    assert app.is_running
    await pilot.press("ctrl+c")
    await wait_until(lambda: not app.is_running)


async def test_a_fault_in_the_background_ends_the_app_with_it(make_app, bot, wait_until) -> None:
    def fault(name: str) -> str:
        raise RuntimeError("a fault")

    bot.text_of = fault
    app = make_app()
    async with app.run_test() as pilot:
        field(app).value = QUESTION
        await pilot.press("enter")
        await wait_until(lambda: not app.is_running)
    assert isinstance(app.return_value, RuntimeError)
    assert app.return_code == 1


async def test_the_guide_says_how_to_add_documents(make_app, wait_until) -> None:
    guide = Config(None, (), "/", "/index", guide=True)
    app = make_app(config=guide)
    async with app.run_test(size=(120, 40)):
        await wait_until(lambda: app.chat.sources is not None)
        await wait_until(lambda: "--documents FOLDER" in seen(app.chat.query_one(ConversationView)))


async def test_no_colour_at_all_where_the_user_wants_none(make_app, monkeypatch, wait_until) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        await ask(app, pilot, wait_until)
        assert app.theme == "terminal"
        field(app).value = "/theme dark"
        await pilot.press("enter")
        assert app.theme == "terminal"
        strips = [strip for line in app.screen._compositor.render_strips() for strip in line]
        styles = [segment.style for segment in strips if segment.style is not None]
        assert all(style.color is None or style.color.is_default for style in styles)
        assert all(style.bgcolor is None or style.bgcolor.is_default for style in styles)
        span = [s for s in strips if s.text == "Bali" and s.style.reverse]
        assert span


async def test_a_change_of_the_cited_document_is_seen_without_a_question(running, bot, news, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    bot.documents["news/bali.md"] = "# Another meeting\n\nNobody met.\n"
    bot.change = Refresh(changed=("news/bali.md",))
    news.told.put(News(documents=True))
    await wait_until(lambda: "Nobody met." in seen(source(app)))
    await pilot.pause()
    title = app.chat.query_one("#source-title", Line).row.text
    assert "file has changed, place not found" in title
    assert marked(app, "sentence") == ""
    assert all(citation.stale for citation in app.chat.session.entries[0].citations)
    assert "changed" in seen(app.chat.query_one(ConversationView))


async def test_a_change_elsewhere_leaves_the_source_and_its_scroll_alone(running, bot, news, wait_until) -> None:
    app, pilot = running
    bot.documents["news/bali.md"] += "\nA line.\n" * 200
    await ask(app, pilot, wait_until)
    source(app).to_row(150)
    before = seen(source(app))
    bot.documents["new.md"] = "Something new."
    bot.change = Refresh(added=("new.md",))
    news.told.put(News(documents=True))
    await wait_until(lambda: "2 documents" in app.chat.query_one("#status", Line).row.text)
    assert seen(source(app)) == before
    assert "file has changed" not in app.chat.query_one("#source-title", Line).row.text


async def test_a_text_read_anew_stays_where_the_reader_is(running, bot, news, wait_until) -> None:
    app, pilot = running
    bot.documents["news/bali.md"] += "\nA line.\n" * 200
    await ask(app, pilot, wait_until)
    source(app).to_row(150)
    before = seen(source(app))
    bot.documents["news/bali.md"] += "The end is new.\n"
    bot.change = Refresh(changed=("news/bali.md",))
    news.told.put(News(documents=True))
    await wait_until(lambda: source(app).paper is not None and "The end is new." in source(app).paper.raw)
    await pilot.pause()
    assert seen(source(app)) == before
    assert app.chat.query_one("#source-title", Line).row.text.rstrip().endswith("file has changed")


async def test_a_cited_document_that_is_gone_keeps_its_text_on_the_screen(running, bot, news, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    bot.documents = {"other.md": "Other words."}
    bot.change = Refresh(added=("other.md",), removed=("news/bali.md",))
    news.told.put(News(documents=True))
    await wait_until(lambda: "file has changed" in app.chat.query_one("#source-title", Line).row.text)
    assert "Both sides said that they would keep talking." in seen(source(app))
    assert app.is_running


async def test_a_document_that_is_not_cited_changes_the_line_at_the_top_alone(running, bot, news, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    told = len(app._notifications)
    bot.change = Refresh(changed=("a-log-that-never-rests.md",))
    news.told.put(News(documents=True))
    await wait_until(lambda: " · updated " in app.chat.query_one("#status", Line).row.text)
    assert len(app._notifications) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/previous", "This is the first citation."),
        ("/choose 99", "There is no citation 99 here."),
        ("/choose abc", "abc is no number of a citation."),
        ("/next-match", "Nothing was found in the source: /find TEXT looks for it."),
        ("/stop", "Nothing is being indexed."),
    ],
)
async def test_a_command_with_nothing_to_do_says_so(running, wait_until, line: str, told: str) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    field(app).value = line
    await pilot.press("enter")
    await wait_until(lambda: any(note.message == told for note in app._notifications))
    assert app.chat.session.chosen == Place(0, 0)


async def test_a_key_held_down_at_an_end_is_told_once(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("1", "tab", *["up"] * 5)
    assert [note.message for note in app._notifications] == ["This is the first citation."]


async def test_choosing_before_anything_is_cited_says_so(running, wait_until) -> None:
    app, pilot = running
    field(app).value = "/next"
    await pilot.press("enter")
    await wait_until(lambda: any("no citation yet" in note.message for note in app._notifications))


async def test_more_matches_than_are_kept_are_told_as_more(running, bot, wait_until) -> None:
    app, pilot = running
    bot.documents["news/bali.md"] += "x " * 10_500
    await ask(app, pilot, wait_until)
    app.chat.carry_out("find", "x ")
    await wait_until(lambda: "of 9,999+" in app.chat.query_one("#find-count", Line).row.text)


async def test_pages_of_the_conversation_are_turned_from_the_question(running, wait_until) -> None:
    app, pilot = running
    for _ in range(12):
        await ask(app, pilot, wait_until)
    view = app.chat.query_one(ConversationView)
    before = view.top
    await pilot.press("pageup")
    await wait_until(lambda: view.top < before)
    await pilot.press("pagedown")
    await wait_until(lambda: view.top == before)


async def test_ctrl_d_leaves_where_nothing_is_typed(running) -> None:
    app, pilot = running
    field(app).value = "draft"
    await pilot.press("home", "ctrl+d")
    assert field(app).value == "raft"
    assert app.is_running
    field(app).value = ""
    await pilot.press("ctrl+d")
    assert app._exit


async def test_escape_leads_back_before_it_stops_indexing(running, bot, news, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("enter", "ctrl+f", *"Bali")
    bot.gate = threading.Event()
    news.told.put(News(documents=True))
    await wait_until(lambda: app.engine.indexing)
    await pilot.press("escape")
    assert app.focused is source(app)
    await pilot.press("escape")
    assert app.focused is field(app)
    assert app.engine.indexing
    await pilot.press("escape")
    await wait_until(lambda: not app.engine.indexing)


async def test_escape_in_the_question_ends_finding_and_stays_there(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("ctrl+f", *"Bali", "enter", "tab", "escape")
    assert app.focused is field(app)
    assert not source(app).matches


async def test_the_source_and_pages_are_read_by_lines_and_pages(make_app, make_fake, wait_until) -> None:
    app = make_app(make_fake({"a.txt": "they met. " + "\n".join(f"line {k}" for k in range(300))}))
    async with app.run_test(size=(120, 20)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        await ask(app, pilot, wait_until)
        await pilot.press("enter", "j", "j", "k")
        assert source(app).top == 1
        await pilot.press("space")
        assert source(app).top > 10
        await pilot.press("f1")
        page = app.screen.query_one(ReaderText)
        await pilot.press("j", "j", "k")
        assert page.top == 1
        await pilot.press("space")
        assert page.top > 8


async def test_of_a_long_sentence_the_part_that_answers_is_in_sight(make_app, make_fake, wait_until) -> None:
    app = make_app(make_fake({"a.txt": "they met " + "once and again " * 200 + "in Bali " + "for days " * 200}))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(lambda: app.chat.sources is not None)
        await ask(app, pilot, wait_until)
        assert marked(app, "span") == "Bali"
        await pilot.press("enter", "home", "c")
        assert marked(app, "span") == "Bali"


async def test_the_footer_of_the_question_has_keys_that_do_what_it_says(running, wait_until) -> None:
    app, pilot = running
    assert "F1 help" in keys(app)
    assert "Ctrl+Q quit" in keys(app)
    await ask(app, pilot, wait_until)
    assert "Enter read" in keys(app)
    await pilot.press("a")
    assert "Enter read" not in keys(app)
    assert "Ctrl+Y copy" in keys(app)
    await pilot.press("backspace")
    assert "Enter read" in keys(app)


async def test_who_clicks_a_citation_goes_on_typing(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    view = app.chat.query_one(ConversationView)
    line = next(n for n in range(view.row_count) if view.row(n).target == Place(0, 1))
    for pane in ("question", "source-text"):
        app.chat.to_pane(pane)
        await pilot.click(view, offset=(4, line - view.top))
        await pilot.pause()
        await pilot.press(*"what")
        assert field(app).value == "what"
        field(app).value = ""


async def test_a_command_without_its_slash_is_asked_and_named(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until, "exit")
    await wait_until(lambda: any("/quit" in str(each.message) for each in app._notifications))


async def test_arrows_mark_a_command_and_enter_takes_it(running) -> None:
    app, pilot = running
    hints = app.chat.query_one(Hints)
    await pilot.press(*"/he")
    assert (hints.marked, len(hints.found)) == (0, 1)
    field(app).value = ""
    await pilot.press("slash", "t", "backspace", "h")
    assert [command.name for command in hints.found] == ["history", "help"]
    await pilot.press("down")
    assert hints.marked == 1
    assert hints.render_line(1).text.startswith("› /help")
    await pilot.press("enter")
    assert isinstance(app.screen, Reader)
    assert field(app).value == ""
    await pilot.press("escape", "slash", "e", "up")
    assert hints.marked == 1
    await pilot.press("enter")
    assert field(app).value == "/export "
    assert hints.marked == 0


async def test_a_command_that_is_written_out_is_carried_out_whatever_was_marked_before(running) -> None:
    app, pilot = running
    await pilot.press("slash", "down", "down", *"help", "enter")
    assert isinstance(app.screen, Reader)


async def test_a_high_screen_has_room_for_more_commands(running) -> None:
    app, pilot = running
    await pilot.press("slash")
    assert app.chat.query_one(Hints).size.height == 40 // 3


async def test_the_footer_names_the_way_back_from_a_pane(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    assert "Esc back" not in keys(app)
    await pilot.press("enter")
    assert "Esc back" in keys(app)


async def test_a_new_conversation_says_how_to_go_back_to_the_old_one(running, wait_until) -> None:
    app, pilot = running
    await ask(app, pilot, wait_until)
    await pilot.press("ctrl+l")
    await wait_until(lambda: any("/resume" in str(each.message) for each in app._notifications))


async def test_questions_are_asked_of_some_documents_only(running, bot, wait_until, tmp_path) -> None:
    app, pilot = running
    await enter(pilot, app, "/in news")
    assert "only news/" in app.chat.query_one("#status", Line).row.text
    assert "Ask news/" in field(app).placeholder
    await ask(app, pilot, wait_until)
    assert bot.within == ["news/"]
    assert "asked of news/ only" in seen(app.chat.query_one(ConversationView))
    await enter(pilot, app, "/in")
    assert "only" not in app.chat.query_one("#status", Line).row.text
    assert "Ask your documents" in field(app).placeholder
    await ask(app, pilot, wait_until)
    assert bot.within == ["news/", None]
    assert [turn.within for turn in app.chat.session.turns] == ["news/", ""]


async def test_a_name_that_no_document_has_changes_nothing(running, wait_until) -> None:
    app, pilot = running
    await enter(pilot, app, "/in [/b]")
    assert field(app).value == "/in [/b]"
    assert app.chat.within == ""
    await wait_until(lambda: any("“[/b]”" in str(each.message) for each in app._notifications))
    field(app).value = ""
    await enter(pilot, app, "/in")
    assert field(app).value == ""
    await wait_until(lambda: any("all documents" in str(each.message) for each in app._notifications))


async def test_a_name_that_comes_too_early_is_kept(make_app, bot, wait_until) -> None:
    bot.gate = threading.Event()
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_until(lambda: app.chat.indexing is not None)
        await enter(pilot, app, "/in news")
        assert field(app).value == "/in news"
        bot.gate.set()
