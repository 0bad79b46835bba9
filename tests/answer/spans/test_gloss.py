"""Sentences of other languages as one who knows English alone reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.spans.gloss import glosses_of, read_in_english
from qa_bot.answer.wholes.eras import with_whole_eras
from qa_bot.answer.wholes.plain_numbers import in_plain_digits
from qa_bot.text.language import language
from qa_bot.text.language_data import CODES
from qa_bot.text.tokenise import tokenise


@pytest.mark.parametrize(
    ("code", "text", "read"),
    [
        ("en", "The mill at Orta burned on 3 May 1871.", "The mill at Orta burned on 3 May 1871."),
        ("de", "Am 3. Mai 1871 brannte die Mühle von Ada Holm.", "On 3 May 1871 brannte the mühle of Ada Holm."),
        ("fr", "L'auteur vécut à Lyon jusqu'en mai 1871.", "The writer vécut at Lyon to in May 1871."),
        ("es", "Fue escrito por Ada Holm hace tres años.", "Was escrito by Ada Holm hace three years."),
        ("pl", "Most został zbudowany przez Adę w maju 1871.", "Most was zbudowany by Adę in May 1871."),
        ("fr", "Le billet coûte 1 250 €.", "The billet coûte 1,250 €."),
        ("ru", "Мосту 25—30 лет.", "Мосту 25–30 years."),
        ("ar", "في ٣ مايو ١٩٠٢", "in 3 May 1902"),
        ("tr", "Müze 1998’de Bursa'da açıldı.", "Museum 1998 of Bursa of açıldı."),
        ("tr", "'de Ali'Bey ve 'de", "'also Ali'Bey and 'also"),
        ("fi", "EU:n jäsen", "EU:n jäsen"),
        ("ja", "橋は三年前に建てられた。", "橋は三年前に建てられた。"),
        ("xx", "der Turm", "der Turm"),
    ],
)
def test_what_shows_how_a_sentence_is_built_is_read_in_english(code: str, text: str, read: str) -> None:
    assert read_in_english(text, tokenise(text), code)[0] == read


def test_nouns_have_capitals_in_german_and_names_keep_theirs() -> None:
    text = "Der alte Turm gehört Ada Holm."
    assert read_in_english(text, tokenise(text), "de")[0] == "The alte turm gehört Ada Holm."
    assert read_in_english(text, tokenise(text), "nl")[0] == "Der alte Turm gehört Ada Holm."


def test_a_noun_with_a_capital_is_read_as_the_english_noun() -> None:
    text = "Nach 3 Jahren und 2 Wochen im Mai."
    assert read_in_english(text, tokenise(text), "de")[0] == "To 3 years and 2 weeks in May."


def test_an_era_is_read_as_one() -> None:
    text = "Um 480 v. Chr. gebaut."
    assert read_in_english(text, with_whole_eras(text, tokenise(text), "de"), "de")[0] == "To 480 BC gebaut."


def test_short_forms_of_months_are_left() -> None:
    glosses = glosses_of("es")
    assert glosses["enero"] == "January"
    assert "mar" not in glosses or glosses["mar"] == "sea"


@given(st.sampled_from(CODES), st.text(max_size=80))
def test_every_word_is_read_where_it_stands(code: str, text: str) -> None:
    words = tokenise(text)
    read, found = read_in_english(text, words, code)
    glosses = glosses_of(code)
    if not glosses:
        assert (read, found) == (text, words)
        return
    assert len(found) == len(words)
    ends = [0, *(word.end for word in found)]
    assert all(before <= word.start <= word.end for before, word in zip(ends, found, strict=False))
    for word, theirs in zip(found, words, strict=True):
        shown, written = read[word.start : word.end], in_plain_digits(text[theirs.start : theirs.end])
        is_ending = code == "tr" and text[theirs.start - 1 : theirs.start] in {"'", "’"}
        assert shown.lower() == glosses.get(theirs.form, written).lower() or (is_ending and shown == "of")


def test_spaced_languages_have_glosses() -> None:
    assert {code for code in CODES if not glosses_of(code)} == {"en", *(c for c in CODES if not language(c).spaced)}
