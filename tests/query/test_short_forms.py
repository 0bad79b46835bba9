from collections.abc import Callable

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse

MakeIndex = Callable[..., Index]


@pytest.mark.parametrize(
    ("code", "question", "text"),
    [
        ("en", "max load", "The maximum load."),
        ("en", "maximum load", "The max load."),
        ("en", "the max load of both configs", "The maximum load of any configuration."),
        ("en", "minimum load", "The minimum load."),
        ("en", "the min load", "The minimum load."),
        ("en", "third load", "The 3rd load."),
        ("en", "4th load", "The fourth load."),
        ("de", "Nr der Last", "Die Nummer der Last."),
        ("de", "Temperatur der Last", "Die Temp. der Last."),
        ("de", "Beginn der Regatta", "Der Anfang der Regatta."),
        ("fr", "réparer la barque", "On peut la dépanner, cette barque."),
        ("es", "¿Dónde empezó la regata?", "La regata comenzó en el puerto."),
        ("it", "acquistare la barca", "Ha comprato una barca."),
        ("pt", "consertar o barco", "Ele vai reparar o barco."),
        ("nl", "volmacht van de schipper", "De machtiging van de schipper."),
        ("pl", "awaria łodzi", "Usterka łodzi."),
        ("ru", "поломка лодки", "Неисправность лодки."),
    ],
)
def test_a_word_is_known_by_its_short_form_or_what_it_is_short_for(
    make_index: MakeIndex, code: str, question: str, text: str
) -> None:
    query = analyse(question, make_index({"a.txt": text}, code))
    assert (query.unknown, query.corrections) == ((), ())


def test_a_short_form_counts_where_the_documents_have_the_word_as_well(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The max and the maximum load on Tue. and Tuesday."})
    related = [[index.terms[term] for term in concept.related] for concept in analyse("the max on Tue", index).concepts]
    assert related == [["maximum"], ["tuesday"]]


def test_a_short_form_that_is_another_word_stands_for_nothing_longer(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The sun on Sunday."})
    assert [concept.related for concept in analyse("the sun", index).concepts] == [()]


def test_synonyms_count(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The movies. A film."})
    assert [[index.terms[t] for t in each.related] for each in analyse("the film", index).concepts] == [["movi"]]


def test_a_word_behind_how_asks_for_what_is_measured(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "Depth of the well: 9 m."})
    assert analyse("how deep is the well", index).concepts[0].related == index.terms_of("depth")


def test_a_unit_stands_for_nothing_longer(make_index: MakeIndex) -> None:
    assert analyse("the minimum load", make_index({"a.txt": "A load of 30 min."})).unknown == ("minimum",)


@pytest.mark.parametrize(
    ("code", "question", "text"),
    [
        ("en", "UK ports", "The ports of the United Kingdom."),
        ("en", "uk ports", "The ports of the United Kingdom."),
        ("en", "ports of the United Kingdom", "The UK ports."),
        ("en", "Which US ports?", "The ports of the United States."),
        ("de", "EU Häfen", "Die Häfen der Europäischen Union."),
        ("fr", "les ports de l'UE", "Les ports de l'Union européenne."),
    ],
)
def test_letters_and_the_name_that_they_stand_for(make_index: MakeIndex, code: str, question: str, text: str) -> None:
    query = analyse(question, make_index({"a.txt": text}, code))
    assert all(concept.known for concept in query.concepts)
    assert any(concept.related or concept.phrases for concept in query.concepts)


@pytest.mark.parametrize("question", ["Tell us of ports", "TELL US OF PORTS"])
def test_a_pronoun_is_a_name_in_capitals_only(make_index: MakeIndex, question: str) -> None:
    query = analyse(question, make_index({"a.txt": "The ports of the United States."}))
    assert [concept.phrases for concept in query.concepts] == [()] * 3


def test_a_pronoun_stands_for_no_name(make_index: MakeIndex) -> None:
    query = analyse("ports of the United States", make_index({"a.txt": "The united states. Ports. Join us."}))
    assert [concept.related for concept in query.concepts] == [()] * 3


def test_function_words_of_a_name_stay_function_words(make_index: MakeIndex) -> None:
    query = analyse("the date of birth", make_index({"a.txt": "DOB: 3 May. The date of birth."}))
    assert [concept.word for concept in query.concepts] == ["date", "birth"]


@pytest.mark.parametrize(
    ("code", "question", "text", "expected"),
    [
        ("en", "the boat number", "Boat no.: 7. A number.", ["boat", "no"]),
        ("en", "boat no", "The boat number is 7. No.", ["boat", "number"]),
        ("de", "Welche Nummer hat das Boot, die Boot Nummer?", "Boot Nr. 7. Eine Nummer.", ["boot", "nr"]),
        ("fr", "le numéro de la facture", "Facture n° 7. Un numéro.", ["factur", "n"]),
        ("it", "il numero della fattura", "Fattura n. 7. Un numero.", ["fattur", "n"]),
    ],
)
def test_a_number_is_known_by_its_short_form_behind_what_has_it(
    make_index: MakeIndex, code: str, question: str, text: str, expected: list[str]
) -> None:
    index = make_index({"a.txt": text}, code)
    phrases = [phrase for concept in analyse(question, index).concepts for phrase in concept.phrases]
    assert [sorted(index.terms[term] for term in phrase) for phrase in phrases] == [sorted(expected)]


def test_no_is_no_number_where_it_negates(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "No boat has a number, and a number has no boat."})
    assert [concept.phrases for concept in analyse("the boat number", index).concepts] == [(), ()]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("When do the stamps run out?", "Stamps expire in May. We run.", {"run": ["expir"], "out": ["expir"]}),
        ("The stamps ran out.", "Stamps expire in May.", {"ran": ["expir"], "out": ["expir"]}),
        ("Who put the walk off?", "The walk was postponed.", {"put": ["postpon"], "off": ["postpon"]}),
        ("Who put it down and off?", "The walk was postponed.", {}),
        ("Who hands in the list?", "Lists are submitted.", {"hands": ["submit"]}),
        ("What is in their hands?", "Lists are submitted.", {}),
    ],
)
def test_a_phrase_that_means_the_same_as_a_word(
    make_index: MakeIndex, question: str, text: str, expected: dict[str, list[str]]
) -> None:
    index = make_index({"a.txt": text})
    concepts = analyse(question, index).concepts
    assert {each.word: [index.terms[t] for t in each.related] for each in concepts if each.related} == expected


def test_a_word_that_means_the_same_as_a_phrase(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The stamps run out in May."})
    phrases = [phrase for concept in analyse("When do they expire?", index).concepts for phrase in concept.phrases]
    assert [[index.terms[term] for term in phrase] for phrase in phrases] == [["run", "out"]]
