from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.query.spelling import Reading, correct, correct_opening, is_listed, is_meant
from qa_bot.text.language import language

MakeIndex = Callable[[Mapping[str, str]], Index]
TEXT = "We must go. The government of Portugal met in Lisbon. Lisbon lies by the river. Rover ran to the river in 2001."


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index({"a.txt": TEXT})


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("lisbn", "lisbon"),
        ("lisobn", "lisbon"),
        ("lisbonn", "lisbon"),
        ("ilsbon", "lisbon"),
        ("goverment", "government"),
        ("govrenmnet", "government"),
        ("wher", "where"),
        ("riwer", "river"),
        ("rver", "river"),  # the more frequent of two that are as near
        ("2000", None),
        ("200l", None),
        ("met", None),
        ("cat", None),
        ("quantum", None),
        ("mist", None),
        ("gisbon", None),
        ("", None),
    ],
)
def test_corrections(index: Index, written: str, read_as: str | None) -> None:
    reading = correct(written, index, frozenset({"where", "when"}))
    assert (reading.word if reading else None) == read_as


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("whbt", "what"),
        ("wht", "what"),
        ("waht", "what"),
        ("wheen", "when"),
        ("dooes", "does"),
        ("whp", None),  # "who" with another letter would be as short a word again
        ("wh", None),
        ("what", None),
        ("lisbon", None),
    ],
)
def test_words_that_open_questions(written: str, read_as: str | None) -> None:
    assert correct_opening(written, {"what", "when", "who", "does", "is"}) == read_as


@pytest.mark.parametrize(
    ("code", "written", "read_as", "expected"),
    [
        ("en", "cost", "const", True),
        ("en", "costs", "coasts", True),
        ("en", "heard", "head", True),
        ("en", "sent", "stent", True),
        ("en", "lives", "livers", True),
        ("en", "running", "cunning", True),
        ("en", "delivered", "delivery", True),
        ("en", "sixty", "sixth", True),
        ("en", "goverment", "government", False),
        ("en", "presidants", "presidents", False),
        ("en", "lisbn", "lisbon", False),
        ("es", "recomienda", "recommend", True),
        ("es", "donde", "done", False),
        ("es", "puente", "fuente", False),
        ("de", "beantragen", "betragen", True),
        ("de", "verkehrt", "verzerrt", True),
        ("es", "director", "directas", True),
        ("de", "abonniert", "abonnieren", False),
        ("de", "vresandksoten", "versandkosten", False),
    ],
)
def test_words_that_are_meant_as_they_are_written(code: str, written: str, read_as: str, expected: bool) -> None:
    edits = 2 if len(written) >= 8 else 1
    assert is_meant(written, Reading(read_as, edits), language(code)) is expected


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_a_correction_is_a_known_word(make_index: MakeIndex, word: str) -> None:
    index = make_index({"a.txt": TEXT})
    reading = correct(word, index, frozenset())
    assert reading is None or index.forms.find(reading.word) >= 0


@pytest.mark.parametrize(
    ("form", "codes", "expected"),
    [
        ("maggio", ("it",), True),
        ("maggio", ("de", "it"), True),
        ("maggio", ("de",), False),
        ("kostet", ("de",), True),
        ("erfunden", ("de",), True),
        ("dreizehn", ("de",), True),
        ("hafen", ("de",), False),
        ("kauan", ("fi",), True),  # as in "kuinka kauan"
    ],
)
def test_words_that_a_language_lists(form: str, codes: tuple[str, ...], expected: bool) -> None:
    assert is_listed(form, codes) is expected
