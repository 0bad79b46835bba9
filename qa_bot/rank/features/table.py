"""The features of a candidate, in the order in which a model reads them: one visible table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.rank.features import evidence, overlap, proximity, shape
from qa_bot.rank.features.relative import log_rank, standardised, to_best, within
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import FIELDS

Compute = Callable[[View], Array]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: its ``name``, how it is worked out for all candidates (n,), and the ``group`` it is explained by."""

    name: str
    compute: Compute
    group: str


def _group(name: str, **features: Compute) -> list[Feature]:
    return [Feature(feature, compute, name) for feature, compute in features.items()]


def _once(compute: Compute) -> Compute:
    """Return the feature, worked out once for each view however many features build on it."""

    def remembered(view: View) -> Array:
        if compute not in view.memory:
            view.memory[compute] = compute(view)
        return view.memory[compute]

    return remembered


def _with_relatives(name: str, compute: Compute) -> dict[str, Compute]:
    """Return a feature and how it stands out among the candidates."""
    compute = _once(compute)
    return {name: compute, f"{name}_z": lambda view: standardised(compute(view))}


def _within_document(compute: Compute) -> Compute:
    return lambda view: within(view.documents, compute(view))


def _field(column: int) -> Compute:
    return lambda view: view.fields[:, column] / max(view.question.idf.sum(), 1e-6)


def _total(view: View) -> Array:
    return np.asarray(view.totals / max(view.question.idf.sum(), 1e-6))


def _score_features(name: str, compute: Compute) -> dict[str, Compute]:
    """Return a score and how it stands out among the candidates, in several ways."""
    compute = _once(compute)
    return {
        name: compute,
        f"{name}_z": lambda view: standardised(compute(view)),
        f"{name}_to_best": lambda view: to_best(compute(view)),
        f"{name}_rank": lambda view: log_rank(compute(view)),
    }


def _held(*places: str) -> Compute:
    """Return the share of the question's weight that is held in any of the places (attributes of View)."""
    return lambda view: overlap.share(view, overlap.union(*(getattr(view, place) for place in places)))


def _missed(*places: str) -> Compute:
    return lambda view: overlap.missed_most(view, overlap.union(*(getattr(view, place) for place in places)))


def _in_document(view: View) -> Array:
    return np.minimum(view.document_counts, 1)


def _is(what: str, value: str) -> Compute:
    return lambda view: np.full(view.n, float(getattr(view.question, what) == value))


KINDS = (
    "who",
    "when",
    "where",
    "how many",
    "how much",
    "how long",
    "why",
    "how",
    "which",
    "what",
    "definition",
    "yes/no",
)
EXPECTED = ("person", "place", "date", "year", "number", "quantity", "reason", "manner", "definition", "name", "any")

IN_SENTENCE = "words of the question in the sentence"
AROUND = "words of the question around the sentence"
TITLE = "words of the question in the title"
NEAR = "nearness and order of the words"
FITS = "what the question asks for is there"
SHAPE = "place and form of the sentence"
QUESTION = "kind of question"

