"""The features of a candidate, in the order in which a model reads them: one visible table.

A feature is worked out from the candidates, or says how another one stands out among them. Its group is what it is
explained by: what counts the sentence's own words and those around it together is mostly the former.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.segment import Ending
from qa_bot.rank.features import amounts, evidence, headings, meaning, needed, overlap, proximity, shape
from qa_bot.rank.features.relative import log_rank, standardised, to_best, within
from qa_bot.rank.features.view import View
from qa_bot.rank.formula import FIELDS
from qa_bot.types import BlockKind

Compute = Callable[[View], Array]


class Feature(NamedTuple):
    """A feature: its ``name``, how it is worked out for all candidates (n,), and the ``group`` it is explained by."""

    name: str
    compute: Compute
    group: str


class Relative(NamedTuple):
    """How the feature ``of`` stands out: ``how`` takes the view and (n, c) values of c features to (n, c)."""

    of: str
    how: str

    @property
    def name(self) -> str:
        """The feature's name and how it is taken."""
        return f"{self.of}_{self.how}"


HOW: Mapping[str, Callable[[View, Array], Array]] = {
    "z": lambda view, values: standardised(values),
    "to_best": lambda view, values: to_best(values),
    "rank": lambda view, values: log_rank(values),
    "in_document": lambda view, values: within(view.documents, values),
}


def _group(name: str, **features: Compute) -> list[Feature]:
    return [Feature(feature, compute, name) for feature, compute in features.items()]


def _field(name: str) -> Compute:
    column = FIELDS.index(name)
    return lambda view: view.fields[:, column] / max(view.question.idf.sum(), 1e-6)


def _total(view: View) -> Array:
    return np.asarray(view.totals / max(view.question.idf.sum(), 1e-6))


def _held(*places: str) -> Compute:
    """Return the share of the question's weight that is held in any of the places (attributes of View)."""
    return lambda view: overlap.share(view, view.held_in(*places))


def _missed(*places: str) -> Compute:
    return lambda view: overlap.missed_most(view, view.held_in(*places))


IN_SENTENCE = "words of the question in the sentence"
KINDRED = "words of kindred meaning in the sentence"
AROUND = "words of the question around the sentence"
TITLE = "words of the question in the title"
SECTION = "words of the question in the heading above"
ASKED = "words of the question in one that the text asks"
NEAR = "nearness and order of the words"
FITS = "what the question asks for is there"
SHAPE = "place and form of the sentence"
QUESTION = "the question"

