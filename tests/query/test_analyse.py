from collections.abc import Callable, Mapping

import pytest

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.types import Correction

MakeIndex = Callable[[Mapping[str, str]], Index]


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(
        {"a.txt": "The presidents met in Bali. Where the summit was held, meetings followed.", "b.txt": "Who?"}
    )


def words(index: Index, question: str, *after: str) -> list[str]:
    return [concept.word for concept in analyse(question, index, after).concepts]


def test_stop_words_are_left_out(index: Index) -> None:
    assert words(index, "Where did the presidents meet in Bali?") == ["presidents", "meet", "Bali"]


def test_a_question_of_stop_words_alone_keeps_them_where_they_may_be_a_name(index: Index) -> None:
    assert words(index, "Who was The Who?") == ["Who", "was", "The"]
    assert words(index, "Who was it?") == []
    assert words(index, "Why?") == []


def test_a_word_for_who_tells_is_weak_where_no_document_has_it(index: Index) -> None:
    assert [concept.weak for concept in analyse("Where did the blogger meet?", index).concepts] == [True, False]


def test_time_does_not_grow_with_the_square_of_open_quotation_marks(index: Index) -> None:
    assert analyse("“" * 200_000, index).phrases == ()
    assert analyse("Who said “a “good” bye”?", index).phrases == ("good",)


def test_what_was_asked_long_ago_is_not_taken_over(index: Index) -> None:
    topic, between = "Where is the bridge of Mostar?", "And why?" + " " * 4_000
    assert analyse("When was it built?", index, [topic, between, between]).carried == ("bridge", "Mostar")
    assert analyse("When was it built?", index, [topic, between, between, between]).carried == ()
    assert analyse("When was it built?", index, [topic + " " * 20_000]).carried == ("bridge", "Mostar")


def test_two_letters_of_a_function_word_may_be_swapped(index: Index) -> None:
    assert analyse("where did teh presidents meet", index).interpreted == "where did the presidents meet"


def test_thanks_ask_for_nothing(index: Index) -> None:
    assert words(index, "ok thanks") == []


def test_negated_verbs_are_left_out_however_they_are_written(index: Index) -> None:
    assert words(index, "Why won't the presidents meet?") == ["presidents", "meet"]
    assert words(index, "why wont the presidents meet") == ["presidents", "meet"]
    assert words(index, "which presidents won") == ["presidents", "won"]


def test_words_that_only_ask_are_left_out_where_they_do(index: Index) -> None:
    assert words(index, "What does Bali stand for?") == ["Bali"]
    assert words(index, "what Bali stands for") == ["Bali"]
    assert words(index, "Where did they stand in Bali?") == ["stand", "Bali"]
    assert words(index, "How many presidents met?") == ["presidents", "met"]
    assert words(index, "Which of the many presidents met?") == ["many", "presidents", "met"]


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Can you tell me where the presidents met?", "where the presidents met?"),
        ("Hello, I'd like to know when they met", "when they met"),
        ("Could you explain “why they met”?", "“why they met”?"),
        ("Do you know?", "Do you know?"),
        ("Do you know the presidents?", "the presidents?"),
    ],
)
def test_a_polite_question_is_read_as_a_plain_one(index: Index, question: str, plain: str) -> None:
    query = analyse(question, index)
    assert (query.raw, query.interpreted) == (question, plain)
    same = analyse(plain, index)
    assert (query.kind, query.expected, query.concepts) == (same.kind, same.expected, same.concepts)


def test_words_that_ask_how_much_are_weak_and_not_told_as_unknown(index: Index) -> None:
    query = analyse("How often did the presidents meet, how far apart and how long?", index)
    assert [concept.word for concept in query.concepts if concept.weak] == ["often", "far", "long"]
    assert query.unknown == ("apart",)
    assert analyse("Which presidents met often?", index).unknown == ("often",)


@pytest.mark.parametrize(
    ("code", "question", "telling"),
    [
        ("en", "can i use my own boat", ["own", "boat"]),
        ("en", "what do i need to get if i have a boat", ["boat"]),
        ("de", "Was brauche ich, wenn ich ein Boot bekomme?", ["Boot"]),
        ("fr", "De quoi ai-je besoin, puis-je utiliser mon bateau, que dois-je faire ?", ["bateau"]),
        ("es", "¿Qué necesito si tengo un barco que puedo usar?", ["barco"]),
        ("it", "Cosa serve se ho una barca, posso usare la mia?", ["barca"]),
        ("de", "Wo befindet sich eigentlich das Boot, und wann findet die Regatta statt?", ["Boot", "Regatta"]),
        ("fr", "Quand se tient la régate, et où se trouve encore un bateau ?", ["régate", "bateau"]),
        ("es", "¿Qué sale si todavía queda barco?", ["barco"]),
        ("it", "Entro quando occorre proprio la barca?", ["barca"]),
        ("pt", "Onde fica ainda um barco pra gente?", ["barco"]),
        ("nl", "Hoe lang van tevoren hoort de boot er eigenlijk te staan?", ["boot"]),
        ("pl", "Ile wynosi i jak długo trwa właściwie kotwiczenie?", ["kotwiczenie"]),
        ("ru", "Где ещё находится лодка и когда состоится регата?", ["лодка", "регата"]),
    ],
)
def test_words_that_a_question_needs_only_to_be_one_are_weak_and_not_told_as_unknown(
    make_index: Callable[..., Index], code: str, question: str, telling: list[str]
) -> None:
    query = analyse(question, make_index({"a.txt": "Xyz."}, code))
    assert [concept.word for concept in query.concepts if not concept.weak] == telling
    assert list(query.unknown) == telling


