"""Follow-up questions: what "it", "there" and an unfinished question take from the questions before."""

from collections.abc import Sequence

from qa_bot.text.language import Language
from qa_bot.text.tokenise import Token, tokenise

# Words that stand for something said before
_REFERRING = {
    "en": "it its they them their theirs he him his she her hers this that these those there then one ones such",
    "de": "er sie es ihm ihn ihr ihre ihrer ihren sein seine seiner das dies diese dieser dieses dort dann davon dazu",
    "fr": "il elle ils elles lui leur leurs son sa ses cela ça ce cet cette ces y en là alors",
    "es": "él ella ello ellos ellas le les lo la su sus eso esa ese esos esas esto allí entonces",
    "it": "esso essa essi esse lui lei loro suo sua suoi sue questo quello ciò lì allora ci ne",
    "pt": "ele ela eles elas lhe lhes seu sua seus suas isso esse essa isto lá então",
    "nl": "hij zij het hem haar hun ze dit dat deze die daar toen er zijn",
}
# How an unfinished question begins
_OPENINGS = {
    "en": ("and", "but", "or", "so", "what about", "how about", "why not"),
    "de": ("und", "aber", "oder", "was ist mit", "wie steht"),
    "fr": ("et", "mais", "ou"),
    "es": ("y", "pero", "o", "qué hay de"),
    "it": ("e", "ma", "o"),
    "pt": ("e", "mas", "ou"),
    "nl": ("en", "maar", "of"),
}
_SHORT = 1


def carried_words(question: str, after: Sequence[str], language: Language) -> tuple[str, ...]:
    """Return the words that ``question`` takes from the ``after`` earlier ones (oldest first), as written there.

    A question that refers back or is unfinished takes the telling words of the latest question that stood on its own.
    """
    if not after or not depends(question, language):
        return ()
    topic = next((earlier for earlier in reversed(after) if not depends(earlier, language)), after[0])
    present = {token.form for token in tokenise(question)}
    words: dict[str, str] = {}
    for token in _telling(topic, language):
        if token.form not in present:
            words.setdefault(token.form, topic[token.start : token.end])
    return tuple(words.values())


def depends(question: str, language: Language) -> bool:
    """Tell whether a question cannot be understood without those before it."""
    forms = [token.form for token in tokenise(question)]
    referring = set(_REFERRING.get(language.code, "").split())
    if any(form in referring for form in forms):
        return True
    opening = " ".join(forms[:3])
    unfinished = any(f"{opening} ".startswith(f"{start} ") for start in _OPENINGS.get(language.code, ()))
    return unfinished or len(_telling(question, language)) <= _SHORT


def _telling(question: str, language: Language) -> list[Token]:
    """Return the words that tell what a question is about."""
    return [token for token in tokenise(question) if token.form not in language.stop_words]