FEATURES: tuple[Feature, ...] = (
    *_group(
        IN_SENTENCE,
        sentence=_field("sentence"),
        share=_held("in_sentence"),
        missed_most=_missed("in_sentence"),
        words_missed=lambda view: (1 - view.in_sentence).sum(axis=1),
        local_share=overlap.local_share,
        share_beside_title=overlap.share_beside_title,
        exact=overlap.exact_share,
        capitals=lambda view: overlap.capitals(view, view.in_sentence),
        focus=overlap.focus_held,
        without_focus=overlap.share_without_focus,
        function_share=overlap.function_share,
        density=overlap.density,
        cosine=overlap.cosine_like,
        numbers_missed=overlap.numbers_missed,
    ),
    *_group(
        IN_SENTENCE,
        likelihood=partial(needed.likelihood, place=needed.SENTENCE),
        least_likely=partial(needed.least_likely, place=needed.SENTENCE),
        needed_share=partial(needed.needed_share, place=needed.SENTENCE),
        needed_missed=partial(needed.needed_missed, place=needed.SENTENCE),
        likelihood_around=partial(needed.likelihood, place=needed.AROUND),
        least_likely_around=partial(needed.least_likely, place=needed.AROUND),
        needed_share_around=partial(needed.needed_share, place=needed.AROUND),
        needed_missed_around=partial(needed.needed_missed, place=needed.AROUND),
    ),
    *_group(KINDRED, kindred=_held("kindred")),
    *_group(IN_SENTENCE, with_kindred=_held("in_sentence", "kindred")),
    *_group(
        TITLE,
        with_kindred_title=_held("in_sentence", "kindred", "in_title"),
        missed_with_kindred_title=_missed("in_sentence", "kindred", "in_title"),
    ),
    *_group(
        KINDRED,
        related=_held("related"),
        related_beside_match=_held("related_beside_match"),
        nearest_related=meaning.nearest,
        largest_missed_related=meaning.largest_missed,
        focus_related=meaning.focus,
        words_near=meaning.words_near,
        new_words_near=meaning.new_words_near,
        meaning=meaning.sentence,
        meaning_by_rarity=meaning.sentence_by_rarity,
        meaning_new=meaning.new_words,
        meaning_missed=meaning.missed,
        meaning_asked_for=meaning.asked_for,
    ),
    *_group(IN_SENTENCE, with_related=_held("in_sentence", "related")),
    *_group(
        TITLE,
        with_related_title=_held("in_sentence", "related", "in_title"),
        missed_with_related_title=_missed("in_sentence", "related", "in_title"),
        meaning_with_title=meaning.with_title,
        title_asked_for=meaning.title_asked_for,
    ),
    *_group(SECTION, meaning_with_section=meaning.with_section),
    *_group(ASKED, meaning_of_question=meaning.question_above),
    *_group(IN_SENTENCE, total=_total),
    *_group(AROUND, neighbours=_field("neighbours"), paragraph=_field("paragraph"), document=_field("document")),
    *_group(IN_SENTENCE, with_before=_held("in_sentence", "before"), with_after=_held("in_sentence", "after")),
    *_group(AROUND, in_paragraph=_held("in_paragraph")),
    *_group(
        IN_SENTENCE,
        with_first_of_document=_held("in_sentence", "in_first_of_document"),
        with_first_of_paragraph=_held("in_sentence", "in_first_of_paragraph"),
    ),
    *_group(AROUND, only_before=_held("before"), only_after=_held("after")),
    *_group(
        IN_SENTENCE,
        gained_over_before=lambda view: overlap.gained(view, view.before),
        gained_over_after=lambda view: overlap.gained(view, view.after),
    ),
    *_group(
        AROUND,
        lost_to_before=lambda view: overlap.lost(view, view.before),
        lost_to_after=lambda view: overlap.lost(view, view.after),
    ),
    *_group(
        IN_SENTENCE,
        local_share_in_context=overlap.local_share_in_context,
        context_beside_title=overlap.context_beside_title,
        missed_locally=overlap.missed_locally,
    ),
    *_group(
        AROUND,
        before_local_share=partial(overlap.neighbour_local_share, step=-1),
        after_local_share=partial(overlap.neighbour_local_share, step=1),
    ),
    *_group(
        IN_SENTENCE,
        share_resolved=shape.share_resolved,
        with_document=_held("in_sentence", "in_document"),
        missed_with_document=_missed("in_sentence", "in_document"),
    ),
    *_group(
        AROUND,
        document_votes=shape.document_votes,
        rank_in_document=shape.rank_in_document,
        behind_best=shape.behind_best,
    ),
    *_group(
        TITLE,
        title=_field("title"),
        in_title=_held("in_title"),
        with_title=_held("in_sentence", "in_title"),
        with_before_title=_held("in_sentence", "before", "in_title"),
        with_three_before_title=_held("in_sentence", "three_before", "in_title"),
        with_paragraph_title=_held("in_paragraph", "in_title"),
        missed_with_title=_missed("in_sentence", "in_title"),
        missed_with_before_title=_missed("in_sentence", "before", "in_title"),
        missed_with_paragraph=_missed("in_paragraph", "in_title"),
        words_missed_with_title=lambda view: (1 - view.held_in("in_sentence", "in_title")).sum(axis=1),
        capitals_in_context=lambda view: overlap.capitals(
            view, view.held_in("in_sentence", "three_before", "in_title")
        ),
        title_covered=overlap.title_covered,
        title_word_new=overlap.title_word_new,
        begins_with_title=shape.begins_with_title,
    ),
    *_group(
        SECTION,
        in_section=_held("in_section"),
        with_section=_held("in_sentence", "in_section"),
        with_section_title=_held("in_sentence", "in_section", "in_title"),
        missed_with_section=_missed("in_sentence", "in_section", "in_title"),
        with_so_far=_held("in_sentence", "so_far"),
        missed_with_so_far=_missed("in_sentence", "so_far", "in_title"),
        with_sections=_held("in_sentence", "in_section", "in_outer_section"),
        missed_with_sections=_missed("in_sentence", "in_section", "in_outer_section", "in_title"),
        section_covered=headings.section_covered,
    ),
    *_group(
        ASKED,
        in_question=_held("in_question"),
        with_question_title=_held("in_sentence", "in_question", "in_title"),
        behind_question=shape.behind_question,
        question_covered=headings.question_covered,
        question_alike=headings.question_alike,
    ),
    *_group(
        NEAR,
        window_5=partial(proximity.window, width=5),
        window_10=partial(proximity.window, width=10),
        spread=proximity.spread,
        ordered_4=partial(proximity.ordered_pairs, gap=4),
        adjacent=proximity.adjacent,
        order_kept=proximity.order_kept,
        function_pairs=proximity.function_pairs,
        head_share=proximity.head_share,
    ),
    *_group(FITS, **{f"count_{kind}": partial(evidence.count, kind=kind) for kind in evidence.COUNTED}),
    *_group(FITS, **{f"closest_{kind}": partial(evidence.closeness, kind=kind) for kind in evidence.PLACED}),
    *_group(
        FITS,
        expected_count=evidence.expected_count,
        expected_known=evidence.expected_known,
        expected_closeness=evidence.expected_closeness,
        expected_support=evidence.expected_support,
        expected_unit=evidence.expected_unit,
        count_unlisted=evidence.count_unlisted,
        closest_unlisted=evidence.closest_unlisted,
        agreement=evidence.agreement,
        number_in_range=amounts.number_in_range,
        new_words=evidence.new_words,
        first_definition=shape.first_definition,
        defines_match=shape.defines_match,
    ),
    *_group(
        SHAPE,
        length=lambda view: view.lengths.astype(np.float64),
        begins_with_pronoun=shape.begins_with_pronoun,
        leads_on=partial(shape.ends_with, ending=Ending.COLON),
        open_ended=partial(shape.ends_with, ending=Ending.OPEN),
        prose=shape.prose,
        in_item=partial(shape.is_kind, kind=BlockKind.ITEM),
        in_row=partial(shape.is_kind, kind=BlockKind.ROW),
        in_heading=partial(shape.is_kind, kind=BlockKind.HEADING),
        in_code=partial(shape.is_kind, kind=BlockKind.CODE),
        place_in_document=shape.place_in_document,
        place_in_paragraph=shape.place_in_paragraph,
        place_from_paragraph_end=shape.place_from_paragraph_end,
        document_size=shape.document_size,
        paragraph_size=shape.paragraph_size,
    ),
    *_group(
        QUESTION,
        concepts=lambda view: np.full(view.n, float(view.k)),
        known=overlap.known,
        greatest_weight=lambda view: np.full(view.n, view.question.weights.max(initial=0)),
    ),
)

