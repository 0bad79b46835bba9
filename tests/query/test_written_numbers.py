"""Numbers and dates that the documents write otherwise."""

from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse

MakeIndex = Callable[..., Index]


def _unknown(index: Index, question: str) -> tuple[str, ...]:
    return analyse(question, index).unknown


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("de", "Die Brücke kostete 26.000 Euro.", "26000"),
        ("de", "Die Brücke kostete 26000 Euro.", "26.000"),
        ("de", "Der Turm ist 11.250,5 Meter hoch.", "11250,5"),
        ("sv", "Bron kostade 26 000 kronor.", "26000"),
        ("pt", "A ponte custou 1.000.000 de euros.", "1000000"),
    ],
)
def test_a_number_is_found_however_its_thousands_stand(
    make_index: MakeIndex, code: str, text: str, number: str
) -> None:
    index = make_index({"a.txt": text}, {"a.txt": code})
    assert _unknown(index, number) == ()
    assert _unknown(index, "77123") == ("77123",)


@pytest.mark.parametrize(("text", "number"), [("Es kamen 1.930 Gäste.", "1930"), ("Es war 1930 so.", "1.930")])
def test_a_year_has_no_thousands(make_index: MakeIndex, text: str, number: str) -> None:
    assert _unknown(make_index({"a.txt": text}, {"a.txt": "de"}), number) == (number,)


@pytest.mark.parametrize(
    ("code", "text", "date"),
    [
        ("de", "Sie wurde am 3. Mai 1924 eröffnet.", "03.05.1924"),
        ("de", "Eröffnet: 03.05.1924 um neun Uhr.", "3. Mai 1924"),
        ("sv", "Den öppnades den 3 maj 1924.", "1924-05-03"),
        ("pt", "Foi aberta em 3 de maio de 1924.", "03/05/1924"),
        ("en", "It was opened on May 3, 1924.", "1924-05-03"),
        ("en", "Opened: 1924-05-03 at nine.", "May 3, 1924"),
    ],
)
def test_a_date_is_found_in_figures_and_in_words(make_index: MakeIndex, code: str, text: str, date: str) -> None:
    assert _unknown(make_index({"a.txt": text}, {"a.txt": code}), date) == ()


def test_english_puts_the_month_first(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "It was opened on May 3, 1924."})
    assert _unknown(index, "03/05/1924") != ()


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("When was the 26th rule made?", ()),
        ("What says rule 26?", ()),
        ("What says rule 24?", ("24",)),
        ("When was the 5th rule made?", ()),
        ("When was the 1st rule made?", ("1st",)),
        ("Was it 26?", ("26",)),
    ],
)
def test_a_number_of_a_thing_may_be_roman(make_index: MakeIndex, question: str, unknown: tuple[str, ...]) -> None:
    index = make_index({"a.txt": "Rule XXVI was made in May. Rule V was made in June."}, {"a.txt": "en"})
    assert _unknown(index, question) == unknown
