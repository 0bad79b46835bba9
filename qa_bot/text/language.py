"""What is known of a language: its stemmer, its function words, and the words that questions and answers are made of.

Words and phrases are kept twice, as ``normalise.fold_case`` leaves them (the form of a token) and without accents,
since people leave those out. The words of a phrase have one space between them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from qa_bot.text.language_data import CODES, read_language, stop_words_of, words_of
from qa_bot.text.normalise import fold_accents, fold_case
from qa_bot.text.tokenise import Phrase, tokenise, word_runs

# Letters of a form that is hardly another word without its accents
_LONG = 5


Group = tuple[Phrase, ...]
"""Names, or words and phrases, that mean the same."""


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of one language."""

    code: str
    """ISO 639-1."""
    name: str = ""
    stemmer: str | None = None
    """The name of a Snowball algorithm."""
    endings: tuple[str, ...] = ()
    """Endings of inflected words, longest first, where there is no such algorithm."""
    beginnings: tuple[str, ...] = ()
    """What is written together with the word that follows, longest first (Hebrew "in the")."""
    linking: tuple[str, ...] = ()
    """Letters that may stand between the parts of a compound; empty where compounds are written apart."""
    inflected: bool = False
    """Whether words have so many forms that the stemmer leaves many of them apart."""
    paradigms: tuple[tuple[str, ...], ...] = ()
    """Endings that go together, of forms that the stemmer leaves apart; of nouns with a capital, and "ge-t" with the
    prefix ge- (öffn-: "en", "et", "ge-et", "Ung").
    """
    particles: tuple[str, ...] = ()
    """What separable verbs begin with (ein, auf), longest first; the prefix ge- stands behind it."""
    ending_marks: frozenset[str] = frozenset()
    """Marks between a name and its ending (Ankara'da)."""
    spaced_digits: bool = False
    """Whether a space may stand between the groups of a number's digits (1 250)."""
    spaced: bool = True
    """Whether spaces stand between words.

    Where they do not (zh, ja, ko, th), ``stop_words`` are the pairs of characters that ``tokenise`` makes of the
    function words, and phrases are looked for anywhere in a question.
    """
    stop_words: frozenset[str] = frozenset()
    """Function words; no numbers, negations, superlatives and ordinals (nor English "may", the month), which tell."""
    question_words: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    """Phrases, longest first, that show the kind of a question.

    Kinds are ``who``, ``when``, ``where``, ``why``, ``how``, ``how_many``, ``how_much``, ``how_long``, ``how_often``,
    ``what``, ``which``, ``yes_no``, ``definition`` and ``list``. Phrases of ``yes_no`` count where there is no other.
    """
    months: Mapping[str, int] = field(default_factory=_nothing)
    """Names of months, their inflected and short forms included, by number from 1."""
    weekdays: Mapping[str, int] = field(default_factory=_nothing)
    """Names of weekdays, likewise; Monday is 1."""
    number_words: Mapping[str, int] = field(default_factory=_nothing)
    """Number words with their values."""
    units: frozenset[str] = frozenset()
    """What is counted or measured in."""
    currencies: frozenset[str] = frozenset()
    """Names of currencies."""
    reasons: tuple[str, ...] = ()
    """Phrases that introduce a cause or a purpose."""
    weak_words: frozenset[str] = frozenset()
    """Words that a question needs only to be a question ("tell", "please", "name")."""
    courtesies: tuple[str, ...] = ()
    """What may stand around a question ("can you tell me"), longest first; tokens with a space between them."""
    thanks: tuple[str, ...] = ()
    """Thanks and the like, which are said without a question, too ("ok"); as ``courtesies``."""
    lemmas: Mapping[str, str] = field(default_factory=_nothing)
    """The base forms of irregular and variant spellings (``wrote``: ``write``)."""
    classes: Mapping[str, frozenset[str]] = field(default_factory=_nothing)
    """Further groups of words that show what a sentence tells, by name (``duration``; see ``word_classes``)."""
    short_forms: tuple[Group, ...] = ()
    """Words cut short and in full ("max", "maximum")."""
    answers: Mapping[str, str] = field(default_factory=_nothing)
    """The types of answers that words of a question show (``preis``: ``money``); English: ``qa_bot.query.english``."""
    columns: Mapping[str, frozenset[str]] = field(default_factory=_nothing)
    """Words that name the columns of tables that hold a type of answer (``date``: "due")."""
    names: tuple[Group, ...] = ()
    """Names of the same (UK, United Kingdom)."""
    synonyms: tuple[Group, ...] = ()
    """Words and phrases that mean the same."""
    measures: Mapping[str, Group] = field(default_factory=_nothing)
    """What a word behind "how" asks for ("tall": "height")."""
    english: Mapping[str, str] = field(default_factory=_nothing)
    """The English word that plays the same part in a sentence as a word (``der``: ``the``)."""
    capital_nouns: bool = False
    """Whether every noun has a capital, not only names."""

    @property
    def openings(self) -> frozenset[str]:
        """The function words that questions begin with ("what", "does")."""
        first = {phrase.split()[0] for phrases in self.question_words.values() for phrase in phrases}
        return frozenset(first & self.stop_words)