FEATURES: tuple[Feature, ...] = (
    *_group(AROUND, **_score_features("total", _total)),
    *_group(IN_SENTENCE, **_score_features("sentence", _field(FIELDS.index("sentence")))),
    *_group(AROUND, **_score_features("neighbours", _field(FIELDS.index("neighbours")))),
    *_group(AROUND, **_score_features("paragraph", _field(FIELDS.index("paragraph")))),
    *_group(AROUND, **_score_features("document", _field(FIELDS.index("document")))),
    *_group(TITLE, **_score_features("title", _field(FIELDS.index("title")))),
    *_group(
        IN_SENTENCE,
        **_with_relatives("share", _held("in_sentence")),
        missed_most=_missed("in_sentence"),
        words_held=lambda view: view.in_sentence.sum(axis=1),
        words_missed=lambda view: (1 - view.in_sentence).sum(axis=1),
        **_with_relatives("local_share", overlap.local_share),
        local_share_in=_within_document(overlap.local_share),
        **_with_relatives("share_beside_title", overlap.share_beside_title),
        share_beside_title_in=_within_document(overlap.share_beside_title),
        sentence_in=_within_document(_field(FIELDS.index("sentence"))),
        **_with_relatives("exact", overlap.exact_share),
        capitals=lambda view: overlap.capitals(view, view.in_sentence),
        focus=overlap.focus_held,
        **_with_relatives("without_focus", overlap.share_without_focus),
        **_with_relatives("function_share", overlap.function_share),
        **_with_relatives("density", overlap.density),
        **_with_relatives("cosine", overlap.cosine_like),
        telling_1=partial(overlap.most_telling, rank=0),
        telling_2=partial(overlap.most_telling, rank=1),
        telling_3=partial(overlap.most_telling, rank=2),
        first_word=partial(overlap.concept_at, place=0),
        last_word=partial(overlap.concept_at, place=-1),
        numbers_missed=overlap.numbers_missed,
    ),
    *_group(
        AROUND,
        with_before=_held("in_sentence", "before"),
        with_after=_held("in_sentence", "after"),
        with_before_in=_within_document(_held("in_sentence", "before")),
        in_paragraph=_held("in_paragraph"),
        in_document=lambda view: overlap.share(view, _in_document(view)),
        with_first_of_document=overlap.first_of_document,
        with_first_of_paragraph=overlap.first_of_paragraph,
        only_before=_held("before"),
        only_after=_held("after"),
        gained_over_before=lambda view: overlap.gained(view, view.before),
        gained_over_after=lambda view: overlap.gained(view, view.after),
        lost_to_before=lambda view: overlap.lost(view, view.before),
        lost_to_after=lambda view: overlap.lost(view, view.after),
        local_share_in_context=overlap.local_share_in_context,
        context_beside_title=overlap.context_beside_title,
        missed_locally=overlap.missed_locally,
        before_local_share=partial(overlap.neighbour_local_share, step=-1),
        after_local_share=partial(overlap.neighbour_local_share, step=1),
        next_refers_back=shape.next_refers_back,
        **_with_relatives("share_resolved", shape.share_resolved),
        total_in=_within_document(_total),
        document_votes=shape.document_votes,
        rank_in_document=shape.rank_in_document,
    ),
    *_group(
        TITLE,
        **_with_relatives("with_title", _held("in_sentence", "in_title")),
        with_before_title=_held("in_sentence", "before", "in_title"),
        with_before_title_to_best=lambda view: to_best(_held("in_sentence", "before", "in_title")(view)),
        with_three_before_title=_held("in_sentence", "three_before", "in_title"),
        paragraph_title_to_best=lambda view: to_best(_held("in_paragraph", "in_title")(view)),
        in_title=_held("in_title"),
        in_title_to_best=lambda view: to_best(_held("in_title")(view)),
        missed_with_title=_missed("in_sentence", "in_title"),
        missed_with_before_title=_missed("in_sentence", "before", "in_title"),
        missed_with_paragraph=_missed("in_paragraph", "in_title"),
        missed_with_document=lambda view: overlap.missed_most(view, overlap.union(_in_document(view), view.in_title)),
        words_missed_with_title=lambda view: (1 - overlap.union(view.in_sentence, view.in_title)).sum(axis=1),
        capitals_in_context=lambda view: overlap.capitals(
            view, overlap.union(view.in_sentence, view.three_before, view.in_title)
        ),
        title_covered=overlap.title_covered,
        title_word_new=overlap.title_word_new,
        begins_with_title=shape.begins_with_title,
    ),
    *_group(
        NEAR,
        **_with_relatives("window_5", partial(proximity.window, width=5)),
        **_with_relatives("window_10", partial(proximity.window, width=10)),
        window_10_in=_within_document(partial(proximity.window, width=10)),
        spread=proximity.spread,
        ordered_1=partial(proximity.pairs, gap=1, ordered=True),
        ordered_4=partial(proximity.pairs, gap=4, ordered=True),
        unordered_8=partial(proximity.pairs, gap=8, ordered=False),
        **_with_relatives("adjacent", proximity.adjacent),
        order_kept=proximity.order_kept,
        function_pairs=proximity.function_pairs,
        head_share=proximity.head_share,
    ),
    *_group(FITS, **{f"count_{kind}": partial(evidence.count, kind=kind) for kind in evidence.EVIDENCE}),
    *_group(
        FITS,
        **{
            f"closest_{kind}": partial(evidence.closeness, kind=kind)
            for kind in ("date", "number", "person", "place", "reason")
        },
        expected_count=evidence.expected_count,
        expected_closeness=evidence.expected_closeness,
        **_with_relatives("expected_support", evidence.expected_support),
        expected_support_in=_within_document(evidence.expected_support),
        **_with_relatives("agreement", evidence.agreement),
        by_name=evidence.by_name,
        new_words=evidence.new_words,
        first_definition=shape.first_definition,
        defines_match=shape.defines_match,
        names_something=shape.names_something,
        conditions=shape.conditions,
    ),
    *_group(
        SHAPE,
        **_with_relatives("length", lambda view: view.lengths.astype(np.float64)),
        begins_with_pronoun=shape.begins_with_pronoun,
        begins_with_the=shape.begins_with_the,
        place_in_document=shape.place_in_document,
        place_in_paragraph=shape.place_in_paragraph,
        place_from_paragraph_end=shape.place_from_paragraph_end,
        document_size=shape.document_size,
        paragraph_size=shape.paragraph_size,
        kind_of_block=shape.kind_of_block,
    ),
    *_group(
        QUESTION,
        concepts=lambda view: np.full(view.n, float(view.k)),
        greatest_weight=lambda view: np.full(view.n, view.question.weights.max(initial=0)),
        **{f"kind_{kind.replace(' ', '_').replace('/', '_')}": _is("kind", kind) for kind in KINDS},
        **{f"expects_{expected}": _is("expected", expected) for expected in EXPECTED},
    ),
)

NAMES = tuple(feature.name for feature in FEATURES)


def feature_matrix(view: View) -> Array:
    """Return (n, features) float32 in the order of FEATURES."""
    out = np.empty((view.n, len(FEATURES)), dtype=np.float32)
    for column, feature in enumerate(FEATURES):
        out[:, column] = feature.compute(view)
    return out
