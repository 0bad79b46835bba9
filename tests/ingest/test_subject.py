import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.subject import subject


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We stayed at the Pension Alba in June. The Pension Alba is loud.", "Pension Alba"),
        ("The Old Quay Inn serves lunch.", "Old Quay Inn"),
        # frequent before early, and places last
        ("Ann gave me the Tilda. I like the Tilda.", "Tilda"),
        ("I met Orrin in Paris.", "Orrin"),
        # what begins a sentence, a month and a weekday are no names
        ("Bought it on Monday, in May. Works.", ""),
        ("I've had it for years. These are fine.", ""),
        # German nouns have capitals: only a name of several words is told
        ("Die Heizung ist laut. Wir haben mit Klaus Meier gesprochen, und die Heizung blieb laut.", "Klaus Meier"),
        ("", ""),
    ],
)
def test_what_a_text_speaks_of(text, found):
    assert subject(text) == found


@given(st.text())
def test_a_subject_stands_in_the_text(text):
    assert subject(text) in text
