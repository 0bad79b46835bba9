"""What of a question only asks."""

import pytest

from qa_bot.query.asking import (
    asks_as_verb,
    asks_how_many,
    asks_how_much,
    is_ending,
    is_negated,
    is_thanks,
    without_courtesy,
)
from qa_bot.text.language import language
from qa_bot.text.tokenise import tokenise


@pytest.mark.parametrize(
    ("code", "question", "plain"),
    [
        ("en", "Hello, could you please tell me who built it?", "who built it?"),
        ("de", "Können Sie mir bitte sagen, wann sie öffnet?", "wann sie öffnet?"),
        ("de", "Weisst du, wer das ist?", "wer das ist?"),
        ("fr", "Bonjour, pourriez-vous me dire quand il ouvre ?", "quand il ouvre ?"),
        ("es", "¿Podría decirme cuándo abre?", "cuándo abre?"),
        ("es", "Hola", "Hola"),
        ("en", "Thank you. Who built it?", "Who built it?"),
        ("en", "ok thanks, and who paid?", "who paid?"),
        ("en", "thank you notes", "thank you notes"),
        ("fr", "Merci ! Quand ouvre-t-il ?", "Quand ouvre-t-il ?"),
        ("ru", "Скажите, пожалуйста, где мост?", "где мост?"),
        ("ja", "橋はどこですか", "橋はどこですか"),
        ("zh", "请问，桥在哪里？谢谢！", "桥在哪里？"),
        ("de", "Guten Tag, ich hätte gern gewusst, wann sie öffnet. Vielen Dank im Voraus!", "wann sie öffnet."),
        ("en", "Who built it? Many thanks, please", "Who built it?"),
        ("en", "When is it open, please?", "When is it open"),
        ("en", 'What is meant by "thank you"?', 'What is meant by "thank you"?'),
        ("en", "How do I say thank you?", "How do I say thank you?"),
        ("fr", "Quand ouvre-t-il, s'il vous plaît ? Merci d'avance.", "Quand ouvre-t-il"),
        ("fi", "Hei, voisitteko kertoa, milloin se aukeaa? Kiitos jo etukäteen!", "milloin se aukeaa?"),
        ("hu", "Jó napot! Azt szeretném kérdezni, hogy mikor nyit. Előre is köszönöm!", "mikor nyit."),
        ("tr", "Merhaba, ne zaman açılır acaba? Şimdiden teşekkürler.", "ne zaman açılır acaba?"),
        ("ar", "السلام عليكم، أين الجسر؟ شكرا جزيلا", "أين الجسر؟"),
        ("es", "Hola, buenas, ¿me podrían decir cuándo sale el barco?", "cuándo sale el barco?"),
        ("pt", "Olá, tudo bem? Gostaria de saber quando parte o barco. Obrigada!", "quando parte o barco."),
        ("it", "Salve, potete dirmi quando parte?", "quando parte?"),
    ],
)
def test_courtesies_are_left_out(code: str, question: str, plain: str) -> None:
    assert without_courtesy(question, language(code)) == plain


@pytest.mark.parametrize(
    ("code", "question", "endings"),
    [
        ("tr", "Rıza'nın evi İzmir’de mi?", ["nın", "de"]),
        ("tr", "'de nedir, Rıza' nın evi", []),
        ("tr", "Rıza'soyadı", []),  # too long for an ending
        ("fi", "Missä EU:n laki on, klo 12:30?", ["n"]),
        ("en", "What is Rita's house?", []),
    ],
)
def test_endings_behind_marks(code: str, question: str, endings: list[str]) -> None:
    tokens = tokenise(question)
    spoken = language(code)
    found = [token.form for place, token in enumerate(tokens) if is_ending(question, tokens, place, spoken)]
    assert found == endings


