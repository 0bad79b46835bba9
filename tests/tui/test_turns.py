from dataclasses import replace

import pytest
from rich.cells import cell_len

from qa_bot.tui.session import Entry, Place
from qa_bot.tui.turns import citation_row, copied, entry_rows, reference
from qa_bot.types import THANKS, Coverage, Query


def rows(make_fake, question: str, width: int = 60, **settings: object):
    bot = make_fake()
    for name, value in settings.items():
        setattr(bot, name, value)
    return entry_rows(Entry(question, bot.ask(question)), 0, width)


def test_an_answer_has_the_answering_span_marked(make_fake) -> None:
    keys = [run.text for row in rows(make_fake, "when was it that they met") for run in row.runs if run.role == "key"]
    assert keys == ["Bali"]


def test_sentences_are_shown_without_the_space_that_a_document_lays_them_out_with(make_fake) -> None:
    bot = make_fake({"a.txt": "they\n          met in Bali for\n\t\ttwo days"})
    found = entry_rows(Entry("q", bot.ask("they met")), 0, 60)
    assert "they met in Bali for two days" in "\n".join(row.text for row in found)
    assert copied(bot.ask("they met").citations[0], answered=True).startswith("they met in Bali for two days\n")


def test_citations_name_document_line_section_and_confidence(make_fake) -> None:
    row = next(row for row in rows(make_fake, "they met") if row.target == Place(0, 0))
    assert "news/bali.md:" in row.text
    assert "Talks" in row.text
    assert row.text.endswith("90%")


def test_a_refusal_says_so_and_marks_what_is_near_as_no_answer(make_fake) -> None:
    text = "\n".join(row.text for row in rows(make_fake, "refuse they met"))
    assert "The documents don’t answer this." in text
    assert "Nearest sentences, not an answer:" in text
    assert not any(run.role == "key" for row in rows(make_fake, "refuse they met") for run in row.runs)


def test_a_long_question_leaves_room_for_its_answer(make_fake) -> None:
    found = rows(make_fake, "they met again " * 100)
    shown = [row.text for row in found if any(run.role == "question" for run in row.runs)]
    assert len(shown) == 4
    assert shown[-1].endswith("…")


def test_a_refusal_shows_the_beginning_of_the_nearest_sentence(make_fake) -> None:
    bot = make_fake({"a.md": "they met " + "again and again " * 30, "b.md": "they met " + "often " * 30})
    shown = [row.text.strip() for row in entry_rows(Entry("q", bot.ask("refuse they met")), 0, 60)]
    first = next(k for k, text in enumerate(shown) if text.startswith("1 a.md"))
    second = next(k for k, text in enumerate(shown) if text.startswith("2 b.md"))
    assert second - first == 5
    assert shown[second - 1].endswith(" …")
    assert shown[first + 1].startswith("they met again")
    assert len(shown) == second + 2


def test_of_a_long_sentence_the_part_that_answers_is_shown(make_fake) -> None:
    text = "they met " + "once and again " * 60 + "in Bali " + "for days " * 60
    found = entry_rows(Entry("q", make_fake({"a.md": text}).ask("they met")), 0, 60)
    shown = [row for row in found if any(run.role in ("answer", "key") for run in row.runs)]
    assert len(shown) == 8
    assert any(run.text == "Bali" and run.role == "key" for row in shown for run in row.runs)
    assert [row.text.strip() for row in found].count("…") == 2


def test_a_correction_is_told(make_fake) -> None:
    assert any("“wher” read as “where”" in row.text for row in rows(make_fake, "wher they met"))


def test_a_changed_file_has_a_badge(make_fake) -> None:
    found = rows(make_fake, "they met", stale=True)
    assert any(run.role == "badge" for row in found for run in row.runs)


def test_the_page_is_told_where_a_document_has_pages(make_fake) -> None:
    citation = replace(make_fake().ask("they met").citations[0], document="a.pdf", line=4878, page=57)
    assert "a.pdf:4878, p. 57 · Talks" in citation_row(citation, Place(0, 0), 60).text


def test_files_that_could_not_be_read_are_told_where_nothing_was_found(make_fake) -> None:
    bot = make_fake()
    for question, told in (("they met", False), ("refuse they met", True)):
        reply = replace(bot.ask(question), coverage=Coverage(1, 2))
        shown = "\n".join(row.text for row in entry_rows(Entry(question, reply), 0, 60))
        assert ("2 files could not be read: /sources" in shown) is told


def test_waiting_and_failing(make_fake) -> None:
    assert [row.text.strip() for row in entry_rows(Entry("q"), 0, 40)][-1] == "…"
    assert [row.text.strip() for row in entry_rows(Entry("q"), 0, 40, "reading")][-1] == "… reading"
    failed = entry_rows(Entry("q", error="the question has [/b] no words"), 0, 60)
    assert any("[/b] no words" in row.text for row in failed)


@pytest.mark.parametrize("width", [12, 20, 33, 58, 120])
@pytest.mark.parametrize("question", ["they met", "refuse they met", "x" * 500])
def test_no_row_is_wider_than_the_pane(make_fake, width: int, question: str) -> None:
    bot = make_fake({"a/very/long/path/to/a/document/with/日本語/in/its/name.md": "they met 日本語. " * 3})
    found = entry_rows(Entry(question, bot.ask(question)), 0, width)
    assert max(cell_len(row.text) for row in found) <= max(width, 14)


def test_what_is_copied_names_the_place_and_owns_up_to_a_refusal(make_fake) -> None:
    citation = make_fake().ask("they met").citations[0]
    assert copied(citation, answered=True).endswith(f"— {reference(citation)}")
    assert copied(citation, answered=False).startswith("Not an answer")
    assert reference(citation).startswith("news/bali.md:")


def test_a_row_of_a_table_has_the_names_of_its_columns(make_fake) -> None:
    for question, times in (("they met", 2), ("refuse they met", 2)):
        reply = make_fake({"a.md": "they met. they met again. they met often"}).ask(question)
        first, second, third = reply.citations
        header = {"header": "Who |\n what"}
        reply = replace(reply, citations=(replace(first, **header), replace(second, **header), third))
        text = "\n".join(row.text for row in entry_rows(Entry("q", reply), 0, 60))
        assert text.count("Columns: Who | what\n") == times
    assert copied(reply.citations[0], answered=True).split("\n")[1] == "Columns: Who | what"


def test_the_names_of_many_columns_are_wrapped_where_the_sentence_is_they_are_clipped_below_others(make_fake) -> None:
    for question in ("they met", "refuse they met"):
        reply = make_fake({"a.md": "they met. they met again"}).ask(question)
        cited = tuple(replace(each, header="Who | what | where | when") for each in reply.citations)
        found = [row.text.strip() for row in entry_rows(Entry("q", replace(reply, citations=cited)), 0, 24)]
        at = [place for place, text in enumerate(found) if text.startswith("Columns: ")]
        assert found[at[0] + 1].endswith("when")
        assert found[at[1]].endswith("…")


def test_thanks_are_met_in_one_line(make_fake) -> None:
    reply = replace(
        make_fake().ask("refuse"), query=Query("thanks", "thanks", kind=THANKS), coverage=Coverage(1, 1), citations=()
    )
    told = [row.text.strip() for row in entry_rows(Entry("thanks", reply), 0, 80) if row.text.strip()]
    assert told == ["❯ thanks", "You’re welcome; thanks are not looked up in the documents."]
