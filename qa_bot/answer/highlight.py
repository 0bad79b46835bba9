"""The part of a sentence that answers: by a fitted model, else by rule, with what belongs to it."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from qa_bot.answer.doers import without_auxiliary
from qa_bot.answer.lacking import lacks_what_is_asked
from qa_bot.answer.negated import with_negation
from qa_bot.answer.rules.nearest import nearest
from qa_bot.answer.spans.bounds import with_bounds, without_lead
from qa_bot.answer.spans.model import Choice, chooser
from qa_bot.answer.spans.question import asking
from qa_bot.answer.wholes.eras import with_era
from qa_bot.model.spans import SpanModel
from qa_bot.types import Query, Span


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
        span = nearest(query, terms, text, term_of) if choice is None else choice.span
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
