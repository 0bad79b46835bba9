import pytest

from qa_bot.text.greek_endings import with_one_ending
from qa_bot.text.normalise import fold_case
from qa_bot.text.stem import term_maker


@pytest.mark.parametrize(
    "forms",
    [
        "θερμοκρασία θερμοκρασίας θερμοκρασίες θερμοκρασιών θερμοκρασια",
        "τεχνικός τεχνική τεχνικό τεχνικά τεχνικές τεχνικών τεχνικούς τεχνικής τεχνικού",
        "κωδικός κωδικό κωδικοί κωδικών",
        "βιβλίο βιβλία βιβλίου βιβλίων",
        "παιδί παιδιά παιδιού παιδιών",
        "λίστα λίστας λίστες λιστών",
        "χελωνάκι χελωνάκια χελώνα",
    ],
)
def test_forms_of_a_word_share_a_term(forms: str) -> None:
    term = term_maker("el")
    assert len({term(fold_case(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize("form", ["εταιρεία", "τιμή", "δρόμος", "linux", "2026", ""])
def test_other_words_are_left(form: str) -> None:
    assert with_one_ending(form) == form