@pytest.mark.parametrize(
    ("code", "question", "negated"),
    [
        ("en", "Why won't the kettle boil?", ["won"]),
        ("en", "What if I don’t know who won?", ["don"]),
        ("en", "Who won the t-shirt?", []),
        ("nl", "Staat de fiets in 't schuurtje?", []),
    ],
)
def test_verbs_before_a_short_not(code: str, question: str, negated: list[str]) -> None:
    tokens = tokenise(question)
    spoken = language(code)
    found = [token.form for place, token in enumerate(tokens) if is_negated(question, tokens, place, spoken)]
    assert found == negated


@pytest.mark.parametrize(
    ("code", "question", "counting"),
    [
        ("de", "Wie viele Boote gibt es?", ["viele"]),
        ("de", "Nach wie vielen Tagen fährt es?", ["vielen"]),
        ("de", "Wie viel Wasser passt in viele Boote?", ["viel"]),
        ("de", "Wie hoch ist der Mast?", []),
        ("sv", "Hur många båtar finns det?", ["många"]),
        ("da", "Hvor mange både er der?", ["mange"]),
        ("nl", "Hoe veel boten zijn er?", ["veel"]),
        ("en", "How many boats are there?", []),
    ],
)
def test_words_that_only_ask_for_a_number(code: str, question: str, counting: list[str]) -> None:
    tokens = tokenise(question)
    assert [token.form for k, token in enumerate(tokens) if asks_how_many(tokens, k, language(code))] == counting


@pytest.mark.parametrize(
    ("code", "question", "asking"),
    [
        ("en", "How far is it?", ["far"]),
        ("de", "Wie lange fährt es?", ["lange"]),
        ("it", "Da quanto tempo naviga?", ["tempo"]),
        ("fr", "Combien de temps navigue-t-il ?", ["temps"]),
        ("es", "¿Cuánto tiempo navega, y a qué tiempo?", ["tiempo"]),
        ("it", "Quanti giorni naviga?", []),
        ("fr", "Combien de bateaux naviguent tout le temps ?", []),
        ("it", "Il tempo, quanto è?", []),
    ],
)
def test_words_that_ask_how_much(code: str, question: str, asking: list[str]) -> None:
    tokens = tokenise(question)
    assert [token.form for k, token in enumerate(tokens) if asks_how_much(tokens, k, language(code))] == asking


@pytest.mark.parametrize(
    ("code", "question", "verbs"),
    [
        ("de", "Was kostet die Überfahrt?", ["kostet"]),
        ("de", "Wie viel kostet die Überfahrt?", ["kostet"]),
        ("fr", "Combien ça coûte ?", ["coûte"]),
        ("pl", "Ile kosztuje rejs?", ["kosztuje"]),
        ("ru", "Сколько стоит лодка?", ["стоит"]),
        ("de", "Wer zahlt, was der Hafen kostet?", []),
        ("de", "Die Überfahrt kostet?", []),
        ("en", "What does it cost?", []),
    ],
)
def test_verbs_that_only_ask(code: str, question: str, verbs: list[str]) -> None:
    tokens = tokenise(question)
    assert [token.form for k, token in enumerate(tokens) if asks_as_verb(tokens, k, language(code))] == verbs


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("en", "ok thanks"),
        ("en", "Thank you!"),
        ("en", "Hello, thanks a lot"),
        ("en", "thanks, that helped"),
        ("de", "Vielen Dank."),
        ("es", "¡Gracias!"),
        ("pl", "Dzień dobry, dziękuję bardzo"),
        ("ko", "감사합니다"),
    ],
)
def test_thanks_are_no_question(code: str, question: str) -> None:
    assert is_thanks(question, language(code))


def test_thanks_are_known_in_any_of_several_languages() -> None:
    assert is_thanks("merci", language("en"), ["en", "fr"])
    assert not is_thanks("merci", language("en"))


@pytest.mark.parametrize("question", ["thank you notes", "Thanks to whom?", "Hello", "please", "ok button", ""])
def test_what_names_something_beside_thanks_is_a_question(question: str) -> None:
    assert not is_thanks(question, language("en"))
