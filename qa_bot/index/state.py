"""A state: which documents of which segments are alive, and what that makes of frequencies and numbers.

Segments know nothing of each other. A state of several, or of one with dead documents, has a small file of its own.
It gives terms and forms common numbers (those of the first segment, then what only others have) and keeps for each term
and form that another segment or a dead document has, how often it occurs among all that is alive. So nothing is left to
be added up when a question is asked, and everything is as if the living documents alone had been indexed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from qa_bot.index.columns import Array, ColumnsWriter
from qa_bot.index.packed import utf8
from qa_bot.index.postings import Postings
from qa_bot.index.seal import Seal
from qa_bot.index.segment import Segment, Totals
from qa_bot.index.strings import Chain, Strings, write_strings

# From this share of a list of strings on, going through all of it is quicker than looking strings up one by one
_MANY = 1 / 50


def write_state(path: Path, segments: Sequence[Segment], live: Array, sizes: Array, mtimes: Array) -> Seal:
    """Write the state of the segments' documents (one element for each, in their order) and return its seal.

    ``live`` (bool) tells who is alive; ``sizes`` and ``mtimes`` are those of the files as last looked at.
    """
    writer = ColumnsWriter(path)
    for name, column in (("live", live.astype(np.uint8)), ("sizes", sizes), ("mtimes", mtimes)):
        writer.append(name, column)
    writer.append("ranks", _ranks(Chain([segment.names for segment in segments])))
    bounds = np.cumsum([segment.totals.documents for segment in segments])[:-1]
    alive = np.split(live, bounds)
    dead = [_Dead(segment, np.flatnonzero(~ours).tolist()) for segment, ours in zip(segments, alive, strict=True)]
    terms = _write_numbers(writer, "terms", [segment.terms for segment in segments])
    forms = _write_numbers(writer, "forms", [segment.forms for segment in segments])
    _write_frequencies(writer, segments, terms, dead)
    _write_uses(writer, segments, forms, dead)
    totals = [_living(segment, ours) for segment, ours in zip(segments, alive, strict=True)]
    sums = Totals(*np.sum(totals, axis=0).tolist())
    return writer.write({**sums._asdict(), "languages": _languages(segments, alive)})


def _ranks(names: Sequence[str]) -> Array:
    """Return the place of each name in the order of names (int64); of equal ones, one is dead."""
    ordered = sorted(enumerate(names), key=lambda pair: pair[1])
    ranks = np.empty(len(ordered), dtype=np.int64)
    ranks[[number for number, _ in ordered]] = np.arange(len(ordered))
    return ranks


def _write_numbers(writer: ColumnsWriter, name: str, lists: Sequence[Strings]) -> list[Array]:
    """Write the strings that the first list lacks, and the common numbers of the others'; return all numbers."""
    base, *others = lists
    placed = [_locate(base, [*strings]) for strings in others]
    missing = [(strings, at) for strings, at in zip(others, placed, strict=True)]
    extra = sorted({strings[k] for strings, at in missing for k in np.flatnonzero(at < 0).tolist()}, key=utf8)
    number = {value: len(base) + k for k, value in enumerate(extra)}
    write_strings(writer, f"extra_{name}", extra)
    for k, (strings, at) in enumerate(missing, start=1):
        unknown = np.flatnonzero(at < 0)
        at[unknown] = [number[strings[row]] for row in unknown.tolist()]
        writer.append(f"{name}_{k}", at)
    return [np.arange(len(base)), *placed]


def _locate(base: Strings, values: Sequence[str]) -> Array:
    """Return the row of each value in ``base``, -1 where it has none (int64)."""
    if len(values) < _MANY * len(base):
        return np.array([base.find(value) for value in values], dtype=np.int64)
    row = {value: k for k, value in enumerate(base)}
    return np.array([row.get(value, -1) for value in values], dtype=np.int64)


class _Dead:
    """What the dead documents of a segment hold: how many rows and titles have each term, and uses of each form."""

    def __init__(self, segment: Segment, documents: Sequence[int]) -> None:
        self.rows = np.zeros(len(segment.terms), dtype=np.int64)
        self.titles = np.zeros(len(segment.terms), dtype=np.int64)
        self.uses = np.zeros(len(segment.forms), dtype=np.int64)
        for document in documents:
            first, last = segment.document_rows[document : document + 2].tolist()
            body, title = segment.words_between(first, last), segment.title_words(np.array([document]))
            row_of = np.repeat(np.arange(last - first), segment.sentence_lengths[first:last])
            held = np.unique((segment.word_terms[body].astype(np.int64) << 32) | row_of) >> 32
            np.add.at(self.rows, held, 1)
            self.titles[np.unique(segment.word_terms[title])] += 1
            np.add.at(self.uses, segment.word_forms[np.concatenate([body, title])], 1)


def _write_frequencies(
    writer: ColumnsWriter, segments: Sequence[Segment], numbers: Sequence[Array], dead: Sequence[_Dead]
) -> None:
    n = max((int(ours.max(initial=-1)) for ours in numbers), default=-1) + 1
    rows, titles = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    changed = np.zeros(n, dtype=bool)
    for segment, ours, gone in zip(segments, numbers, dead, strict=True):
        _add(rows, ours, segment.postings, gone.rows)
        _add(titles, ours, segment.title_postings, gone.titles)
        changed[ours[(gone.rows > 0) | (gone.titles > 0)] if segment is segments[0] else ours] = True
    writer.append("changed_terms", np.flatnonzero(changed))
    writer.append("frequencies", rows[changed])
    writer.append("title_frequencies", titles[changed])


def _add(total: Array, numbers: Array, postings: Postings, gone: Array) -> None:
    total[numbers] -= gone
    terms = postings.terms
    total[numbers[terms]] += postings.frequencies(terms)


def _write_uses(
    writer: ColumnsWriter, segments: Sequence[Segment], numbers: Sequence[Array], dead: Sequence[_Dead]
) -> None:
    n = max((int(ours.max(initial=-1)) for ours in numbers), default=-1) + 1
    uses, changed = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=bool)
    for segment, ours, gone in zip(segments, numbers, dead, strict=True):
        uses[ours] += segment.form_uses - gone.uses
        changed[ours[gone.uses > 0] if segment is segments[0] else ours] = True
    writer.append("changed_forms", np.flatnonzero(changed))
    writer.append("form_uses", uses[changed])


def _living(segment: Segment, alive: Array) -> Totals:
    """Return how much of a segment is alive."""
    paragraphs = np.bincount(segment.paragraph_documents, minlength=len(alive))
    sentences = np.diff(segment.document_rows.astype(np.int64))
    words = segment.document_lengths.astype(np.int64)
    return Totals(int(alive.sum()), *(int(counts[alive].sum()) for counts in (paragraphs, sentences, words)))


def _languages(segments: Sequence[Segment], alive: Sequence[Array]) -> Mapping[str, int]:
    """Return how many living documents there are of each language."""
    total: Counter[str] = Counter()
    for segment, ours in zip(segments, alive, strict=True):
        total.update(segment.languages)
        codes = Strings(segment.columns, "languages")
        total.subtract(codes[document] for document in np.flatnonzero(~ours).tolist())
    return {code: count for code, count in sorted(total.items()) if count}
