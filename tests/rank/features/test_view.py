"""What features look at, held against the same said plainly, sentence by sentence and word by word."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.rank.features.evidence import agreement, expected_unit
from qa_bot.rank.features.overlap import neighbour_local_share
from qa_bot.rank.features.proximity import adjacent, ordered_pairs
from qa_bot.rank.features.relative import within
from qa_bot.rank.features.shape import behind_best, behind_question, rank_in_document
from qa_bot.rank.features.surroundings import NO_QUESTION
from qa_bot.rank.features.view import View
from qa_bot.rank.features.words import FAR, distances
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import thesaurus
from qa_bot.text.word_classes import WordClass
from qa_bot.text.word_vectors import UNIT, word_vectors
from qa_bot.types import BlockKind

from . import views

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "Old_Mill.txt": (
        "The old mill stood by the river. A wheel turned the mill. Nobody owned it. The wheel broke.\n\n"
        "Later the river rose. The mill and its wheel fell. *** The miller left the old river."
    ),
    "River.txt": (
        "A river is water. Old rivers run slow.\n\n# The mill\n\nMills need a river. The wheel of a mill needs water."
    ),
    "Wheel.txt": "The wheel is old.",
    "Water.txt": (
        "# Old water\n\nThe wheel stood. A miller came.\n\n# Of wheels\n\n# Stood\n\nThe river stood by the mill."
    ),
}
QUESTIONS = st.lists(
    st.sampled_from(("the", "old", "mill", "river", "wheel", "of", "water", "stood", "miller", "xyzzy", "who")),
    min_size=1,
    max_size=7,
).map(" ".join)
any_question = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS)


def view_of(index: Index, question: str) -> View | None:
    view = views.view_of(index, question)
    return view if view.n else None


def test_a_sentence_may_answer_the_question_above(make_index: MakeIndex) -> None:
    text = "The mill?\n\nThe river turned it. It broke.\n\n# Who owned the wheel?\n\n" + "A miller owned it. " * 6
    index = make_index({"faq.txt": text, "other.txt": "A river is no wheel of a mill."})
    view = view_of(index, "Did the miller own the wheel of the mill by the river?")
    assert view is not None
    above = dict(zip(view.rows.tolist(), view.questions_above.tolist(), strict=True))
    assert above == {1: 0, 2: 0, **dict.fromkeys(range(4, 10), 3), 10: NO_QUESTION}
    question = view.in_question[view.rows == 4]
    assert question.tolist() == [[float(found.concept.word in ("own", "wheel")) for found in view.matches]]
    assert behind_question(view)[view.by_row].tolist() == [1, 2, 1, 2, 3, 4, 5, 6, 0]


def test_a_character_of_a_pair_counts_in_part(make_index: Callable[..., Index]) -> None:
    index = make_index({"a.txt": "羽毛变灰。\n\n灰黑色的羽毛。\n\n白色的羽毛。"}, "zh")
    view = view_of(index, "羽毛变灰")
    assert view is not None
    held = {found.concept.word: view.in_sentence[np.argsort(view.rows), k] for k, found in enumerate(view.matches)}
    assert held["羽毛"].tolist() == [1, 1, 1]
    assert held["变灰"].tolist() == [1, 0.2, 0]


def test_a_heading_stands_under_the_last_one_of_a_lower_level(make_index: MakeIndex) -> None:
    parts = ("Mill.", "# One", "A mill.", "### Deep", "The mill.", "## Two", "Mills.", "# Three", "## Four", "My mill.")
    index = make_index({"a.txt": "\n\n".join(parts), "b.txt": "## Five\n\nThat mill."})
    view = view_of(index, "mill")
    assert view is not None
    headings = {
        index.text(row): index.text(outer) if outer != NO_SECTION else ""
        for row, outer in zip(view.rows.tolist(), view.outer_sections.tolist(), strict=True)
    }
    assert headings == {
        "Mill.": "",
        "A mill.": "",
        "The mill.": "# One",
        "Mills.": "# One",
        "My mill.": "# Three",
        "That mill.": "",
    }


def test_a_row_of_a_table_holds_the_words_of_its_header(make_index: MakeIndex) -> None:
    parts = ("|- Mill, wheels", "| red, 3", "| blue, 4", "The red one.", "|- Mill, miller", "| red, Orr")
    view = view_of(make_index({"a.txt": "\n\n".join(parts)}), "wheels of the red mill")
    assert view is not None
    texts = [view.index.text(row) for row in view.rows.tolist()]
    columns = zip(view.in_sentence.T.tolist(), view.matches, strict=True)
    held = {found.concept.word: dict(zip(texts, column, strict=True)) for column, found in columns}
    assert held["wheels"] == {"| red, 3": 1, "| blue, 4": 1, "The red one.": 0, "| red, Orr": 0}
    assert held["mill"] == {"| red, 3": 1, "| blue, 4": 1, "The red one.": 0, "| red, Orr": 1}
    assert held["red"] == {"| red, 3": 1, "| blue, 4": 0, "The red one.": 1, "| red, Orr": 1}
    assert view.holds.sum() == view.in_sentence.sum()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How long does the mill run?", [1, 0, 0, 1, 0]),
        ("How much does the mill cost?", [0, 1, 0, 0, 1]),
        ("How many wheels has the mill?", [-1, -1, -1, -1, -1]),
    ],
)
def test_numbers_with_the_unit_that_is_asked_for(make_index: MakeIndex, question: str, expected: list[int]) -> None:
    lines = ("ran 3 hours.", "costs 40 euros.", "has 12 wheels of 1911.", "stood 40 working days.", "cost EUR 1,450.")
    index = make_index({"a.txt": "\n\n".join(f"The mill {line}" for line in lines)})
    view = view_of(index, question)
    assert view is not None
    assert expected_unit(view)[np.argsort(view.rows)].tolist() == expected


def terms_in(index: Index, first: int, last: int) -> set[int]:
    """Return the terms of the sentences from ``first`` on and before ``last``."""
    return set(index.words(np.arange(first, max(first, last))).terms.tolist())


def held(view: View, first: int, last: int) -> list[float]:
    """Return for each concept whether one of these sentences holds it."""
    terms = terms_in(view.index, first, last)
    return [float(not terms.isdisjoint((*found.concept.terms, *found.concept.related))) for found in view.matches]


@given(
    question=st.lists(st.sampled_from(("old", "mill", "stream", "ancient", "rise", "fallen", "xyzzy"))).map(" ".join)
)
@any_question
def test_a_new_word_of_kindred_meaning_stands_for_a_concept_that_is_not_there(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    book, term_of = thesaurus(), term_maker("en")
    entries = [book.number(term_of(found.concept.word)) for found in view.matches]
    for k, row in enumerate(view.rows.tolist()):
        words = terms_in(index, row, row + 1).difference(*(found.concept.terms for found in view.matches))
        telling = {book.number(index.terms[term]) for term in words}
        kindred = [not telling.isdisjoint(book.kindred(entry).tolist()) for entry in entries]
        assert view.kindred[k].tolist() == [
            float(found and not here) for found, here in zip(kindred, held(view, row, row + 1), strict=True)
        ]


@given(
    question=st.lists(st.sampled_from(("old", "mill", "stream", "ancient", "rise", "fallen", "xyzzy"))).map(" ".join)
)
@any_question
def test_the_nearest_new_word_says_how_near_a_sentence_comes(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    book, term_of = thesaurus(), term_maker("en")
    concepts = [book.number(term_of(found.concept.word)) for found in view.matches]
    stop = [view.terms[word] for word in np.flatnonzero(view.is_class(WordClass.STOP))]
    for k, row in enumerate(view.rows.tolist()):
        words = terms_in(index, row, row + 1).difference(stop, *(found.concept.terms for found in view.matches))
        telling = [book.number(index.terms[term]) for term in words]
        expected = [max([0.0, *(_cosine(word, concept) for word in telling)]) for concept in concepts]
        assert view.near_in_meaning[k].tolist() == expected
        assert view.related[k].tolist() == [
            0.0 if here else value for value, here in zip(expected, view.in_sentence[k].tolist(), strict=True)
        ]
        assert (view.related_beside_match[k] <= view.related[k]).all()


def _cosine(number: int, other: int) -> float:
    one, two = word_vectors().of(np.array([number, other])).astype(np.int64)
    return int(one @ two) / UNIT**2


def last_heading(index: Index, first: int, row: int) -> int:
    """Return the last row up to ``row``, from ``first`` on, that is a heading, -1 where none is."""
    return max((other for other in range(first, row + 1) if index.kind(other) is BlockKind.HEADING), default=-1)


@given(question=QUESTIONS)
@any_question
def test_what_is_held_around_a_candidate(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    for k, row in enumerate(view.rows.tolist()):
        first, last = (int(edge[0]) for edge in index.document_edges(np.array([row])))
        start, end = (int(edge[0]) for edge in index.paragraph_edges(np.array([row])))
        assert (view.in_sentence[k] > 0).tolist() == view.holds[k].tolist() == held(view, row, row + 1)
        assert view.before[k].tolist() == held(view, max(row - 1, first), row)
        assert view.three_before[k].tolist() == held(view, max(row - 3, first), row)
        assert view.after[k].tolist() == held(view, row + 1, min(row + 2, last))
        assert view.in_paragraph[k].tolist() == held(view, start, end)
        assert view.in_first_of_paragraph[k].tolist() == held(view, start, start + 1)
        assert view.in_first_of_document[k].tolist() == held(view, first, first + 1)
        section = max(first, last_heading(index, first, row))
        assert view.in_section[k].tolist() == held(view, section, section + (last_heading(index, first, row) >= 0))
        assert view.so_far[k].tolist() == held(view, section, row + 1)
        counts = np.sum([held(view, other, other + 1) for other in range(first, last)], axis=0)
        assert view.document_counts[k].tolist() == counts.tolist()
        assert view.in_document[k].tolist() == (counts > 0).tolist()


@given(question=QUESTIONS)
@any_question
def test_words_of_the_candidates(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    places = [(k, place) for k, length in enumerate(view.lengths.tolist()) for place in range(length)]
    assert list(zip(view.word_row.tolist(), view.word_place.tolist(), strict=True)) == places
    wording = [index.words(np.array([row])) for row in view.rows.tolist()]
    assert view.terms.tolist() == [wording[k].terms[place] for k, place in places]
    stop = view.is_class(WordClass.STOP).tolist()
    for (k, _), term, is_stop, in_title in zip(
        places, view.terms.tolist(), stop, view.title_word.tolist(), strict=True
    ):
        _, title, _ = index.title_terms(np.array([index.document(int(view.rows[k]))]))
        assert in_title == (term in title and not is_stop)
    forms = ("the", "old", "nowhere")
    for form, has in zip(forms, view.holds_forms(forms), strict=True):
        own = [[index.forms[number] for number in of_row.forms.tolist()] for of_row in wording]
        assert has.tolist() == [form in one for one in own]


@given(question=QUESTIONS)
@any_question
def test_how_far_words_are_from_those_of_each_concept(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    everywhere = np.arange(len(view.terms))
    near = view.distance_to_concepts(everywhere)
    for word in everywhere.tolist():
        row, place = view.word_row[word], view.word_place[word]
        for concept in range(view.k):
            there = [
                int(view.word_place[other])
                for other in np.flatnonzero(view.concept_of_word == concept)
                if view.word_row[other] == row
            ]
            assert near[concept, word] == min((abs(place - other) for other in there), default=FAR)
            if view.concept_of_word[word] >= 0:
                on = view.distance_on[view.matched.searchsorted(word), concept]
                behind = [other - place for other in there if other >= place]
                assert on == min(behind) if behind else on > 50


def pairs(view: View, row: int, limits: list[tuple[int, int]]) -> float:
    """Return the share of the pairs' weight that a candidate has, a pair standing within its limits of words."""
    words = np.flatnonzero(view.word_row == row)
    at = [(int(view.concept_of_word[word]), int(view.word_place[word])) for word in words]
    weights = [np.sqrt(view.question.weights[j] * view.question.weights[j + 1]) for j in range(len(limits))]
    total = found = 0.0
    for concept, (low, high) in enumerate(limits):
        if low > high:
            continue
        total += weights[concept]
        for first, place in at:
            behind = [other - place for second, other in at if second == concept + 1 and other >= place]
            if first == concept and behind and low <= min(behind) <= high:
                found += weights[concept]
                break
    return found / max(total, 1e-6)


