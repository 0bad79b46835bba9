"""Words of a question that only ask, and do not tell what it is about: courtesies, "how *many*", "how *long*"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from qa_bot.text.language import Language
from qa_bot.text.language_data import thanks_of
from qa_bot.text.tokenise import Token, tokenise

# A question is a line or two; what stands further on does not tell its kind
MAX_CHARACTERS = 2_000
_COUNTED = frozenset(("many", "much"))
_STANDING = frozenset(("stand", "stands"))
_HOW_MUCH = ("how_many", "how_much", "how_long", "how_often")
_HOW = frozenset(("how", "many", "much"))
# Marks between a question and what is only polite before or behind it; quotes and hyphens are none
_PARTING = frozenset(",.;:!?…–—\n\u037e\u060c\u061b\u061f\u06d4\u0964、。，！？；：¿¡")
_BETWEEN = " ,:;–—\n\t\u060c\uff0c\u3001"
# Words in front of a verb that asks, one of which opens the question
_BEFORE_VERB = 2
_APOSTROPHES = ("'", "’")
# Letters of the longest ending that is written behind a mark
_ENDING = 5


def without_courtesy(question: str, spoken: Language) -> str:
    """Return a question without "can you tell me" in front and "thank you" at its end, unless nothing were left."""
    tokens = tokenise(question[:MAX_CHARACTERS])
    if place := _before_thanks(question, tokens, spoken):
        question = question[: tokens[place].start].rstrip(_BETWEEN)
        tokens = tokens[:place]
    if place := _behind_thanks(question, tokens, spoken):
        question = question[tokens[place].start :]
        tokens = tokenise(question[:MAX_CHARACTERS])
    dropped = len(tokens) - len(words_without_courtesy([token.form for token in tokens], spoken))
    return question[tokens[dropped - 1].end :].lstrip(f"{_BETWEEN}.!") if dropped else question


def _before_thanks(question: str, tokens: Sequence[Token], spoken: Language) -> int:
    """Return the place where thanks and courtesies at the end begin, parted from the rest by a mark; 0 without any."""
    found = len(tokens) if len(question) <= MAX_CHARACTERS else 0
    for place in range(found - 1, 0, -1):
        if _are_parted(question, tokens[place - 1], tokens[place]):
            if _polite_words(tokens[place:found], spoken)[0] < found - place:
                break
            found = place
    return found if found < len(tokens) else 0


def _behind_thanks(question: str, tokens: Sequence[Token], spoken: Language) -> int:
    """Return the place behind thanks in front, which a mark parts from the rest (not "thank you notes"), else 0."""
    place, thanks = _polite_words(tokens, spoken)
    if not thanks or place == len(tokens):
        return 0
    parted = any(_are_parted(question, one, two) for one, two in pairwise(tokens[: place + 1]))
    return place if parted else 0


def _are_parted(question: str, one: Token, two: Token) -> bool:
    return not _PARTING.isdisjoint(question[one.end : two.start])


def is_thanks(question: str, spoken: Language, others: Iterable[str] = ()) -> bool:
    """Tell whether what is asked is no question: thanks and courtesies in the language ``spoken``, or thanks alone in
    one of the languages ``others`` (codes).
    """
    tokens = tokenise(question[:MAX_CHARACTERS])
    if _polite_words(tokens, spoken) == (len(tokens), True):
        return True
    plain = " ".join(token.form for token in tokens)
    return any(plain in thanks_of(code) for code in others)


def _polite_words(tokens: Sequence[Token], spoken: Language) -> tuple[int, bool]:
    """Return how many words in front are thanks and courtesies, and whether there are thanks among them."""
    if not tokens or tokens[0].form not in _first_words(spoken):
        return 0, False
    left = "".join(f"{token.form} " for token in tokens)
    polite = (*spoken.thanks, *spoken.courtesies)
    place, thanks = 0, False
    while phrase := next((each for each in polite if left.startswith(f"{each} ")), ""):
        thanks = thanks or phrase in spoken.thanks
        left = left[len(phrase) + 1 :]
        place += phrase.count(" ") + 1
    return place, thanks


@cache
def _first_words(spoken: Language) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in (*spoken.thanks, *spoken.courtesies))


def words_without_courtesy(words: Sequence[str], spoken: Language) -> Sequence[str]:
    """Return the words of a question, as compared, without courtesies in front."""
    left = " ".join(words)
    while courtesy := next((each for each in spoken.courtesies if left.startswith(f"{each} ")), ""):
        left = left[len(courtesy) + 1 :]
    return words[-1 - left.count(" ") :]


def only_asks(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether an English word only asks: "many" in "how many", "stand" in "stand for", "short" in "short for".

    What answers "how many" has a number in place of "many".
    """
    form = tokens[place].form
    if form == "short" and place + 2 == len(tokens):
        return tokens[place + 1].form == "for"
    if form in _STANDING:
        return place + 1 < len(tokens) and tokens[place + 1].form == "for"
    return place > 0 and form in _COUNTED and tokens[place - 1].form == "how"


