"""What a question asks for by "how" and a measure: the height of "how tall"."""

from collections.abc import Sequence

from qa_bot.text.language import Group, Language
from qa_bot.text.tokenise import Token


def what_is_measured(tokens: Sequence[Token], place: int, spoken: Language) -> Group:
    """Return the names, in words, of what a word behind "how" asks for: the height of "how *tall*"."""
    is_asking = place > 0 and tokens[place - 1].form in spoken.question_words.get("how", ())
    return spoken.measures.get(tokens[place].form, ()) if is_asking else ()


def measured(tokens: Sequence[Token], spoken: Language) -> frozenset[str]:
    """Return the words for all that a question asks for so: height, altitude, … of "how high"."""
    names = [name for place in range(len(tokens)) for name in what_is_measured(tokens, place, spoken)]
    return frozenset(form for name in names for form in name)
