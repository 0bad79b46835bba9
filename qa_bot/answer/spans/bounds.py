"""What stands in front of a figure: what bounds it belongs to it, *about* 30, *up to* $12, and *set at* 30 does not."""

from collections.abc import Collection, Sequence

from qa_bot.answer.spans.marks import written
from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.language import Language, language
from qa_bot.text.tokenise import Token, tokenise
from qa_bot.types import Span

# So many characters and words in front of a figure may bound it
_NEAR = 60
_LONGEST = 4
# Words in front of a figure that lead to it, and of the figure with its unit
_LONGEST_LEAD = 2


def with_bounds(text: str, span: Span, code: str) -> Span:
    """Return the span with what bounds it, or the era, in front, where it begins with a figure; ``code`` is the
    language's.
    """
    spoken = language(code)
    first = next(iter(tokenise(span.of(text)[:_NEAR])), None)
    if first is None or not _is_figure(first, spoken):
        return span
    begin = max(0, span.start - _NEAR)
    near = text[begin : span.start]
    words = tokenise(near)
    if not words or near[words[-1].end :].strip(f" \n\t.{CURRENCY_SIGNS}"):
        return span
    in_front = spoken.classes.get("bounds", frozenset()) | spoken.classes.get("eras", frozenset())
    n = n_unbounded([word.form for word in words], in_front)
    return span if n == len(words) else Span(begin + words[n].start, span.end)


def without_lead(text: str, span: Span, code: str) -> Span:
    """Return the span of a figure without the verb that leads to it: *set at* 12 francs."""
    spoken = language(code)
    words = tokenise(span.of(text)[:_NEAR])
    forms = [word.form for word in words]
    place = next((place for place, word in enumerate(words) if _is_figure(word, spoken)), 0)
    leads = place > 1 and forms[place - 1] in spoken.classes.get("set_at", frozenset())
    if not leads or span.of(text)[0].isupper() or max(place, len(words) - place) > _LONGEST_LEAD:
        return span
    if n_unbounded(forms[:place], spoken.classes.get("bounds", frozenset())) < place:
        return span
    return written(text, span.start + words[place].start, span.end)


def _is_figure(word: Token, spoken: Language) -> bool:
    return word.form[0].isdigit() or word.form in spoken.number_words


def n_unbounded(forms: Sequence[str], bounds: Collection[str]) -> int:
    """Return how many words are left without the ``bounds`` that they end with: "over", "no more than"."""
    end = len(forms)
    while True:
        places = range(max(0, end - _LONGEST), end)
        first = next((place for place in places if " ".join(forms[place:end]) in bounds), end)
        if first == end:
            return end
        end = first
