"""What the choice of a span sees of a question and a sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.span_candidates import MAX_CLAUSE, MAX_WORDS, candidate_spans, written
from qa_bot.answer.span_features import MAX_TOKENS, PARTS, Asking, layout, parse
from qa_bot.answer.span_question import ROLES, asking
from qa_bot.answer.span_tokens import GAPS, class_numbers, gap, gap_numbers
from qa_bot.answer.span_words import WORD_CLASSES
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

TERM_OF = term_maker("en")
WORDS = {"the": 1, "by": 2}


def _asking(question: str, kind: str = "who", expected: str = "person", focus: tuple[int, ...] = ()) -> Asking:
    return asking(Query(question, question, kind, expected, focus), TERM_OF)


def _candidates(text: str) -> set[str]:
    tokens = tokenise(text)
    first, last = candidate_spans([token.form for token in tokens], np.array(gap_numbers(text, tokens)))
    return {text[tokens[i].start : tokens[j].end] for i, j in zip(first, last, strict=True)}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The mill", "The", "determiner"),
        ("Mills turn", "Mills", "opening name"),
        ("the River The", "The", "name"),
        ("in May", "May", "name"),
        ("in March", "March", "month"),
        ("of NATO", "NATO", "acronym"),
        ("in 1871", "1871", "year"),
        ("of 12 people", "12", "number"),
        ("the 19th century", "19th", "number with letters"),
        ("Ada's mill", "s", "possessive s"),
        ("a famous mill", "famous", "adjective"),
        ("many mills", "mills", "word in -s"),
        ("a mill", "mill", "word"),
    ],
)
def test_classes_of_words(text: str, word: str, name: str) -> None:
    tokens = tokenise(text)
    place = next(k for k, token in enumerate(tokens) if text[token.start : token.end] == word)
    assert WORD_CLASSES[class_numbers(text, tokens)[place]] == name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        *((" ", "space"), ("", "hyphen"), ("-", "hyphen"), ("'", "apostrophe"), ("’", "apostrophe"), (", ", "comma")),
        *((" (", "opening"), ("), ", "closing"), (' "', "quote"), (" '", "quote"), ("; ", "colon"), (". ", "stop")),
        *(("  ", "space"), ("\n", "space"), (" / ", "other"), (" – ", "colon")),
    ],
)
def test_gaps_between_words(between: str, name: str) -> None:
    assert gap(between) == name


def test_a_sentence_has_an_edge_at_both_ends() -> None:
    text = '"Go", she said.'
    assert [GAPS[k] for k in gap_numbers(text, tokenise(text))] == ["quote", "quote", "space", "edge"]


def test_candidates_begin_and_end_where_answers_do() -> None:
    found = _candidates("The mill of Ada's sister and her")
    assert {"The mill", "mill", "Ada", "mill of Ada", "sister"} & found == {"The mill", "mill", "sister"}
    assert not any(span.startswith(("of", "and", "s ")) or span.endswith((" of", " and", " her")) for span in found)


def test_long_candidates_are_clauses() -> None:
    words = [f"w{k}" for k in range(20)]
    assert max(len(span.split()) for span in _candidates(f"so {' '.join(words)} so on")) == MAX_WORDS
    assert " ".join(words) in _candidates(f"yes, {' '.join(words)}, so on")
    assert max(len(span.split()) for span in _candidates(" ".join(words * 5))) <= MAX_CLAUSE


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("It costs $7.50 a day.", "7.50", "$7.50"),
        ("About 80% came.", "80", "80%"),
        ("The Orta Post (OP) wrote.", "Orta Post (OP", "Orta Post (OP)"),
        ("The Post (of Orta) wrote.", "of Orta", "of Orta"),
        ("Run `pip install` now.", "Run `pip install", "Run `pip install`"),
        ("Set `a` to `b` now.", "a` to `b", "`a` to `b`"),
        ("Use `a` now.", "a` now", "`a` now"),
        ("It came", "came", "came"),
        ("It came", "It", "It"),
    ],
)
def test_marks_that_belong_to_words_are_shown(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert written(text, start, start + len(words)).of(text) == whole


@pytest.mark.parametrize(
    ("question", "kind", "expected", "focus", "key"),
    [
        ("Who built the mill?", "who", "person", (), "who verb"),
        ("Who was Ada Berg?", "who", "person", (), "who be"),
        ("What do monks sing?", "what", "any", (), "what do"),
        ("Which river is the longest?", "which", "place", (1,), "expected place"),
        ("Which mill burned?", "which", "any", (1,), "what focus"),
        ("How much does it cost?", "how much", "money", (), "how much money"),
        ("When did it burn?", "when", "date", (), "when"),
        ("The mill was built by whom?", "whom", "person", (), "who"),
        ("mill", "other", "any", (), "what none"),
    ],
)
def test_keys_of_questions(question: str, kind: str, expected: str, focus: tuple[int, ...], key: str) -> None:
    assert _asking(question, kind, expected, focus).key == key


def test_roles_of_words() -> None:
    roles = _asking("Which river does the old mill stand by?", "which", "place", (1,)).roles
    assert {word: ROLES[role] for word, role in roles.items()} == {
        "which": "function",
        "river": "focus",
        "doe": "function",
        "the": "function",
        "old": "other",
        "mill": "other",
        "stand": "last",
        "by": "function",
    }


@given(st.text(), st.text())
def test_columns_lie_within_the_layout(question: str, text: str) -> None:
    parsed = parse(_asking(question), text, WORDS)
    if parsed is None:
        return
    columns = layout(len(WORDS)).columns
    for part in (parsed.firsts, parsed.lasts, parsed.words, parsed.gaps, parsed.spans):
        assert part.min() >= 0
        assert part.max() < columns
    assert (parsed.first <= parsed.last).all()
    assert parsed.spans.shape[1] == len(parsed.first)
    assert parsed.firsts.shape == (len(PARTS["first word"]), len(parsed.tokens))


def test_each_template_has_columns_of_its_own() -> None:
    parsed = parse(_asking("Who built the mill?"), "The mill at Orta was built by Ada Berg in 1871.", WORDS)
    assert parsed is not None
    rows = [set(row) for part in (parsed.firsts, parsed.lasts, parsed.words, parsed.gaps) for row in part.tolist()]
    rows += [set(row) for row in parsed.spans[: len(PARTS["whole span"])].tolist()]
    assert sum(map(len, rows)) == len(set().union(*rows))


@pytest.mark.parametrize("text", ["", "  ", "…", "of", "word " * (MAX_TOKENS + 1), "x" * 1_000_000, "1 " * 500_000])
def test_what_is_no_sentence_has_no_spans(text: str) -> None:
    assert parse(_asking("Who built the mill?"), text, WORDS) is None
