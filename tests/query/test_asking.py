"""What of a question only asks."""

import pytest

from qa_bot.query.asking import without_courtesy
from qa_bot.text.language import language


@pytest.mark.parametrize(
    ("code", "question", "plain"),
    [
        ("en", "Hello, could you please tell me who built it?", "who built it?"),
        ("de", "Können Sie mir bitte sagen, wann sie öffnet?", "wann sie öffnet?"),
        ("de", "Weisst du, wer das ist?", "wer das ist?"),
        ("fr", "Bonjour, pourriez-vous me dire quand il ouvre ?", "quand il ouvre ?"),
        ("es", "¿Podría decirme cuándo abre?", "cuándo abre?"),
        ("es", "Hola", "Hola"),
        ("ru", "Скажите, пожалуйста, где мост?", "где мост?"),
        ("ja", "橋はどこですか", "橋はどこですか"),
    ],
)
def test_courtesies_are_left_out(code: str, question: str, plain: str) -> None:
    assert without_courtesy(question, language(code)) == plain
