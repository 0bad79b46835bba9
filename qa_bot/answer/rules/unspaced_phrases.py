"""Which phrase answers in scripts without spaces between words, by what parts phrases there.

Japanese writes nouns in ideographs and katakana and what joins them in hiragana; Korean ends a noun with a particle;
Chinese puts a preposition in front of it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from qa_bot.answer.asked import Asked
from qa_bot.text.language import language
from qa_bot.text.tokenise import Token
from qa_bot.types import Span

# What ends a clause; a bar stands between the cells of a row
_CLAUSE = re.compile(r"(?:[^。，、；：！？（）「」『』《》〈〉【】“”‘’\"…,;!?()|]|(?<=\d),(?=\d))+")
# Ideographs, katakana, digits and Latin letters; a name in Latin letters has spaces in it
_JAPANESE_NOUN = re.compile(r"[A-Z][A-Za-z.-]*(?: [A-Z][A-Za-z.-]*){1,3}|[々ァ-ヺー-ヾ一-鿿\dA-Za-z.・＝=-]+")
_TITLE = re.compile(r" ?(?:さん|さま|ちゃん|くん)")
_KOREAN_WORD = re.compile(r"\S+")
# Kinds of questions that a noun answers: the class of the particles beside it, "" where none shows it
_BESIDE = {"who": "agents", "where": "places", "which": "", "what": "", "other": "", "list": ""}
# Letters of the end of a phrase that may be a noun asked for
_NOUN = 2
# Letters behind "which" that the noun stands in
_NEAR = 6


class Phrase(NamedTuple):
    """A phrase: its ``span``, the particles ``before`` and ``behind`` it, "" without one, and whether a title shows
    that it is a person.
    """

    span: Span
    before: str = ""
    behind: str = ""
    is_person: bool = False


def answering(text: str, matched: Sequence[Token], question: Asked) -> Span | None:
    """Return the phrase of a text that answers a question, None where each only repeats its words, ``matched``, and for
    kinds of questions or languages of which nothing is known here.

    Best is one that ends with the noun behind "which" (聖メアリー*病院* to どの*病院*), to "who" a person by the title
    (田中*さん*), then one beside a particle that shows its part, then the one nearest to the matched words.
    """
    covered = {place for token in matched for place in range(token.start, token.end)}
    code = question.language
    if question.kind not in _BESIDE or "joints" not in language(code).classes:
        return None
    asked, shown = _noun_asked(question.interpreted, code), _BESIDE[question.kind]
    before, behind = (language(code).classes.get(f"{side}_{shown}", frozenset()) for side in ("before", "behind"))

    def order(phrase: Phrase) -> tuple[bool, bool, bool, int, int]:
        start, end = phrase.span.start, phrase.span.end
        gaps = (token.start - end if token.start >= end else start - token.end for token in matched)
        nearest = min((gap for gap in gaps if gap >= 0), default=0)
        shows = phrase.before in before or phrase.behind in behind
        is_person = question.kind == "who" and phrase.is_person
        return not _ends_as_asked(phrase.span.of(text), asked), not is_person, not shows, nearest, start

    new = [phrase for phrase in _phrases(text, code) if not covered.issuperset(_letters(text, phrase.span))]
    named = [phrase for phrase in new if not shown or not text[phrase.span.start].isdigit()]
    best = min(named or new, key=order, default=None)
    return None if best is None else _without_repeated(text, best.span, covered, asked)


def _letters(text: str, span: Span) -> list[int]:
    """Return the places of a span that no space stands at."""
    return [place for place in range(span.start, span.end) if not text[place].isspace()]


def _noun_asked(question: str, code: str) -> str:
    """Return the letters behind "which" in a question, among them the noun asked for; "" where it is not asked."""
    whiches = sorted(language(code).question_words.get("which", ()), key=len, reverse=True)
    ends = (place + len(which) for which in whiches if (place := question.find(which)) >= 0)
    end = next(ends, len(question))
    return question[end : end + _NEAR]


def _ends_as_asked(phrase: str, asked: str) -> bool:
    return len(phrase) > _NOUN and phrase[-_NOUN:] in asked


def _without_repeated(text: str, span: Span, covered: Collection[int], asked: str) -> Span:
    """Return the span without the question's words at its ends, but for the noun that is asked for."""
    if _ends_as_asked(span.of(text), asked):
        return _stripped(text, span)
    left = [place for place in _letters(text, span) if place not in covered]
    return Span(left[0], left[-1] + 1)


def reason(text: str, code: str) -> Span | None:
    """Return the part of a text that gives a reason, None where no word shows one: in Chinese what such a word leads,
    elsewhere what it ends.
    """
    for clause in _CLAUSE.finditer(text) if "because" in language(code).classes else ():
        word = _reasons(code).search(clause.group())
        if word is not None:
            start = clause.start() + (word.start() if code == "zh" else 0)
            return _stripped(text, Span(start, clause.end() if code == "zh" else clause.start() + word.end()))
    return None


@cache
def _reasons(code: str) -> re.Pattern[str]:
    words = sorted(language(code).classes["because"], key=len, reverse=True)
    return re.compile(rf"(?<=..)(?:{'|'.join(words)})" if code != "zh" else "|".join(words))


def _stripped(text: str, span: Span) -> Span:
    inside = span.of(text)
    return Span(span.end - len(inside.lstrip()), span.start + len(inside.rstrip()))


def _phrases(text: str, code: str) -> Iterator[Phrase]:
    read = {"ja": _japanese, "ko": _korean}.get(code, _chinese)
    for clause in _CLAUSE.finditer(text):
        yield from read(text, *clause.span())


def _japanese(text: str, start: int, end: int) -> Iterator[Phrase]:
    for noun in _JAPANESE_NOUN.finditer(text, start, end):
        title = _TITLE.match(text, noun.end(), end)
        joint = _joints("ja").match(text, title.end() if title else noun.end(), end)
        yield Phrase(Span(*noun.span()), behind=joint.group() if joint else "", is_person=title is not None)


def _korean(text: str, start: int, end: int) -> Iterator[Phrase]:
    """Yield what stands in front of each ending of a word, from the word behind the last such on."""
    first = start
    for word in _KOREAN_WORD.finditer(text, start, end):
        joint = _joints("ko").search(word.group())
        if joint is not None and joint.start() >= _NOUN:
            yield Phrase(_stripped(text, Span(first, word.start() + joint.start())), behind=joint.group())
            first = word.end()


def _chinese(text: str, start: int, end: int) -> Iterator[Phrase]:
    before = ""
    for joint in _joints("zh").finditer(text, start, end):
        if start < joint.start():
            yield Phrase(Span(start, joint.start()), before, joint.group())
        start, before = joint.end(), joint.group()
    if start < end:
        yield Phrase(Span(start, end), before)


@cache
def _joints(code: str) -> re.Pattern[str]:
    """Return the pattern of what parts phrases, the longest first; in Korean, of what may end a word."""
    joints = "|".join(sorted(language(code).classes["joints"], key=lambda joint: (-len(joint), joint)))
    return re.compile(rf"(?:{joints})$" if code == "ko" else joints)
