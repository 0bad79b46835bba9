"""Pairs that no bot can do right, as the documents are: their source or their text is not there."""

from collections.abc import Iterable, Iterator, Sequence

from qa_bot.evaluation.judge import comparable, is_named
from qa_bot.evaluation.pair import Pair
from qa_bot.text.safe import safe_one_line


def doubts(pairs: Iterable[Pair], texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each pair whose source names no document, or whose expected text stands in none of them.

    ``texts`` are the documents' names and texts. Pairs with gold spans, or without an answer, are passed over.
    """
    unsure = [pair for pair in pairs if pair.answers and not pair.gold]
    named: set[int] = set()
    found: set[int] = set()
    for name, text in texts if unsure else ():
        mine = [pair for pair in unsure if pair.number not in found and is_named(pair.source, name)]
        named.update(pair.number for pair in mine)
        found.update(_those_in(text, mine))
        if len(found) == len(unsure):
            break
    return [*_lines(unsure, named, found)]


def _those_in(text: str, pairs: Sequence[Pair]) -> Iterator[int]:
    """Yield the numbers of pairs one of whose answers is in a text."""
    written = comparable(text) if pairs else ""
    for pair in pairs:
        if any(comparable(answer) in written for answer in pair.answers):
            yield pair.number


def _lines(pairs: Iterable[Pair], named: set[int], found: set[int]) -> Iterator[str]:
    for pair in pairs:
        if pair.number not in named:
            yield f"pair {pair.number}: no document is its source '{safe_one_line(pair.source or '')}'"
        elif pair.number not in found:
            where = "no document" if pair.source is None else f"no part of {safe_one_line(pair.source)}"
            yield f"pair {pair.number}: '{safe_one_line(pair.answers[0])}' stands in {where}"
