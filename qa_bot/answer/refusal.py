"""Why there is no answer, in a sentence that helps to ask better."""

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from qa_bot.text.tokenise import Token, tokenise
from qa_bot.types import THANKS, Query

# How many words are named, and how many letters of each
_NAMED = 8
_LETTERS = 80
# What may stand between the words of one name, as in E-309, max_retries or /v2.3.1
_JOINTS = frozenset("-_./vV")


def why_not(query: Query, *, cited: bool, filtered: bool) -> str:
    """Return why a question is not answered; ``cited`` tells whether there are nearest sentences, ``filtered`` whether
    a filter leaves documents out.
    """
    if query.kind == THANKS:
        return "Thanks ask for nothing."
    if not cited and query.phrases:
        return f"No sentence that may be cited has the words {_quoted(query.phrases)} in this order."
    if not cited and filtered:
        return "Nothing in the documents that the filter lets through has a word of the question."
    if query.unknown:
        return f"No document has {_quoted(as_written(query))}."
    if not cited:
        return "No document has a telling word of the question."
    return "The nearest sentences have some of the question's words, but too little speaks for their answering it."


def as_written(query: Query) -> tuple[str, ...]:
    """Return the unknown words of a question as parts of what its reader wrote, each once.

    These are E-309 for 309, and one word for the pairs of characters that overlap in it.
    """
    tokens = tokenise(query.raw)
    written = [query.raw[token.start : token.end] for token in tokens]
    unknown = frozenset(query.unknown)
    are_pairs = [
        word in unknown and after in unknown and token.end > following.start
        for (word, token), (after, following) in pairwise(zip(written, tokens, strict=True))
    ]
    names = (
        _name(query.raw, tokens, are_pairs, written.index(word)) if word in written else word for word in query.unknown
    )
    return tuple(dict.fromkeys(names))


def shortened(word: str) -> str:
    """Return a word as it is told: its beginning where it is a long one."""
    return word if len(word) <= _LETTERS else f"{word[:_LETTERS]}…"


def _name(text: str, tokens: Sequence[Token], are_pairs: Sequence[bool], place: int) -> str:
    """Return the words that are written in one with the one at a place, and what joins them.

    ``are_pairs`` tells of each word whether it and the next one are pairs of characters of one unknown word.
    """

    def goes_on(left: int) -> bool:
        return are_pairs[left] or _joins(text[tokens[left].end : tokens[left + 1].start])

    first = last = place
    while first and goes_on(first - 1):
        first -= 1
    while last + 1 < len(tokens) and goes_on(last):
        last += 1
    start = tokens[first].start
    is_version = text[:start].endswith(("v", "V"))  # the letter is no part of the word
    return text[start - is_version : tokens[last].end]


def _joins(between: str) -> bool:
    return bool(between) and _JOINTS.issuperset(between)


def _quoted(words: Iterable[str]) -> str:
    words = iter(words)
    named = ", ".join(f"“{shortened(word)}”" for word in islice(words, _NAMED))
    more = sum(1 for _ in words)
    return f"{named} and {more} more" if more else named
