"""What a turn of a conversation tells, and what of it the next turn takes the place of."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa_bot.query.asking import asks_how_much, is_ending, only_asks, without_courtesy
from qa_bot.query.english import verb_places
from qa_bot.text.language import Language
from qa_bot.text.language_data import function_words
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.tokenise import Token, tokenise

# What stands between a word and the number that makes a code of both
_WITHIN_CODES = frozenset(("-", "\u2010", "\u2011", "_", " "))
_NAME = "A"
_ORDINAL, _ORDINAL_SHAPE = re.compile(r"\d{1,4}(?:st|nd|rd|th)"), "0th"
# Words kindred to one of several meanings of each are no sign that they mean the same; so many are
_SHARED = 2
# Function words that may stand between a preposition and its noun
_BEFORE_NOUN = ("articles", "determiners", "pronouns")


class Unit(NamedTuple):
    """A telling word, or a word and the number behind it that makes a code of both (SEV-2).

    ``forms`` are its words as compared, ``written`` how it stands in the question. ``run`` numbers the runs of units
    that no other word parts; ``behind`` is the preposition in front of a run, "" without one. ``shape`` is that of a
    number (2019: 0000, 2.1: 0.0, 26th: 0th), also of one behind a word, "A" for a name, else "".
    """

    forms: tuple[str, ...]
    written: str
    run: int
    behind: str
    shape: str
    is_verb: bool

    @property
    def is_number(self) -> bool:
        """Whether it is a number alone."""
        return len(self.forms) == 1 and self.shape not in ("", _NAME)

    def without_number(self) -> "Unit | None":
        """Return its word where a number stands behind one, else None."""
        if len(self.forms) == 1:
            return None
        word = self.written[: -len(self.forms[-1])].rstrip("".join(_WITHIN_CODES))
        return self._replace(forms=self.forms[:-1], written=word, shape="")


def units(question: str, language: Language) -> list[Unit]:
    """Return what a question tells, in its order."""
    plain = without_courtesy(question, language)
    tokens = tokenise(plain)
    verbs = verb_places([token.form for token in tokens]) if language.code == "en" else frozenset()
    prepositions = function_words(language.code, "prepositions")
    found: list[Unit] = []
    run, behind, is_open = 0, "", False
    for first, last in unit_places(plain, tokens, language):
        form = tokens[last].form
        if tells := _tells(tokens, last, language) and not is_ending(plain, tokens, last, language):
            run += not is_open
            forms = tuple([token.form for token in tokens[first : last + 1]])
            written = plain[tokens[first].start : tokens[last].end]
            number = _number(plain[tokens[last].start : tokens[last].end])
            shape = number or _name(written, language, begins=not first and plain == question)
            found.append(Unit(forms, written, run, behind, shape, last in verbs))
        elif form in prepositions:
            behind = form
        elif is_open or form not in function_words(language.code, *_BEFORE_NOUN):
            behind = ""
        is_open = tells
    return found


def _number(written: str) -> str:
    """Return the shape of a number, "" of anything else; parts behind dots have the same shape however long, and so
    have ordinals.
    """
    if _ORDINAL.fullmatch(written):
        return _ORDINAL_SHAPE
    if not written[0].isdecimal() or not written.replace(".", "").isdecimal():
        return ""
    return "0" * len(written) if "." not in written else ".".join("0" for _ in written.split("."))


def _name(written: str, language: Language, *, begins: bool) -> str:
    """Return the shape of a name, "" of anything else; a word that ``begins`` a question has a capital anyway."""
    return _NAME if not begins and written.istitle() and not language.capital_nouns else ""


def unit_places(text: str, tokens: Sequence[Token], language: Language) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of each word, or of a word and the number behind it: SEV-2, exit code 2."""
    first = 0
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) and token.form not in language.stop_words else None
        if following and following.form[0].isdigit() and text[token.end : following.start] in _WITHIN_CODES:
            continue
        yield first, place
        first = place + 1


def _tells(tokens: Sequence[Token], place: int, language: Language) -> bool:
    """Tell whether a word tells what a question is about, and did not serve to ask it."""
    form = tokens[place].form
    asks = only_asks(tokens, place) or asks_how_much(tokens, place, language)
    return not asks and form not in language.stop_words and form not in language.weak_words


def kept(before: Sequence[Unit], own: Sequence[Unit], language: Language, *, unfinished: bool) -> list[Unit]:
    """Return what is left of an earlier turn's units beside those of a turn's ``own``.

    What it has itself is not, nor verbs where it has one. One that is ``unfinished`` takes the place of what stands
    behind the same preposition ("and in Porto?" that of "in Bali"), of the only number or name of its shape, and of
    what is kindred ("in the mouse study?" that of "sleep trial"), but never of a verb, and if it is a number, not of
    the word that has another behind it ("and 2.2?", after "version 2.1").
    """
    present = {form for unit in own for form in unit.forms}
    has_verb = any(unit.is_verb for unit in own)
    by = {place: unit for unit in own for place in _replaced(before, unit, own, language)} if unfinished else {}
    found: list[Unit] = []
    for place, unit in enumerate(before):
        rest: Unit | None = unit
        if place in by and not unit.is_verb:
            rest = unit.without_number() if by[place].is_number else None
        if rest is not None and not (has_verb and rest.is_verb) and present.isdisjoint(rest.forms):
            found.append(rest)
    return found


def _replaced(before: Sequence[Unit], unit: Unit, own: Sequence[Unit], language: Language) -> Sequence[int]:
    """Return the places of an earlier turn's units that one of an unfinished turn takes the place of."""
    behind_same = [place for place, other in enumerate(before) if unit.behind and other.behind == unit.behind]
    alike = [place for place, other in enumerate(before) if unit.shape and other.shape == unit.shape]
    if same := behind_same or alike:
        return same if len({before[place].run for place in same}) == 1 else ()
    group = [other for other in own if other.run == unit.run]
    if not unit.behind or unit is not group[-1] or len(group) == 1:
        return ()
    kindred = (place for place, other in enumerate(before) if place and _are_kindred(unit, other, language))
    return next(((place - 1, place) for place in kindred if before[place - 1].run == before[place].run), ())


def _are_kindred(unit: Unit, other: Unit, language: Language) -> bool:
    """Tell whether two English words mean about the same: one is kindred to the other, or both to some others."""
    if language.code != "en":
        return False
    known, stem = thesaurus(), term_maker(language.code)
    one, two = (known.number(stem(each.forms[-1])) for each in (unit, other))
    if not one or not two:
        return False
    of_one, of_two = ({number, *known.kindred(number).tolist()} for number in (one, two))
    return one in of_two or two in of_one or len(of_one & of_two) >= _SHARED
