"""The interface over the real bot, on files."""

from pathlib import Path

from qa_bot.bot import QABot
from qa_bot.config import Config
from qa_bot.ingest.watch import News
from qa_bot.tui.app import QABotApp
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source import SourceView

from ..pdf_files import lines, pdf

TEXT = "The harbour was built in 1870. Its first master was Ada Byron.\r\n\r\nShips from Norway brought timber.\r\n"


async def test_from_a_file_to_the_sentence_in_its_source(tmp_path: Path, wait_until) -> None:
    (tmp_path / "harbour.txt").write_bytes(TEXT.encode())
    app = QABotApp(Config(None, (str(tmp_path / "harbour.txt"),), tmp_path, tmp_path / "index"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.chat.query_one(QuestionField).value = "Who was the first master of the harbour?"
        await pilot.press("enter")
        view = app.chat.query_one(SourceView)
        await wait_until(lambda: view.paper is not None, 60)
        citation = app.chat.session.citation
        assert citation.document == "harbour.txt"
        assert view.paper.raw == TEXT
        assert view.sentence.of(TEXT) == citation.text

        (tmp_path / "harbour.txt").write_text("The first master of the harbour was Grace Hopper.\n")
        app.chat.query_one(QuestionField).value = "Who was the first master of the harbour then?"
        await pilot.press("enter")
        await wait_until(lambda: view.paper is not None and "Grace" in view.paper.raw, 60)
        await wait_until(lambda: view.sentence is not None and "Grace" in view.sentence.of(view.paper.raw))


async def test_a_change_of_the_cited_file_is_seen_while_the_chat_is_open(tmp_path: Path, wait_until) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "harbour.txt").write_bytes(TEXT.encode())
    app = QABotApp(Config(None, (str(folder),), tmp_path, tmp_path / "index"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.chat.query_one(QuestionField).value = "Who was the first master of the harbour?"
        await pilot.press("enter")
        view = app.chat.query_one(SourceView)
        await wait_until(lambda: view.paper is not None, 60)
        (folder / "harbour.txt").write_text("The first master of the harbour was Grace Hopper.\n")
        await wait_until(lambda: view.paper is not None and "Grace" in view.paper.raw, 60)
        assert app.chat.session.citation.stale


async def test_an_index_that_another_process_has_refreshed_is_taken_over(tmp_path: Path, news, wait_until) -> None:
    (tmp_path / "harbour.txt").write_bytes(TEXT.encode())
    config = Config(None, (str(tmp_path / "harbour.txt"),), tmp_path, tmp_path / "index")
    app = QABotApp(config, news=news)
    async with app.run_test(size=(120, 40)) as pilot:
        app.chat.query_one(QuestionField).value = "Who was the first master of the harbour?"
        await pilot.press("enter")
        view = app.chat.query_one(SourceView)
        await wait_until(lambda: view.paper is not None, 60)
        (tmp_path / "harbour.txt").write_text("The first master of the harbour was Grace Hopper.\n")
        with QABot(config) as another:
            another.refresh()
        news.told.put(News(documents=True))
        await wait_until(lambda: app.chat.session.citation.stale, 60)
        await wait_until(lambda: "Grace" in view.paper.raw, 60)


async def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path, wait_until) -> None:
    app = QABotApp(Config(None, (str(tmp_path / "none"),), tmp_path, tmp_path / "index"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait_until(lambda: app.chat.sources is not None or app.chat.trouble, 60)
        app.chat.query_one(QuestionField).value = "Anything?"
        await pilot.press("enter")
        await wait_until(lambda: app.chat.session.entries and not app.chat.session.entries[0].waiting, 60)
        app.chat.do_sources("")
        await pilot.pause()
        assert app.is_running


async def test_a_pdf_is_shown_as_text_and_no_editor_opens_it(tmp_path: Path, wait_until, monkeypatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    path = tmp_path / "harbour.pdf"
    path.write_bytes(pdf(lines("A list of harbours."), lines("Its first master was", "Ada Byron.")))
    app = QABotApp(Config(None, (str(path),), tmp_path, tmp_path / "index"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.chat.query_one(QuestionField).value = "Who was its first master?"
        await pilot.press("enter")
        view = app.chat.query_one(SourceView)
        await wait_until(lambda: view.paper is not None, 60)
        assert view.sentence.of(view.paper.raw) == "Its first master was\nAda Byron."
        app.chat.do_open("")
        await wait_until(lambda: any(f"page 2 of {path}" in note.message for note in app._notifications))