_STANDING_OUT: Mapping[str, tuple[str, ...]] = {
    "z": (
        *("total", "sentence", "neighbours", "paragraph", "document", "title", "share", "local_share"),
        *("share_beside_title", "exact", "without_focus", "function_share", "density", "cosine", "share_resolved"),
        *("with_title", "window_5", "window_10", "adjacent", "expected_support", "agreement", "length"),
        *("with_kindred", "kindred", "with_section_title", "with_document", "prose"),
        *("likelihood", "likelihood_around"),
        *("related", "with_related", "words_near", "new_words_near", "meaning", "meaning_by_rarity", "meaning_new"),
        *("meaning_missed", "meaning_asked_for", "meaning_with_title", "meaning_with_section"),
    ),
    "to_best": (
        *("total", "sentence", "neighbours", "paragraph", "document", "title"),
        *("with_before_title", "with_paragraph_title", "in_title", "likelihood", "likelihood_around"),
    ),
    "rank": ("total", "sentence", "neighbours", "paragraph", "document", "title"),
    "in_document": (
        *("total", "sentence", "local_share", "share_beside_title", "with_before", "window_10", "expected_support"),
    ),
}
RELATIVES: tuple[Relative, ...] = tuple(Relative(of, how) for how, names in _STANDING_OUT.items() for of in names)

NAMES = (*(feature.name for feature in FEATURES), *(relative.name for relative in RELATIVES))
GROUP_OF: Mapping[str, str] = {feature.name: feature.group for feature in FEATURES}
GROUPS = (*GROUP_OF.values(), *(GROUP_OF[relative.of] for relative in RELATIVES))
_ROWS = {how: [NAMES.index(name) for name in names] for how, names in _STANDING_OUT.items()}


def feature_matrix(view: View) -> Array:
    """Return (n, features) float32 in the order of NAMES."""
    # feature by feature in memory, as they are written and as trees read them
    out = np.empty((len(NAMES), view.n), dtype=np.float32)
    for row, feature in enumerate(FEATURES):
        out[row] = feature.compute(view)
    row = len(FEATURES)
    for how, names in _STANDING_OUT.items():
        values = out[_ROWS[how]].T.astype(np.float64, order="C")
        out[row : row + len(names)] = HOW[how](view, values).T
        row += len(names)
    return out.T
