import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.present.style import style
from qa_bot.present.text import reply_text
from qa_bot.types import THANKS, Coverage, Query, Reason, Span

Make = Callable[..., Any]
PLAIN = style(False)


def test_an_answer_in_full(answer: Make, citation: Make) -> None:
    second = citation(rank=2, text="It sang again in Porto.", highlight=None, line=20, page=3, section="The choir")
    assert (
        reply_text(answer(citation(), second), PLAIN)
        == """\
The choir first sang in Lisbon in 1998.

  music/choir.md:14 · The choir · Beginnings · 2020-05-17
  Confidence: high (0.87)
  Before: It was founded by a baker.

Also:
  2. It sang again in Porto.
     music/choir.md:20 · page 3 · The choir · 2020-05-17

Read 'wher' as 'where'.
No document has 'quire'.
"""
    )


def test_a_refusal_is_plain_and_marks_the_nearest_as_such(abstention: Make, citation: Make) -> None:
    assert (
        reply_text(abstention(citation(date=None)), PLAIN)
        == """\
The documents don't answer this.
No sentence is near enough.

The nearest sentences, which may not answer it:
  1. The choir first sang in Lisbon in 1998.
     music/choir.md:14 · The choir · Beginnings

Not searched: 2 files that could not be read (see qa-bot sources).
"""
    )


def test_the_context_of_every_citation_is_shown_when_asked_for(answer: Make, abstention: Make, citation: Make) -> None:
    second = citation(rank=2, before="", after="The baker\nsang, too.")
    before, after = "Before: It was founded by a baker.", "After: The baker sang, too."
    shown = reply_text(answer(citation(), second), PLAIN, context=True)
    assert f"\n  {before}\n" in shown
    assert f"\n     {after}\n" in shown
    assert after not in reply_text(answer(citation(), second), PLAIN)
    refused = reply_text(abstention(citation(), second), PLAIN, context=True)
    assert f"\n     {before}\n" in refused
    assert f"\n     {after}\n" in refused


def test_a_refusal_without_anything_near(abstention: Make) -> None:
    text = reply_text(abstention(coverage=Coverage(0, 0), reason=""), PLAIN)
    assert text == "The documents don't answer this.\n"


def test_the_highlight_is_set_off_with_colour_only(answer: Make) -> None:
    coloured = reply_text(answer(), style(True))
    assert "\x1b[1;32mLisbon\x1b[0m in 1998." in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == reply_text(answer(), PLAIN)


def test_lines_fit_the_terminal(answer: Make, citation: Make) -> None:
    long = citation(text="word " * 60 + "Lisbon", highlight=Span(295, 306), title="A long title " * 5, stale=True)
    text = reply_text(answer(long, long), style(False, 40), explain=True)
    assert max(map(len, text.splitlines())) <= 40
    coloured = reply_text(answer(long, long), style(True, 40), explain=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text
    assert all(line.count("\x1b[") % 2 == 0 for line in coloured.splitlines())


def test_a_stale_place_is_told(answer: Make, citation: Make) -> None:
    assert "! changed since it was indexed: the place may be wrong" in reply_text(answer(citation(stale=True)), PLAIN)


def test_explain_gives_the_reasons_with_their_weights(answer: Make) -> None:
    assert "+3.14  words of the question: choir, sang" in reply_text(answer(), PLAIN, explain=True)
    assert "words of the question" not in reply_text(answer(), PLAIN)


def test_what_counted_nothing_is_no_reason(answer: Make, citation: Make) -> None:
    reasons = (Reason("near words", -0.2), Reason("its title", 0.004), Reason("its length", -0.0))
    text = reply_text(answer(citation(reasons=reasons)), PLAIN, explain=True)
    assert "-0.20  near words" in text
    assert "its title" not in text
    assert "its length" not in text


def test_what_was_carried_over_is_told(answer: Make) -> None:
    query = Query("And then?", "And then choir?", carried=("choir",))
    assert "Carried over from before: choir." in reply_text(answer(query=query), PLAIN)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_nothing_from_outside_steers_the_terminal(answer: Make, abstention: Make, citation: Make, text: str) -> None:
    hostile = "\x1b]52;c;AAAA\x07\x9b31m\u202e[/b]\r" + text
    cited = citation(
        text=hostile, title=hostile, document=hostile, section=hostile, before=hostile, after=hostile,
        date=hostile, highlight=Span(0, len(hostile)), reasons=(Reason(hostile, 1.0),),
    )  # fmt: skip
    query = Query(hostile, hostile, unknown=(hostile,), carried=(hostile,))
    for reply in (answer(cited, cited, query=query), abstention(cited, query=query, reason=hostile)):
        shown = reply_text(reply, PLAIN, explain=True)
        shown.encode("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
        assert len(shown.splitlines()) < 40


def test_what_a_refusal_says_is_not_said_twice(abstention: Make) -> None:
    query = Query("Who sells bananas?", "Who sells bananas?", unknown=("sells", "bananas"))
    text = reply_text(abstention(query=query, reason="No document has “sells”, “bananas”."), PLAIN)
    assert text.count("bananas") == 1
    assert reply_text(abstention(query=query), PLAIN).count("bananas") == 1
    query = Query("Which doc?", "Which doc?", unknown=("doc",))
    assert "No document has 'doc'." in reply_text(abstention(query=query, reason="The documents are silent."), PLAIN)


def test_a_confidence_has_the_word_of_the_number_that_is_shown(answer: Make) -> None:
    assert "very high (0.90)" in reply_text(answer(confidence=0.8974), PLAIN)
    assert ": high (0.89)" in reply_text(answer(confidence=0.8938), PLAIN)


def test_a_row_of_a_table_has_the_names_of_its_columns_once(answer: Make, citation: Make) -> None:
    row = citation(text="Otto | 3 g", highlight=None, header="Who | dose", before="Who | dose … Anna | 2 g")
    assert (
        reply_text(answer(row, row, query=Query("q", "q")), PLAIN, context=True)
        == """\
Otto | 3 g
Columns: Who | dose

  music/choir.md:14 · The choir · Beginnings · 2020-05-17
  Confidence: high (0.87)
  Before: … Anna | 2 g

Also:
  1. Otto | 3 g
     Columns: Who | dose
     music/choir.md:14 · The choir · Beginnings · 2020-05-17
     Before: … Anna | 2 g
"""
    )


def test_thanks_are_met_in_one_line(abstention: Make) -> None:
    reply = abstention(query=Query("thanks", "thanks", kind=THANKS), reason="Thanks ask for nothing.", citations=())
    assert reply_text(reply, PLAIN) == "You're welcome; thanks are not looked up in the documents.\n"
