"""What bounds a figure is shown with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.spans.bounds import n_unbounded, with_bounds, without_lead
from qa_bot.types import Span


@pytest.mark.parametrize(
    ("code", "text", "figure", "whole"),
    [
        ("en", "The mill takes up to 12 sacks.", "12 sacks", "up to 12 sacks"),
        ("en", "Wait at least\nthree days.", "three days", "at least\nthree days"),
        ("en", "It costs no more than £12.", "£12", "no more than £12"),
        ("en", "Go up to Orta at 12.", "12", "12"),
        ("en", "They met at least, 12 came.", "12", "12"),
        ("en", "It has up to big sails.", "big sails", "big sails"),
        ("de", "Das Rad wiegt ca. 6 kg.", "6 kg", "ca. 6 kg"),
        ("de", "Höchstens bis zu drei Säcke.", "drei Säcke", "Höchstens bis zu drei Säcke"),
        ("nl", "Het duurt ongeveer 3 dagen.", "3 dagen", "ongeveer 3 dagen"),
        ("cs", "Trvá to nejvýše 3 dny.", "3 dny", "nejvýše 3 dny"),
        ("sv", "Det tar drygt 3 dagar.", "3 dagar", "drygt 3 dagar"),
        ("el", "Διαρκεί πάνω από 3 ημέρες.", "3 ημέρες", "πάνω από 3 ημέρες"),
        ("bg", "Трае по-малко от 3 дни.", "3 дни", "по-малко от 3 дни"),
        ("fr", "Il pèse plus de 6 kg.", "6 kg", "plus de 6 kg"),
        ("tr", "Kule MÖ 480 yılında", "480 yılında", "MÖ 480 yılında"),
        ("tr", "Kule M.Ö. 480 yılında", "480 yılında", "M.Ö. 480 yılında"),
        ("hu", "A tornyot Kr. e. 480-ban", "480", "Kr. e. 480"),
        ("xx", "about 6 kg", "6 kg", "6 kg"),
    ],
)
def test_bounds_belong_to_their_figures(code: str, text: str, figure: str, whole: str) -> None:
    start = text.index(figure)
    assert with_bounds(text, Span(start, start + len(figure)), code).of(text) == whole


@pytest.mark.parametrize(
    ("code", "text", "span", "figure"),
    [
        ("fr", "Le prix est fixé à 20 € par an.", "fixé à 20 €", "20 €"),
        ("en", "The fee is set at £12 a day.", "set at £12", "£12"),
        ("en", "Sent to 12 mills", "Sent to 12 mills", "Sent to 12 mills"),
        ("en", "It is up to 12 mills.", "up to 12", "up to 12"),
        ("en", "It came at 12.", "at 12", "at 12"),
        ("en", "On Sunday at 12.", "Sunday at 12", "Sunday at 12"),
        ("en", "It keeps longer than 12 days.", "longer than 12 days", "longer than 12 days"),
        ("en", "It was built in Orta in 1871.", "built in Orta in 1871", "built in Orta in 1871"),
        ("en", "It came", "It came", "It came"),
    ],
)
def test_a_verb_that_leads_to_a_figure_is_none_of_it(code: str, text: str, span: str, figure: str) -> None:
    start = text.index(span)
    assert without_lead(text, Span(start, start + len(span)), code).of(text) == figure


def test_of_nothing_but_bounds_nothing_is_left() -> None:
    assert n_unbounded(["up", "to"], {"up to"}) == 0
    assert n_unbounded([], {"up to"}) == 0


@given(st.text(max_size=90), st.integers(0, 80), st.integers(1, 9))
def test_a_span_grows_to_the_left_only(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    if span.end <= len(text):
        found = with_bounds(text, span, "de")
        assert 0 <= found.start <= start
        assert found.end == span.end
