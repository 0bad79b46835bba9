"""Nothing is passed over that a sentence scores for which is as good as is wanted."""

from collections.abc import Callable, Mapping

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.rank.bounds import Bounds, Scratch
from qa_bot.rank.fields import PartFields
from qa_bot.rank.matching import match
from qa_bot.rank.occurrences import Occurrences
from qa_bot.rank.searcher import titles_in
from qa_bot.rank.weighting import Bm25

from .reference import retrieve
from .strategies import collections, questions

MakeIndex = Callable[[Mapping[str, str]], Index]


def paragraph_numbers(occurrences: Occurrences, fields: PartFields) -> set[int]:
    return {*fields.segment.paragraph_of(occurrences.rows).tolist()}


@given(collections, questions, st.integers(1, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_what_surrounds_sentences_as_good_is_chosen(
    make_index: MakeIndex, texts: dict[str, str], question: str, k: int
) -> None:
    index = make_index(texts)
    fields = PartFields(index.parts[0])
    concepts = analyse(question, index).concepts
    matches = [match(concept, index) for concept in concepts]
    occurrences = Occurrences.of(matches, 0)
    titles = titles_in(matches, fields)
    scratch = Scratch(fields)
    for _ in range(2):  # the scratch is empty again after a question
        bounds = Bounds(fields, scratch, occurrences, Bm25(index, [fields]).weigh(matches).rates(0), titles)
        bounds.guess(k)
        for row, score in retrieve(index, concepts, k):
            documents, paragraphs = bounds.chosen(score)
            assert documents[index.document(row)]
            for near in {row - 1, row, row + 1} & {*index.document_rows(index.document(row))}:
                paragraph = fields.segment.paragraph_of(np.array([near]))[0]
                assert paragraphs[paragraph] or paragraph not in paragraph_numbers(occurrences, fields)