@given(question=QUESTIONS)
@any_question
def test_pairs_of_concepts(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    gaps = np.diff(view.question.places).tolist()
    side_by_side = [(gap, gap) if 0 < gap <= 3 else (1, 0) for gap in gaps]
    for k in range(view.n):
        assert ordered_pairs(view, 4)[k] == pytest.approx(pairs(view, k, [(1, 4)] * (view.k - 1)))
        assert adjacent(view)[k] == pytest.approx(pairs(view, k, side_by_side))


@given(question=QUESTIONS)
@any_question
def test_how_candidates_stand_to_each_other(index: Index, question: str) -> None:
    view = view_of(index, question)
    if view is None:
        return
    rows, own = view.rows.tolist(), (view.in_sentence * view.local_weights).sum(axis=1)
    new = [set(view.terms[view.is_new & (view.word_row == k)].tolist()) for k in range(view.n)]
    standing = [(total / view.totals.max()) ** 2 if k < 8 else 0.0 for k, total in enumerate(view.totals.tolist())]
    for k, row in enumerate(rows):
        for step in (-1, 1):
            near = row + step in rows and index.document(row) == index.document(row + step)
            expected = own[rows.index(row + step)] if near else 0.0
            assert neighbour_local_share(view, step)[k] == expected
        mass = {term: sum(standing[j] for j in range(view.n) if j != k and term in new[j]) for term in new[k]}
        agreed = sum(mass[term] * float(view.idf(np.array([term]))[0]) for term in new[k])
        assert agreement(view)[k] == pytest.approx(agreed / max(view.sentence_idf[k], 5.0))
        better = sum(view.documents[other] == view.documents[k] for other in range(k))
        assert rank_in_document(view)[k] == pytest.approx(np.log1p(better))
        best = next(other for number, other in zip(view.documents, rows, strict=True) if number == view.documents[k])
        assert behind_best(view)[k] == row - best


@given(st.lists(st.integers(0, 300), max_size=20), st.sets(st.integers(0, 300), max_size=10).map(sorted))
def test_the_nearest_target(places: list[int], targets: list[int]) -> None:
    found = distances(np.array(places, np.int64), np.array(targets, np.int64))
    assert found.tolist() == [min([FAR, *(abs(place - target) for target in targets)]) for place in places]


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(-9, 9)), min_size=1, max_size=20))
def test_how_far_below_the_best_of_its_group(pairs: list[tuple[int, float]]) -> None:
    numbers = sorted({group for group, _ in pairs})
    groups = [numbers.index(group) for group, _ in pairs]
    values = [value for _, value in pairs]
    best = [max(value for other, value in zip(groups, values, strict=True) if other == group) for group in groups]
    below = within(np.array(groups), np.array(values)[:, None])[:, 0]
    assert below.tolist() == [value - top for value, top in zip(values, best, strict=True)]
