from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.rank.features.table import FEATURES, GROUPS, NAMES, RELATIVES, feature_matrix

from .views import view_of

MakeIndex = Callable[[Mapping[str, str]], Index]

TEXTS = {
    "Elm_Bridge.txt": (
        "The Elm Bridge is a bridge in Oslo. It was built by Anna Berg in 1912 because the ferry was slow.\n\n"
        "Trams cross the bridge every day. About 400 trams cross it in a week."
    ),
    "Grey_Tower.txt": (
        "The Grey Tower stands in Bergen. Nobody has climbed the tower since 1975.\n\n# Painting the tower\n\n"
        "Two men do it every year. Run towerctl for the paint. Tower paint: grey, white."
    ),
}


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(TEXTS)


def features_of(index: Index, question: str) -> dict[str, dict[str, float]]:
    """Return the features of each candidate by its text."""
    view = view_of(index, question)
    if not view.n:
        return {}
    matrix = feature_matrix(view)
    return {
        index.text(row): dict(zip(NAMES, values, strict=True))
        for row, values in zip(view.rows.tolist(), matrix.tolist(), strict=True)
    }


def test_names_are_unique_and_of_a_group() -> None:
    assert len(set(NAMES)) == len(NAMES) == len(GROUPS) == len(FEATURES) + len(RELATIVES)


@pytest.mark.parametrize(
    ("question", "name", "better", "worse"),
    [
        ("Who built the Elm Bridge?", "expected_support", "It was built by Anna Berg", "Trams cross the bridge"),
        ("When was the Elm Bridge built?", "count_date", "It was built by Anna Berg", "Trams cross the bridge"),
        ("How old are those who built the bridge?", "expected_unit", "About 400 trams", "Trams cross the bridge"),
        ("How many trams cross the bridge?", "count_number", "About 400 trams", "Trams cross the bridge"),
        ("Where does the Grey Tower stand?", "share", "The Grey Tower stands", "Nobody has climbed"),
        ("Which trams cross the bridge?", "adjacent", "Trams cross the bridge", "The Elm Bridge is"),
        ("What is the Elm Bridge?", "begins_with_title", "The Elm Bridge is", "Trams cross the bridge"),
        ("Was the bridge built in a year?", "begins_with_pronoun", "It was built", "Trams cross the bridge"),
        ("Elm Bridge built", "with_title", "It was built by Anna Berg", "Nobody has climbed"),
        ("Elm Bridge built", "with_before", "It was built by Anna Berg", "Trams cross the bridge"),
        ("Who constructed the Elm Bridge?", "kindred", "It was built by Anna Berg", "The Elm Bridge is"),
        ("Who constructed the Elm Bridge?", "with_kindred_title", "It was built by Anna Berg", "Nobody has climbed"),
        ("Who fabricated the Elm Bridge?", "related", "It was built by Anna Berg", "The Elm Bridge is"),
        ("Who fabricated the Elm Bridge?", "with_related_title", "It was built by Anna Berg", "Nobody has climbed"),
        ("Where is the Elm Bridge?", "expected_known", "The Elm Bridge is a bridge in Oslo", "Trams cross the bridge"),
        ("Where is the Elm Bridge?", "expected_count", "The Elm Bridge is a bridge in Oslo", "Trams cross the bridge"),
        ("bridge day", "place_in_paragraph", "It was built by Anna Berg", "Trams cross the bridge"),
        ("Who paints the tower?", "in_section", "Two men", "The Grey Tower stands"),
        ("Who paints the tower?", "with_section", "Two men", "Nobody has climbed"),
        ("paint tower men", "with_so_far", "Two men", "Nobody has climbed"),
        ("Elm Bridge trams", "with_document", "It was built", "Nobody has climbed"),
        ("Which command paints the tower?", "count_unlisted", "Run towerctl", "Tower paint:"),
        ("Can I climb the tower?", "expected_count", "Nobody has climbed", "The Grey Tower stands"),
        ("How often is the tower painted?", "count_frequency", "Two men", "Run towerctl"),
        ("How do I order paint for the tower?", "count_instruction", "Run towerctl", "Two men"),
        ("Who paints the tower?", "prose", "The Grey Tower stands in", "Tower paint:"),
        ("Which bridge in Oslo?", "function_pairs", "The Elm Bridge is", "Trams cross the bridge"),
    ],
)
def test_a_feature_tells_better_from_worse(index: Index, question: str, name: str, better: str, worse: str) -> None:
    found = features_of(index, question)
    first, second = (
        next((values[name] for text, values in found.items() if text.startswith(start)), None)
        for start in (better, worse)
    )
    assert first is not None
    assert second is None or first > second


WORDS = (
    "who",
    "when",
    "built",
    "bridge",
    "Elm",
    "1912",
    "400",
    "because",
    "in",
    "of",
    "xyzzy",
    "U.S.",
    "我爱",
    "été",
    "?",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_every_feature_is_finite_for_every_question(make_index: MakeIndex, question: list[str]) -> None:
    index = make_index(TEXTS)
    for values in features_of(index, " ".join(question)).values():
        assert np.isfinite(list(values.values())).all()


def test_the_best_candidate_is_the_reference_of_what_stands_out(index: Index) -> None:
    found = features_of(index, "Who built the Elm Bridge?").values()
    assert max(values["sentence_to_best"] for values in found) == 0
    assert min(values["total_rank"] for values in found) == 0
    assert np.mean([values["share_z"] for values in found]) == pytest.approx(0, abs=1e-5)