@cache
def language(code: str) -> Language:
    """Return the language of ``code``; one without words and stemmer where ``CODES`` does not have the code."""
    if code not in CODES:
        return Language(code)
    data = read_language(code)
    spaced = bool(data.get("spaced", True))
    return Language(
        code=code,
        name=data["name"],
        stemmer=data["stemmer"],
        endings=_phrases(words_of(data.get("endings", ""))),
        beginnings=_phrases(words_of(data.get("beginnings", ""))),
        linking=_phrases(words_of(data.get("linking", ""))),
        inflected=bool(data.get("inflected", False)),
        paradigms=tuple([tuple(endings.split()) for endings in data.get("paradigms", ())]),
        particles=_phrases(words_of(data.get("particles", ""))),
        ending_marks=frozenset(data.get("ending_marks", "")),
        spaced_digits=bool(data.get("spaced_digits", False)),
        spaced=spaced,
        stop_words=_single_words(stop_words_of(code)),
        question_words=MappingProxyType({kind: _phrases(data["questions"][kind]) for kind in data["questions"]}),
        months=_numbered(enumerate(data["months"], start=1)),
        weekdays=_numbered(enumerate(data["weekdays"], start=1)),
        number_words=_numbered((int(value), group) for value, group in data["numbers"].items()),
        units=_spellings(words_of(data["units"])),
        currencies=_spellings(words_of(data["currencies"])),
        reasons=_phrases(data["reasons"]),
        weak_words=_single_words(words_of(data["weak"])),
        courtesies=_phrases_of_tokens(data.get("courtesies", ())),
        thanks=_phrases_of_tokens(data.get("thanks", ())),
        lemmas=MappingProxyType(_lemmas(data)),
        classes=MappingProxyType(
            {name: _spellings(words_of(words)) for name, words in data.get("classes", {}).items()}
        ),
        short_forms=_groups(data.get("short_forms", ())),
        answers=MappingProxyType(_glosses(data.get("answers", {}))),
        columns=MappingProxyType(
            {kind: _single_words(words_of(words)) for kind, words in data.get("columns", {}).items()}
        ),
        names=_groups(data.get("names", ())),
        synonyms=_groups(data.get("synonyms", ())),
        measures=MappingProxyType({word: _group(names) for word, names in data.get("measures", {}).items()}),
        english=MappingProxyType(_glosses(data.get("english", {}))),
        capital_nouns=bool(data.get("capital_nouns", False)),
    )


def _lemmas(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the base form of irregular and variant spellings, the first word of each group; of long ones also without
    their accents.
    """
    groups = [fold_case(group).split() for group in (*data.get("irregular", ()), *data.get("spellings", ()))]
    lemmas = {form: group[0] for group in reversed(groups) for form in group[1:]}
    return {fold_accents(form): base for form, base in lemmas.items() if len(form) >= _LONG} | lemmas


def _glosses(groups: Mapping[str, str]) -> dict[str, str]:
    """Return the English word of each spelling; that of a word with its accents goes before one without."""
    words = [(fold_case(word), gloss) for gloss, group in groups.items() for word in words_of(group)]
    return {fold_accents(word): gloss for word, gloss in reversed(words)} | dict(reversed(words))


def _phrases(phrases: Iterable[str]) -> tuple[str, ...]:
    spellings = _spellings(" ".join(word_runs(phrase)) for phrase in phrases)
    return tuple(sorted(spellings, key=lambda phrase: (-len(phrase), phrase)))


def _groups(groups: Iterable[str]) -> tuple[Group, ...]:
    return tuple(map(_group, groups))


def _group(words: str) -> Group:
    return tuple(map(_forms, words_of(words)))


def _phrases_of_tokens(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return phrases as the tokens of a question are: in unspaced scripts, as pairs of characters."""
    return _phrases(" ".join(_forms(phrase)) for phrase in phrases)


def _forms(phrase: str) -> Phrase:
    if phrase.isascii() and phrase.islower() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.split())  # as they would come out below, but sooner
    return tuple([token.form for token in tokenise(phrase)])


def _single_words(words: Iterable[str]) -> frozenset[str]:
    """Return the tokens of ``words``; words of several tokens ("quelqu'un") give each."""
    return _spellings(form for word in words for form in _forms(word))


def _spellings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in _spelt(word))


def _spelt(word: str) -> tuple[str, str]:
    form = fold_case(word)
    return form, fold_accents(form)


def _numbered(groups: Iterable[tuple[int, str]]) -> Mapping[str, int]:
    """Return the number of each spelling, in the order of the file."""
    numbers = {form: number for number, group in groups for word in words_of(group) for form in _spelt(word)}
    return MappingProxyType(numbers)
