"""The part of a sentence that answers: by a fitted model, else the nearest candidate of the type that is expected."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from qa_bot.answer.asked import Asked
from qa_bot.answer.candidates import MAX_CHARACTERS, Candidate, flattened, recognised
from qa_bot.answer.doers import without_auxiliary
from qa_bot.answer.eras import with_era
from qa_bot.answer.markers import end_of_marker
from qa_bot.answer.negated import with_negation
from qa_bot.answer.span_bounds import with_bounds, without_lead
from qa_bot.answer.span_model import Choice, chooser
from qa_bot.answer.span_question import asking, wants_figure
from qa_bot.answer.trimming import trimmed
from qa_bot.model.spans import SpanModel
from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.language import Language, language
from qa_bot.text.normalise import fold_accents, fold_case
from qa_bot.text.tokenise import Token, tokenise, written_words
from qa_bot.text.word_classes import WordClass, word_classes
from qa_bot.types import Query, Span

# Types of candidates that answer a type of question, the best first
FITTING: dict[str, tuple[str, ...]] = {
    "person": ("person", "name", "organisation"),
    "place": ("place", "name", "organisation"),
    "date": ("date", "year"),
    "year": ("year", "date"),
    "age": ("duration", "number"),
    "number": ("number", "percentage"),
    "quantity": ("quantity", "percentage", "duration", "money", "number"),
    "money": ("money",),
    "percentage": ("percentage",),
    "duration": ("duration", "date"),
    "frequency": ("frequency", "duration"),
    "reason": ("reason",),
    "manner": ("manner",),
    "definition": ("definition", "aside"),
    "name": ("quotation", "name", "person", "place", "organisation"),
}
# Where these are expected and nothing fits, no other part of the sentence answers either
_STRICT = frozenset(("date", "year", "age", "number", "quantity", "money", "percentage", "duration", "frequency"))
# Letters of the shortest number that other words of the same begin with
_NUMBER = 4
# Where these are expected, a sentence without any word of the classes does not answer (measured: docs/ranking.md)
_FIGURE = WordClass.DIGIT | WordClass.NUMBER
_NEEDED = {
    "age": _FIGURE,
    "number": _FIGURE,
    "money": _FIGURE,
    "percentage": _FIGURE,
    "year": WordClass.DIGIT,
    "duration": WordClass.DIGIT | WordClass.DURATION,
}
# Classes of words of a language that answer without a figure
_SAID_BY = {"number": "once", "duration": "lasting"}


def lacks_what_is_asked(asked: Asked, text: str) -> bool:
    """Tell whether a question expects a figure, a year or a time, and the sentence ``text`` has none at all, but for
    what marks it ("4.1 The tenant …"). A number of minutes, metres or the like is no amount of money,
    nor is a date.

    Never of a language without spaces between words, where a number in words is not told from the word it is a part of.
    """
    spoken = language(asked.language)
    needed = _NEEDED.get(asked.expected)
    if needed is None or not spoken.spaced:
        return False
    classes = _classes_of_figures(spoken)
    words = written_words(text[end_of_marker(text) : MAX_CHARACTERS])
    if _says_in_words(words, asked.expected, spoken):
        return False
    found = [bool(classes(word) & needed) for word in words]
    if asked.expected != "money" or any(sign in text for sign in CURRENCY_SIGNS):
        return not any(found)
    beside = zip(["", *words], found, [*words[1:], ""], strict=False)
    return not any(is_figure and _may_be_money(before, after, spoken) for before, is_figure, after in beside)


def _says_in_words(words: Sequence[str], expected: str, spoken: Language) -> bool:
    """Tell whether words say without a figure how many, "una sola", or how long, "until he dies"."""
    phrases = spoken.classes.get(_SAID_BY.get(expected, ""), frozenset())
    if not phrases:
        return False
    text = f" {' '.join(map(fold_case, words))} "
    return any(f" {phrase} " in text for phrase in phrases)


def _may_be_money(before: str, after: str, spoken: Language) -> bool:
    """Tell whether a figure between two words may be one: neither of minutes or the like nor a day, or the year behind
    its month.
    """
    if fold_case(after) in spoken.units - spoken.currencies:
        return False
    return fold_case(before) not in spoken.months and fold_case(after) not in spoken.months


@cache
def _classes_of_figures(spoken: Language) -> Callable[[str], int]:
    """Return the function from a word as written to its classes.

    In other languages than English, a word that begins with a number is one (zweiundvierzig, zweimal), and what may be
    an article (eine) is none; a unit tells of a time.
    """
    listed = word_classes(spoken)
    if spoken.code == "en":
        return listed
    articles = frozenset(word for word, gloss in spoken.english.items() if gloss == "a")
    numbers = tuple(word for word in spoken.number_words.keys() - articles if len(word) >= _NUMBER)

    def classes(word: str) -> int:
        found, form = listed(word), fold_case(word)
        if form in articles:
            return found & ~WordClass.NUMBER
        if form.startswith(numbers) or fold_accents(form).startswith(numbers):
            found |= WordClass.NUMBER | WordClass.DURATION
        return found | WordClass.DURATION if found & WordClass.UNIT else found

    return classes


class Found(NamedTuple):
    """What of a sentence answers, in code points, or None; how far its spans ``support`` that it does, if known."""

    highlight: Span | None
    support: float | None = None


def finder(
    query: Query, terms: Collection[str], term_of: Callable[[str], str], spans: SpanModel | None
) -> Callable[[Sequence[str]], list[Found]]:
    """Return the function from sentences to what of each answers a question.

    The model ``spans`` chooses it; rules do so without a model, and in sentences that it takes no span of. Of what
    only leads to a list, nothing answers where a list is asked for.
    """
    choose = None if spans is None else chooser(spans, asking(query, term_of)).choose

    def found(text: str, choice: Choice | None) -> Found:
        support = None if choice is None else choice.support
        if lacks_what_is_asked(query, text) or (query.kind == "list" and text.rstrip().endswith(":")):
            return Found(None, support)
        span = highlight(query, terms, text, term_of) if choice is None else choice.span
        if span is not None:
            span = with_bounds(text, without_lead(text, span, query.language), query.language)
            span = with_era(text, span, query.language)
            span = with_negation(text, span, query.interpreted, query.language)
            span = without_auxiliary(text, span) if query.kind == "who" and query.language == "en" else span
        return Found(span, support)

    def find(texts: Sequence[str]) -> list[Found]:
        choices = [None] * len(texts) if choose is None else choose(texts)
        return [*map(found, texts, choices)]

    return find


def highlight(asked: Asked, terms: Collection[str], text: str, term_of: Callable[[str], str]) -> Span | None:
    """Return the part of ``text`` that answers by rule, in code points; None when no part does.

    ``terms`` are the question's words as ``term_of`` writes them. A candidate that only repeats the question is left
    out; among those of the best fitting type the one nearest to the matched words is taken, the longer one where two
    are as near.
    """
    kinds = FITTING.get(asked.expected, ())
    flat = flattened(text)
    tokens = tokenise(flat)
    matched: list[Token] = []
    new: list[Token] = []
    for token in tokens:
        (matched if term_of(token.form) in terms else new).append(token)
    marked = end_of_marker(text, times=asked.expected != "date") if wants_figure(asked.expected) else 0
    starts = [token.start for token in new if token.start >= marked]
    figures = [Candidate(span, kind) for kind, span in _figures(flat, asked.language) if kind in kinds]
    phrase = _unspaced_phrase(flat, asked, matched)
    if phrase is not None:
        return phrase
    for wanted in (kinds,) if asked.expected in _STRICT else (kinds, ("phrase",)):
        found = [*figures, *recognised(flat, tokens, wanted)]
        for kind in wanted:
            spans = [candidate.span for candidate in found if candidate.type == kind]
            fitting = [span for span in spans if _has_any(span, starts)]
            if fitting:
                best = min(fitting, key=lambda span: _order(span, matched))
                return trimmed(flat, best, new, matched, asked.language) if kind == "phrase" else best
    return None


def _unspaced_phrase(flat: str, asked: Asked, matched: Sequence[Token]) -> Span | None:
    """Return the phrase that answers where words have no spaces between them, None for other questions."""
    if language(asked.language).spaced or asked.expected in _STRICT:
        return None
    from qa_bot.answer.unspaced_phrases import answering, reason

    return reason(flat, asked.language) if asked.kind == "why" else answering(flat, matched, asked)


def _figures(flat: str, code: str) -> Iterable[tuple[str, Span]]:
    """Return the figures of a sentence as (type, span), where words have no spaces between them."""
    if language(code).spaced:
        return ()
    from qa_bot.answer.unspaced_figures import unspaced_figures  # most questions are asked in other scripts

    return unspaced_figures(flat, code)


def _has_any(span: Span, starts: Sequence[int]) -> bool:
    """Tell whether one of some words, which begin at ``starts``, ascending, begins within the span."""
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end


def _order(span: Span, matched: Sequence[Token]) -> tuple[int, int, int]:
    """Return (characters to the nearest matched word outside the span, -length, start): less is better."""
    gaps = [
        span.start - token.end if token.end <= span.start else token.start - span.end
        for token in matched
        if token.end <= span.start or token.start >= span.end
    ]
    return min(gaps, default=0), -len(span), span.start
