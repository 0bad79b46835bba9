"""What bounds a figure belongs to it: *about* 30, *up to* $12, *at least* three."""

from collections.abc import Collection, Sequence

from qa_bot.text.language import language
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Span

# So many characters and words in front of a figure may bound it
_NEAR = 60
_LONGEST = 4


def with_bounds(text: str, span: Span, code: str) -> Span:
    """Return the span with what bounds it in front, where it begins with a figure; ``code`` is the language's."""
    spoken = language(code)
    bounds = spoken.classes.get("bounds")
    first = next(iter(tokenise(span.of(text)[:_NEAR])), None)
    if not bounds or first is None or not (first.form[0].isdigit() or first.form in spoken.number_words):
        return span
    begin = max(0, span.start - _NEAR)
    near = text[begin : span.start]
    words = tokenise(near)
    if not words or near[words[-1].end :].strip(" \n\t.$€£¥"):
        return span
    first_bound = n_unbounded([word.form for word in words], bounds)
    return span if first_bound == len(words) else Span(begin + words[first_bound].start, span.end)


def n_unbounded(forms: Sequence[str], bounds: Collection[str]) -> int:
    """Return how many words are left without the ``bounds`` that they end with: "over", "no more than"."""
    end = len(forms)
    while True:
        places = range(max(0, end - _LONGEST), end)
        first = next((place for place in places if " ".join(forms[place:end]) in bounds), end)
        if first == end:
            return end
        end = first