def is_ending(text: str, tokens: Sequence[Token], place: int, spoken: Language) -> bool:
    """Tell whether a word is an ending that its language writes behind a mark: Ankara'*da*, EU:*n*."""
    token, mark = tokens[place], text[tokens[place].start - 1 : tokens[place].start]
    is_behind = place > 0 and mark in spoken.ending_marks and tokens[place - 1].end == token.start - 1
    return is_behind and token.form.isalpha() and len(token.form) <= _ENDING


def is_negated(text: str, tokens: Sequence[Token], place: int, spoken: Language) -> bool:
    """Tell whether a word is a verb that its language writes a short "not" behind: *won*'t, *don*'t."""
    behind = tokens[place + 1 : place + 2]
    if not behind or behind[0].form not in spoken.classes.get("negating", ()):
        return False
    return text[tokens[place].end : behind[0].start] in _APOSTROPHES


def asks_how_many(tokens: Sequence[Token], place: int, spoken: Language) -> bool:
    """Tell whether a word of another language is what "many" is in "how many": wie *viele*."""
    form = tokens[place].form
    counts = place > 0 and spoken.english.get(form) in _COUNTED
    return counts and (tokens[place - 1].form, form) in _counting(spoken)


def asks_as_verb(tokens: Sequence[Token], place: int, spoken: Language) -> bool:
    """Tell whether a word is a verb that asks with a question word in front: was *kostet*, wie viel *kostet*."""
    asking = spoken.classes.get("asking", frozenset())
    before = tokens[max(0, place - _BEFORE_VERB) : place]
    return tokens[place].form in asking and any(token.form in spoken.openings for token in before)


def asks_how_much(tokens: Sequence[Token], place: int, spoken: Language) -> bool:
    """Tell whether a word asks for a degree, as in "how *long*" and "quanto *tempo*": the answer seldom has it."""
    phrases = _degrees(spoken).get(tokens[place].form, ())
    return any(phrase == tuple(token.form for token in tokens[: place + 1][-len(phrase) :]) for phrase in phrases)


@cache
def _counting(spoken: Language) -> frozenset[tuple[str, ...]]:
    """Return the pairs of words that questions for a number begin with: how many, hvor mange."""
    phrases = [phrase.split() for kind in ("how_many", "how_much") for phrase in spoken.question_words.get(kind, ())]
    return frozenset(tuple(words[:2]) for words in phrases)


@cache
def _degrees(spoken: Language) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Return the phrases that ask for a degree, by their last words: how *far*, wie *oft*, combien de *temps*.

    A last word that is a function word or a unit is no degree.
    """
    how = spoken.question_words.get("how", ())
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in chain.from_iterable(spoken.question_words.get(kind, ()) for kind in _HOW_MUCH):
        *before, last = words = tuple(phrase.split())
        asks = [word in how or spoken.english.get(word) in _HOW for word in before]
        if any(asks) and spoken.stop_words.issuperset(before) and last not in spoken.stop_words | spoken.units:
            found[last].append(words)
    return found
