"""The part of a sentence that answers, by rule: the candidate of the expected type nearest to the matched words."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence

from qa_bot.answer.asked import Asked, wants_figure
from qa_bot.answer.rules.candidates import Candidate, flattened, recognised
from qa_bot.answer.rules.trimming import trimmed
from qa_bot.answer.wholes.markers import end_of_marker
from qa_bot.text.language import language
from qa_bot.text.tokenise import Token, tokenise
from qa_bot.types import Span

# What joins a figure to what it counts in Chinese and Japanese, and how many code points it takes
_OF = frozenset("的の之")
_OF_AND_SPACES = 3
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


def nearest(asked: Asked, terms: Collection[str], text: str, term_of: Callable[[str], str]) -> Span | None:
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
    figure = wants_figure(asked.expected)
    marked = end_of_marker(text, times=asked.expected != "date") if figure else 0
    starts = [token.start for token in new if token.start >= marked]
    figures = [Candidate(span, kind) for kind, span in _figures(flat, asked.language) if kind in kinds]
    phrase = _unspaced_phrase(flat, asked, matched)
    if phrase is not None:
        return phrase
    # Where a figure is expected and none fits, no other part of the sentence answers either
    for wanted in (kinds,) if figure else (kinds, ("phrase",)):
        found = [*figures, *recognised(flat, tokens, wanted)]
        for kind in wanted:
            spans = [candidate.span for candidate in found if candidate.type == kind]
            fitting = [span for span in spans if _has_any(span, starts)]
            if fitting:
                best = min(fitting, key=lambda span: (not _is_of_matched(span, matched, flat), *_order(span, matched)))
                return trimmed(flat, best, new, matched, asked.language) if kind == "phrase" else best
    return None


def _unspaced_phrase(flat: str, asked: Asked, matched: Sequence[Token]) -> Span | None:
    """Return the phrase that answers where words have no spaces between them, None for other questions."""
    if language(asked.language).spaced or wants_figure(asked.expected):
        return None
    from qa_bot.answer.rules.unspaced_phrases import answering, reason

    return reason(flat, asked.language) if asked.kind == "why" else answering(flat, matched, asked)


def _figures(flat: str, code: str) -> Iterable[tuple[str, Span]]:
    """Return the figures of a sentence as (type, span), where words have no spaces between them."""
    if language(code).spaced:
        return ()
    from qa_bot.answer.rules.unspaced_figures import unspaced_figures  # most questions are asked in other scripts

    return unspaced_figures(flat, code)


def _has_any(span: Span, starts: Sequence[int]) -> bool:
    """Tell whether one of some words, which begin at ``starts``, ascending, begins within the span."""
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end


def _is_of_matched(span: Span, matched: Sequence[Token], flat: str) -> bool:
    """Tell whether a matched word follows a span with no more than "of" between them: 780MB *的内存*."""
    behind = (flat[span.end : token.start].strip() for token in matched if 0 < token.start - span.end <= _OF_AND_SPACES)
    return not _OF.isdisjoint(behind)


def _order(span: Span, matched: Sequence[Token]) -> tuple[int, int, int]:
    """Return (characters to the nearest matched word outside the span, -length, start): less is better."""
    gaps = [
        span.start - token.end if token.end <= span.start else token.start - span.end
        for token in matched
        if token.end <= span.start or token.start >= span.end
    ]
    return min(gaps, default=0), -len(span), span.start
