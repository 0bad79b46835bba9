from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len

from qa_bot.config import Config
from qa_bot.tui.session import Entry
from qa_bot.tui.texts import progress_line, refreshed, sources_rows, summary, welcome, why_rows
from qa_bot.types import Progress, Reason, Refresh, Source

CONFIG = Config(None, (), Path("/"), Path("/index"))
GUIDE = Config(None, (), Path("/"), Path("/index"), guide=True)
READ = Source("a.md", Path("/a.md"), "A", None, 3, 10)
UNREAD = Source("b.md", Path("/b.md"), "", None, 0, 0, "no permission [/b]")


def text(rows) -> str:
    return "\n".join(row.text for row in rows)


def test_the_progress_line_fits_any_width_and_names_the_way_out() -> None:
    for width in (40, 60, 80, 120):
        row = progress_line(Progress(12, 41, 1_203, 50, 100), 3.0, width)
        assert cell_len(row.text) <= width
        assert "Esc stops" in row.text
        assert "12 of 41" in row.text
    assert "3 s left" in row.text
    assert "1,203 sentences" in row.text


def test_progress_of_nothing() -> None:
    assert "0 of 0" in progress_line(Progress(0, 0, 0, 0, 0), 0.0, 80).text


def test_the_summary_counts_what_was_not_read() -> None:
    assert summary([READ, UNREAD]) == "1 document · 3 sentences · 1 not read"


def test_reasons_stand_in_lines_of_their_own() -> None:
    shown = [each.text.strip() for each in sources_rows([], "no documents in /a\nb: there is none", 60)]
    assert shown[:2] == ["no documents in /a", "b: there is none"]


def test_documents_that_could_not_be_read_come_first_with_the_reason() -> None:
    shown = text(sources_rows([READ, UNREAD], "", 60))
    assert shown.index("b.md") < shown.index("a.md")
    assert "no permission [/b]" in shown


def test_the_welcome_says_what_is_searched() -> None:
    assert "guide to qa-bot" in text(welcome(GUIDE, (READ,), "", 100))
    assert "qa-bot --documents ." in text(welcome(GUIDE, (READ,), "", 40))
    assert "no document could be read. /sources says why" in text(welcome(CONFIG, (UNREAD,), "", 100))
    assert "the documents hold no text" in text(welcome(CONFIG, (replace(READ, sentences=0),), "", 100))
    assert "type already" in text(welcome(CONFIG, None, "", 100))
    assert "damaged" in text(welcome(CONFIG, None, "the index is damaged", 100))


def test_why_shows_words_numbers_and_reasons(make_fake) -> None:
    reply = make_fake().ask("they met")
    shown = text(why_rows(Entry("they met", reply), reply.citations[0], 80))
    for part in ("they met", "90%", "“met” in the sentence", "+4.50", "-0.50"):
        assert part in shown


def test_why_tells_how_telling_each_word_is(make_fake) -> None:
    citation = replace(make_fake().ask("they met").citations[0], matched=("met", "they"), weights=(0.9, 0.1))
    assert "Matched    met 90%, they 10%" in text(why_rows(Entry("they met"), citation, 80))


def test_what_a_refresh_changed() -> None:
    assert refreshed(Refresh(added=("a", "b"), removed=("c",))) == "Documents: 2 added, c removed."
    assert refreshed(Refresh(changed=("folder/" * 9 + "lease.md",))).endswith("/lease.md changed.")


def test_reasons_are_told_whole_before_their_bars_are_long(make_fake) -> None:
    reasons = (Reason("words of the question in one that the text asks", 2.0), Reason("the question", -1.0))
    citation = replace(make_fake().ask("they met").citations[0], reasons=reasons)
    for width in (67, 80, 120):
        rows = list(why_rows(Entry("they met"), citation, width))
        assert reasons[0].label in text(rows)
        assert max(cell_len(row.text) for row in rows) <= width
        ends = {row.text.index(number) for row in rows for number in ("+2.00", "-1.00") if number in row.text}
        assert len(ends) == 1
    assert "━" * 24 in text(rows)
    assert max(cell_len(row.text) for row in why_rows(Entry("they met"), citation, 40)) <= 40