def test_inflections_of_a_word_are_one_concept(index: Index) -> None:
    (concept,) = analyse("meeting meetings", index).concepts
    assert (concept.word, concept.count) == ("meeting", 2)


def test_misspelt_words_are_corrected_and_told(index: Index) -> None:
    query = analyse("wher did the presidents hold the sumit", index)
    assert query.interpreted == "where did the presidents hold the summit"
    assert query.corrections == (Correction("wher", "where"), Correction("sumit", "summit"))
    assert query.unknown == ()


def test_unknown_words_are_told(index: Index) -> None:
    assert analyse("Did Xylophonists meet in 1999?", index).unknown == ("Xylophonists", "1999")


def test_phrases_are_those_in_quotes(index: Index) -> None:
    assert analyse('Was the "summit  was held" in “Bali”?', index).phrases == ("summit was held", "Bali")
    assert analyse('Was "Bali" "Bali" or “Bali”?', index).phrases == ("Bali",)


def test_marks_within_abbreviations_make_no_phrase(index: Index) -> None:
    assert analyse('כמה ק"מ הלך ד"ר לוי?', index).phrases == ()
    assert analyse('מי אמר "בוקר טוב" לד"ר לוי?', index).phrases == ("בוקר טוב",)


def test_a_quoted_phrase_is_searched_as_it_was_read(index: Index) -> None:
    query = analyse('Please tell me, was the "sumit was held" in Bali?', index)
    assert query.corrections == (Correction("sumit", "summit"),)
    assert query.phrases == ("summit was held",)


def test_an_english_word_that_no_document_has_is_no_typing_error(make_index: MakeIndex) -> None:
    query = analyse("What does it cost?", make_index({"a.txt": "The const of it does what a stent does."}))
    assert (query.corrections, query.unknown) == ((), ("cost",))


def test_marks_that_names_are_written_with_make_no_phrase(index: Index) -> None:
    assert analyse("Wo tagte der „Gipfel“, où «le sommet», »Bali«?", index).phrases == ()


def test_a_follow_up_takes_over_what_it_refers_to(index: Index) -> None:
    query = analyse("Where was that?", index, ["When did the presidents meet?"])
    assert query.carried == ("presidents", "meet")
    assert query.interpreted == "Where was that? (presidents meet)"
    assert [concept.word for concept in query.concepts] == ["presidents", "meet"]


@pytest.mark.parametrize("question", ["?", "...", "\x00", "🙂", '""', "\ud800"])
def test_questions_without_words_are_understood_as_nothing(index: Index, question: str) -> None:
    assert analyse(question, index).concepts == ()


def test_pairs_across_two_words_are_no_unknown_words(make_index: Callable[..., Index]) -> None:
    japanese = make_index({"塔.txt": "古い塔は1912年に町が建設しました。その塔は川の近くにあります。"}, "ja")
    query = analyse("古い塔を建設したのは誰ですか？", japanese)
    assert {concept.word for concept in query.concepts} >= {"古い", "い塔", "建設"}
    assert query.unknown == (), "塔を and を建 stand in no document, their words do"


def test_an_unknown_word_of_pairs_is_told(make_index: Callable[..., Index]) -> None:
    japanese = make_index({"塔.txt": "古い塔は1912年に町が建設しました。その塔は川の近くにあります。"}, "ja")
    assert "恐竜" in analyse("恐竜博物館はどこですか？", japanese).unknown


@pytest.mark.parametrize("question", ["Debianはどこですか？", "塔のDebianはどこですか？", "Debian恐竜"])
def test_words_of_a_spaced_script_among_pairs_stay(make_index: Callable[..., Index], question: str) -> None:
    japanese = make_index({"塔.txt": "古い塔は1912年に町が建設しました。その塔は川の近くにあります。"}, "ja")
    assert "Debian" in analyse(question, japanese).unknown


def test_a_pair_beside_a_word_of_a_spaced_script_is_a_word(make_index: Callable[..., Index]) -> None:
    japanese = make_index({"塔.txt": "Debianの古い塔は1912年に町が建設しました。"}, "ja")
    assert analyse("Debian恐竜", japanese).unknown == ("恐竜",)


