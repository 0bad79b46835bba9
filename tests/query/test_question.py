"""Question types: the table of questions.txt, other languages, odd input."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.query.question import QuestionType, question_type
from qa_bot.text.language import language


def _rows() -> list[list[str]]:
    lines = Path(__file__).with_name("questions.txt").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("question", "kind", "expected", "focus"), _rows())
def test_question(question: str, kind: str, expected: str, focus: str) -> None:
    found = question_type(question)
    assert (found.kind, found.expected, found.focus) == (kind, expected, focus)


def test_focus_phrase_keeps_what_describes_it() -> None:
    assert question_type("What large northern town burned?").phrase == "large northern town"


def test_choices_are_the_words_around_or() -> None:
    assert question_type("Does rainfall increase or decrease with height?").choices == ("increase", "decrease")
    assert question_type("Did the boat or the train arrive first?").choices == ("boat", "train")


def test_case_does_not_matter() -> None:
    assert question_type("IN WHAT YEAR WAS THE ABBEY FOUNDED") == question_type("in what year was the abbey founded?")


@pytest.mark.parametrize(
    ("question", "kind", "expected"),
    [
        ("Wer hat die Brücke gebaut?", "who", "person"),
        ("Wie viele Fenster hat der Turm?", "how many", "number"),
        ("Wie wird Käse gemacht?", "how", "manner"),
        ("In welchem Jahr brannte die Mühle?", "when", "date"),
        ("Welche Brücke ist offen?", "which", "any"),
        ("Ist die Brücke offen?", "yes/no", "any"),
        ("Die Brücke", "other", "any"),
    ],
)
def test_other_languages_by_their_question_words(question: str, kind: str, expected: str) -> None:
    found = question_type(question, language("de"))
    assert (found.kind, found.expected) == (kind, expected)


@pytest.mark.parametrize(
    ("code", "question", "kind", "expected"),
    [
        ("sv", "Hur varma är stjärnorna?", "how much", "quantity"),
        ("cs", "Jak dlouhá je řeka?", "how much", "quantity"),
        ("ru", "как высоко летает самолёт", "how much", "quantity"),
        ("pt", "o q é uma eclusa", "definition", "definition"),
        ("es", "xq no arranca", "why", "reason"),
        ("fr", "pk le pont est fermé", "why", "reason"),
        ("de", "Öffnungszeiten am Samstag?", "other", "date"),
        ("de", "Zahlt man Eintritt?", "yes/no", "any"),
        ("it", "Il prezzo include il pranzo?", "yes/no", "any"),
    ],
)
def test_as_people_ask(code: str, question: str, kind: str, expected: str) -> None:
    found = question_type(question, language(code))
    assert (found.kind, found.expected) == (kind, expected)


def test_what_a_courtesy_asks_for_is_no_yes_or_no() -> None:
    found = question_type("la température moyenne du Soleil ?", language("fr"), told=True)
    assert (found.kind, found.expected) == ("other", "quantity")
    assert question_type("le pont du Soleil ?", language("fr"), told=True).kind == "other"


@pytest.mark.parametrize(
    ("code", "question", "expected", "focus"),
    [
        ("de", "Welcher Fluss fließt durch Orta?", "place", "fluss"),
        ("fr", "Combien de ponts a la ville ?", "number", "ponts"),
        ("es", "¿Cuál es la altura del puente?", "quantity", ""),
        ("es", "¿Qué puente cruza el río?", "any", "puente"),
        ("it", "Chi costruì il ponte?", "person", ""),
        ("de", "Was hat die Brücke gekostet?", "money", ""),
        ("de", "Die Höhe fehlt auf der Karte, was kann ich tun?", "any", ""),
    ],
)
def test_the_noun_behind_the_question_word_of_other_languages(
    code: str, question: str, expected: str, focus: str
) -> None:
    found = question_type(question, language(code))
    assert (found.expected, found.focus) == (expected, focus)


def test_long_input_is_cut() -> None:
    assert question_type("what " * 500_000).kind == "what"


@given(
    st.lists(st.sampled_from(["what", "who", "is", "the", "of", "or", "name", "how", "many", "river", "'s", "kinds"]))
)
def test_any_order_of_words_has_a_type(words: list[str]) -> None:
    assert isinstance(question_type(" ".join(words)), QuestionType)


@given(st.text())
def test_any_text_has_a_type(text: str) -> None:
    assert isinstance(question_type(text), QuestionType)


@pytest.mark.parametrize(
    ("code", "question", "kind"),
    [
        ("de", "Wann wurde die Brücke gebaut?", "when"),
        ("de", "Wie viele Menschen leben dort?", "how many"),
        ("es", "¿Quién construyó el puente?", "who"),
        ("fr", "Pourquoi le pont est fermé ?", "why"),
        ("zh", "桥是什么时候建的？", "when"),
        ("ja", "社長は誰でしたか", "who"),
        ("nl", "Hoe komt het dat de brug dicht is?", "why"),
        ("nl", "Mag ik hier zwemmen?", "yes/no"),
        ("sv", "Får jag fiska här?", "yes/no"),
        ("it", "Posso nuotare qui?", "yes/no"),
        ("es", "¿Puedo pescar aquí?", "yes/no"),
        ("fi", "Keltä avaimen saa?", "who"),
        ("fi", "Miksei silta aukea?", "why"),
        ("hu", "Van itt híd?", "yes/no"),
        ("tr", "Burada yüzebilir miyim?", "yes/no"),
        ("ru", "Можно здесь рыбачить?", "yes/no"),
        ("de", "Zählt die Schleuse als Hafen?", "yes/no"),
        ("de", "Angeln vom Steg erlaubt?", "yes/no"),
        ("nl", "Betaalt een gast havengeld?", "yes/no"),
        ("pl", "Mogę tu łowić?", "yes/no"),
        ("fr", "D'où vient le mot chaloupe ?", "what"),
        ("fr", "D'où vient la chaloupe ?", "where"),
        ("de", "Woher kommt der Name Kogge?", "what"),
        ("bg", "Кога е построен мостът?", "when"),
        ("bn", "সেতু কে বানিয়েছিলেন?", "who"),
        ("he", "איפה הגשר?", "where"),
        ("hr", "Zašto je most zatvoren?", "why"),
        ("sk", "Koľko lodí je tam?", "how many"),
        ("sw", "Daraja lilijengwa lini?", "when"),
        ("ta", "பாலத்தை யார் கட்டினார்?", "who"),
        ("te", "వంతెన ఎక్కడ ఉంది?", "where"),
        ("ur", "پل کیوں بند ہے؟", "why"),
        ("cs", "Na jakou loď nastoupil?", "which"),
        ("pl", "Którą łódź wybrać?", "which"),
        ("pl", "Czyich łodzi użyto?", "who"),
        ("ru", "По какому каналу плывут?", "which"),
        ("ru", "Чьим веслом гребли?", "who"),
        ("uk", "За чиїм проєктом збудували міст?", "who"),
        ("tr", "En eski köprü hangisiydi?", "which"),
        ("fi", "Minä viikonpäivänä lautta lähtee?", "which"),
        ("he", "באילו ימים המעבורת פועלת?", "when"),
        ("fa", "اسم این پل چیه؟", "what"),
        ("zh", "船坏了怎么办？", "how"),
        ("ja", "橋を閉じた理由は？", "why"),
        ("ja", "橋の設計者", "who"),
        ("ja", "橋が開いた年は", "when"),
        ("ko", "물레방아 지은 곳", "where"),
        ("zh", "水车 作者", "who"),
        ("zh", "水车", "other"),
        ("ko", "다리를 닫은 까닭", "why"),
    ],
)
def test_every_language_by_its_own_question_words(code: str, question: str, kind: str) -> None:
    assert question_type(question, language(code)).kind == kind


@pytest.mark.parametrize(
    ("code", "question", "kind"),
    [
        ("fr", "Est-ce que le bateau part ?", "yes/no"),
        ("fr", "Est-ce qu'on peut ramer ici ?", "yes/no"),
        ("fr", "Qu'est-ce que le capitaine a vu ?", "what"),
        ("fr", "Quand est-ce que le bateau part ?", "when"),
        ("es", "¿Es verdad que el barco sale hoy?", "yes/no"),
        ("nl", "Moet ik de kapitein zeggen welke boot ik neem?", "yes/no"),
        ("de", "Kann mir jemand sagen, wann das Boot fährt?", "when"),
        ("de", "Kann der Kapitän sagen, wie viele Boote fahren?", "how many"),
        ("it", "E quando parte la barca?", "when"),
        ("pt", "E se o barco afundar, quem paga?", "who"),
        ("de", "Hält das Boot auch im Winter?", "yes/no"),
        ("fi", "Kulkeeko lautta talvella?", "yes/no"),
        ("el", "Φεύγει το πλοίο σήμερα;", "yes/no"),
        ("de", "boot im winter", "other"),
    ],
)
def test_yes_no_questions_of_other_languages(code: str, question: str, kind: str) -> None:
    assert question_type(question, language(code)).kind == kind


@pytest.mark.parametrize(
    ("code", "question", "kind", "expected"),
    [
        ("de", "Was kostet die Überfahrt?", "how much", "money"),
        ("de", "Wie teuer ist das Boot?", "how much", "money"),
        ("de", "Was hat es mit dem Preis auf sich?", "what", "any"),
        ("de", "Wie viel Prozent kostet das?", "how much", "percentage"),
        ("de", "Was wiegt das Boot?", "how much", "quantity"),
        ("nl", "Hoeveel kosten de boten?", "how much", "money"),
        ("sv", "Vad kostar båten?", "how much", "money"),
        ("fr", "Combien la traversée coûte-t-elle ?", "how much", "money"),
        ("fr", "Que gagne-t-on à ramer ?", "what", "any"),
        ("es", "¿Cuánto cuesta el barco?", "how much", "money"),
        ("it", "Quanto costa la barca?", "how much", "money"),
        ("pl", "Ile kosztuje łódź?", "how much", "money"),
        ("fi", "Paljonko vene maksaa?", "how much", "money"),
    ],
)
def test_prices_in_other_languages(code: str, question: str, kind: str, expected: str) -> None:
    found = question_type(question, language(code))
    assert (found.kind, found.expected) == (kind, expected)


@pytest.mark.parametrize(
    ("code", "question", "kind"),
    [
        ("de", "Was bedeutet die rote Lampe an der Tür des Bootes?", "definition"),
        ("de", "Was ist ein Kiel?", "definition"),
        ("de", "Was ist zu tun?", "what"),
        ("de", "Was ist beim Anlegen zu beachten?", "what"),
        ("de", "Was ist die Hauptursache für Risse im Rumpf?", "what"),
        ("de", "Was ist der Grund dafür?", "why"),
        ("de", "Wie heißt das Boot?", "what"),
        ("fr", "Qu'est-ce que la quille ?", "definition"),
        ("fr", "Que signifie le code 5 ?", "definition"),
        ("fr", "Qu'est-ce que le capitaine a vu ?", "what"),
        ("es", "¿Qué significa el código 5?", "definition"),
        ("it", "Come si chiama la barca?", "what"),
        ("nl", "Wat betekent het woord kiel?", "definition"),
    ],
)
def test_definitions_in_other_languages(code: str, question: str, kind: str) -> None:
    assert question_type(question, language(code)).kind == kind


@pytest.mark.parametrize(
    ("code", "question", "kind", "expected"),
    [
        ("de", "Wie lautet die Bootsnummer?", "which", "name"),
        ("de", "Was kostet die Fahrt?", "how much", "money"),
        ("de", "Wie teuer ist die Fahrt?", "how much", "money"),
        ("de", "Wie hoch ist der Turm?", "how much", "quantity"),
        ("de", "Welchen Nobelpreis gewann sie?", "which", "any"),
        ("de", "Welche Frist gilt?", "which", "duration"),
        ("de", "Wie oft fährt das Boot?", "how often", "frequency"),
        ("de", "Wie viel Prozent sind es?", "how much", "percentage"),
        ("fr", "Quel est le numéro du bateau ?", "which", "name"),
        ("fr", "Combien coûte la traversée ?", "how much", "money"),
        ("fr", "Quel est le délai ?", "which", "duration"),
        ("fr", "Quels sont les horaires ?", "list", "date"),
        ("fr", "À quelle fréquence part-il ?", "how often", "frequency"),
        ("es", "¿Cuál es el número de teléfono?", "which", "name"),
        ("es", "¿Cuál es el número de puentes?", "how many", "number"),
        ("es", "¿Cuánto cuesta el viaje?", "how much", "money"),
        ("es", "¿Cuánto tarda el barco?", "how long", "duration"),
        ("es", "¿Con qué frecuencia sale?", "how often", "frequency"),
        ("es", "¿Cada cuánto sale?", "how often", "frequency"),
        ("fr", "Tous les combien part-il ?", "how often", "frequency"),
        ("pl", "Co ile dni płynie?", "how often", "frequency"),
        ("tr", "Kaç günde bir kalkar?", "how often", "frequency"),
        ("it", "Qual è il numero di telefono?", "which", "name"),
        ("it", "Quanto costa il viaggio?", "how much", "money"),
        ("it", "Entro quando parte?", "when", "date"),
        ("nl", "Wat is de huur?", "what", "money"),
        ("pl", "Jaka jest opłata?", "which", "money"),
        ("hu", "Mi a ház címe?", "what", "place"),
        ("sv", "Vilken kod gäller?", "which", "name"),
        ("fi", "Mikä on osoite?", "what", "place"),
        ("ru", "Какой срок аренды?", "which", "duration"),
        ("it", "Come si chiama la barca?", "what", "any"),
        ("nl", "prijs tweede roeispaan", "other", "money"),
        ("it", "altezza ponte vecchio", "other", "quantity"),
        ("es", "monto de la multa", "other", "money"),
        ("de", "Bootsnummer der Fähre", "other", "any"),
    ],
)
def test_words_of_other_languages_that_show_the_answer(code: str, question: str, kind: str, expected: str) -> None:
    found = question_type(question, language(code))
    assert (found.kind, found.expected) == (kind, expected)


@pytest.mark.parametrize(
    ("code", "question", "kind", "expected"),
    [
        ("ru", "Какой длины мост?", "which", "quantity"),
        ("ru", "Сколько процентов мостов закрыто?", "how much", "percentage"),
        ("hu", "Mikortól van nyitva a híd?", "when", "date"),
        ("hu", "Kié a híd?", "who", "person"),
        ("hu", "Mire való a kötél?", "why", "reason"),
        ("tr", "Tekne kaçta kalkar?", "when", "date"),
        ("tr", "Ne zamandan beri burada?", "when", "date"),
        ("tr", "Bu halat ne işe yarar?", "why", "reason"),
        ("it", "Che cosa significa chiglia?", "definition", "definition"),
        ("it", "A cosa serve la corda?", "why", "reason"),
        ("nl", "Waarvoor dient het touw?", "why", "reason"),
        ("zh", "船票多少钱？", "how much", "money"),
        ("zh", "桥有多高？", "how much", "quantity"),
        ("zh", "什么是龙骨？", "definition", "definition"),
        ("zh", "龙骨是什么意思？", "definition", "definition"),
        ("zh", "船的颜色是什么？", "what", "any"),
        ("ja", "船はいくらですか", "how much", "money"),
        ("ja", "竜骨とは何ですか？", "definition", "definition"),
        ("ja", "船の色は何ですか？", "what", "any"),
        ("ar", "كم ثمن التذكرة؟", "how much", "money"),
    ],
)
def test_question_words_of_other_languages(code: str, question: str, kind: str, expected: str) -> None:
    found = question_type(question, language(code))
    assert (found.kind, found.expected) == (kind, expected)
