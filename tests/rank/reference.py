"""The first stage once more, slow and plain: every sentence is scored, then all are sorted."""

from collections.abc import Sequence

import numpy as np

from qa_bot.index.reader import Index
from qa_bot.rank.constraints import EVERYWHERE, Scope
from qa_bot.rank.formula import DOCUMENT, NEIGHBOURS, PARAGRAPH, TITLE
from qa_bot.rank.matching import Match, match
from qa_bot.text.language import language
from qa_bot.text.telling import tells
from qa_bot.types import BlockKind, Concept

K1 = 0.9
NEXT = 0.7


def retrieve(index: Index, concepts: Sequence[Concept], k: int, scope: Scope = EVERYWHERE) -> list[tuple[int, float]]:
    """Return the rows and scores of the best sentences; names order ties, then the text does."""
    matches = [match(concept, index) for concept in concepts]
    rows = [row for document in index.documents.tolist() for row in index.document_rows(document)]
    paragraphs = dict(zip(rows, index.paragraph_edges(np.array(rows, dtype=np.int64))[0].tolist(), strict=True))
    documents = {row: index.document(row) for row in rows}
    lengths = dict(zip(rows, index.words(np.array(rows, dtype=np.int64)).lengths.tolist(), strict=True))
    totals, spoken = index.totals, language(next(iter(index.languages), "en"))
    sentence = _bm25(matches, {row: row for row in rows}, lengths, 0.4, totals.sentences, totals.words)
    paragraph = _bm25(matches, paragraphs, lengths, 0.6, totals.paragraphs, totals.words)
    document = _bm25(matches, documents, lengths, 0.6, totals.documents, totals.words)
    found = []
    for row in rows:
        is_heading = index.kind(row) is BlockKind.HEADING and not tells(index.text(row), spoken)
        context = is_heading or index.text(row).endswith("?")
        if context or not _allowed(row, documents[row], scope):
            continue
        near = [
            share * sentence[row + step]
            for step, share in ((-1, 1.0), (1, NEXT))
            if documents.get(row + step) == documents[row]
        ]
        score = sentence[row] + NEIGHBOURS * sum(near) + PARAGRAPH * paragraph[paragraphs[row]]
        score += DOCUMENT * document[documents[row]] + TITLE * _title(index, matches, documents[row])
        if score > 0:
            found.append((-score, index.names[documents[row]], row))
    return [(row, -score) for score, _, row in sorted(found)[:k]]


def _allowed(row: int, document: int, scope: Scope) -> bool:
    by_document = scope.documents is None or bool(scope.documents[document])
    return by_document and (scope.rows is None or row in scope.rows)


def _bm25(
    matches: Sequence[Match], units: dict[int, int], lengths: dict[int, int], b: float, n_units: int, n_words: int
) -> dict[int, float]:
    words = dict.fromkeys(units.values(), 0)
    for row, unit in units.items():
        words[unit] += lengths[row]
    mean = max(n_words / max(n_units, 1), 1.0)
    scores = dict.fromkeys(units.values(), 0.0)
    for found in matches:
        counts: dict[int, float] = {}
        for row, count in zip(found.rows.tolist(), found.counts.tolist(), strict=True):
            if row in units:
                counts[units[row]] = counts.get(units[row], 0.0) + count
        for unit, count in counts.items():
            saturation = count + K1 * (1 - b + b * words[unit] / mean)
            scores[unit] += found.concept.count * found.idf * count * (K1 + 1) / saturation
    return scores


def _title(index: Index, matches: Sequence[Match], document: int) -> float:
    score = 0.0
    for found in matches:
        held = dict(zip(found.documents.tolist(), found.title_counts.tolist(), strict=True))
        score += found.idf * held.get(document, 0.0)
    return score / max(2.0, int(index.title_terms(np.array([document]))[0].sum())) ** 0.3