def test_function_words_of_another_language_are_not_told_as_unknown(make_index: Callable[..., Index]) -> None:
    query = analyse("Wie lange läuft der Vertrag?", make_index({"a.txt": "A large wheel: the term is two years."}))
    assert (query.corrections, query.unknown) == ((), ("Vertrag",))
    query = analyse("What is the notice period?", make_index({"a.txt": "Le préavis est de deux mois."}, "fr"))
    assert query.unknown == ("notice", "period")


@pytest.mark.parametrize(
    ("code", "question", "title"), [("en", "When did Mr. Orrel leave?", "Mr"), ("de", "Wann ging Frau Orrel?", "Frau")]
)
def test_titles_of_address_are_weak(make_index: Callable[..., Index], code: str, question: str, title: str) -> None:
    query = analyse(question, make_index({"a.txt": "Orrel."}, code))
    assert title in [concept.word for concept in query.concepts if concept.weak]
    assert title not in query.unknown


def test_words_that_ask_for_a_number_are_not_looked_for(make_index: MakeIndex) -> None:
    query = analyse("Wie viele Boote gibt es?", make_index({"a.txt": "Es gibt 12 Boote."}, "de"))
    assert [concept.word for concept in query.concepts if not concept.weak] == ["Boote"]
    assert "viele" not in [concept.word for concept in query.concepts]


def test_a_verb_that_only_asks_is_not_missed(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "Die Überfahrt: 5 Euro."}, "de")
    query = analyse("Was kostet die Überfahrt?", index)
    assert [concept.word for concept in query.concepts] == ["Überfahrt"]
    assert analyse("Die Karte kostet", index).unknown == ("Karte", "kostet")


def test_a_verb_that_only_asks_is_looked_for_where_it_stands(make_index: MakeIndex) -> None:
    query = analyse("Was kostet die Überfahrt?", make_index({"a.txt": "Die Überfahrt kostet 5 Euro."}, "de"))
    assert [concept.word for concept in query.concepts] == ["kostet", "Überfahrt"]


@pytest.mark.parametrize(
    ("text", "question", "read_as"),
    [
        ("Die Frist. Bei Frostgefahr leeren.", "Was tun bei Frost?", None),
        ("Die Lieferung. Im Lieferungsverzug.", "Was ist bei Lieferun zu tun?", "lieferung"),
        ("Er nahm den Marzipan.", "Was war im März?", None),
    ],
)
def test_what_stands_in_a_compound_is_no_typing_error(
    make_index: MakeIndex, text: str, question: str, read_as: str | None
) -> None:
    corrections = analyse(question, make_index({"a.txt": text}, "de")).corrections
    assert [correction.read_as for correction in corrections] == ([read_as] if read_as else [])


def test_a_question_that_only_names_something_asks_for_it_as_the_one_before_did(index: Index) -> None:
    asked = analyse("And in Bali?", index, ["How long did the meeting in Rome last?"])
    assert (asked.kind, asked.expected) == ("how long", "duration")
    asked = analyse("And the price in Bali?", index, ["How long did the meeting in Rome last?"])
    assert asked.expected == "money"


@pytest.mark.parametrize(("question", "read_as"), [("Hoeveel is het waard?", []), ("Waarr is het huis?", ["waar"])])
def test_no_second_question_word_is_read(make_index: MakeIndex, question: str, read_as: list[str]) -> None:
    query = analyse(question, make_index({"a.txt": "Het huis staat waar de molen was."}, "nl"))
    assert [found.read_as for found in query.corrections] == read_as


def test_a_word_that_languages_share_is_known_in_each(make_index) -> None:
    german = " ".join(f"Das Maximum der Anlage {k} liegt nicht bei der Grenze, die wir kennen." for k in range(9))
    english = "The maximum number of tables in a join is not what it was when the engine was written."
    index = make_index({"a.md": german, "b.md": english}, {"a.md": "de", "b.md": "en"})
    query = analyse("What is the maximun number of the tables in a join?", index)
    assert [(fix.written, fix.read_as) for fix in query.corrections] == [("maximun", "maximum")]


def test_what_no_document_has_beside_the_subject_before_is_a_subject_of_its_own(make_index: MakeIndex) -> None:
    index = make_index(
        {
            "store.txt": "Hay is stored in the barn. The price is two coins. The maximum a day is large.",
            "rules.txt": "There is a quorum of three, the maximum. The chair sets the quorum each day. No large one.",
        }
    )
    before = "How is hay stored?"
    assert words(index, "What is the quorum?", before) == ["quorum"]
    assert words(index, "What is the quorum?", "What is the maximum a day of hay in the barn?") == ["quorum"]
    assert words(index, "What is the price?", before) == ["price", "hay", "stored"]
    assert words(index, "What is the toll?", before) == ["toll", "hay", "stored"]
    assert words(index, "Who sets it?", before, "What is the quorum?") == ["sets", "quorum"]
