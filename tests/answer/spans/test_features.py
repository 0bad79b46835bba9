"""What the choice of a span sees of a question and a sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.spans.candidates import MAX_CLAUSE, MAX_WORDS, candidate_spans
from qa_bot.answer.spans.features import MAX_TOKENS, parse
from qa_bot.answer.spans.question import ROLES, Asking, asking
from qa_bot.answer.spans.templates import PARTS, layout
from qa_bot.answer.spans.tokens import GAPS, class_numbers, gap, gap_numbers
from qa_bot.answer.spans.words import CLOSED_CLASS, NEVER_FIRST, NEVER_LAST, WORD_CLASSES
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

TERM_OF = term_maker("en")
WORDS = {"the": 1, "by": 2}


def _asking(question: str, kind: str = "who", expected: str = "person", focus: tuple[int, ...] = ()) -> Asking:
    return asking(Query(question, question, kind, expected, focus), TERM_OF)


def _runs(text: str) -> list[tuple[int, int]]:
    """Return the first and the last word of each candidate of a sentence."""
    tokens = tokenise(text)
    gaps, n = np.array(gap_numbers(text, tokens)), len(tokens)
    first, last = candidate_spans([token.form for token in tokens], gaps[:-1], gaps[1:], np.full(n, n))
    return list(zip(first.tolist(), last.tolist(), strict=True))


def _candidates(text: str) -> set[str]:
    tokens = tokenise(text)
    return {text[tokens[i].start : tokens[j].end] for i, j in _runs(text)}


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
        *(
            (" (", "opening"),
            (") ", "closing"),
            ("), ", "closing comma"),
            (' "', "quote"),
            (" '", "quote"),
            ("; ", "semicolon"),
            (" · ", "semicolon"),
            (". ", "stop"),
        ),
        *(("  ", "space"), ("\n", "space"), (" / ", "other"), (": ", "colon"), (" · ", "semicolon"), (" – ", "dash")),
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


def test_candidates_do_not_take_a_time_or_a_fraction_apart() -> None:
    found = _candidates("Room 7 at 10:30, 3/4 full in 1914-1918")
    assert {"10:30", "3/4", "1914", "1914-1918", "7"} <= found
    assert not {"30", "10", "3", "4"} & found


def test_candidates_do_not_take_a_name_without_spaces_apart() -> None:
    found = _candidates("Copy s3://mill-logs-eu/new.tar with --no-wait from v2.4 for the ex-miller of tin/lead")
    assert {"s3://mill-logs-eu/new.tar", "no-wait", "2.4", "miller", "tin", "lead"} <= found
    assert not {"s3", "mill", "eu", "new", "tar", "wait", "no"} & found


def test_candidates_do_not_cross_cells() -> None:
    found = _candidates("9901 | the mill | 50")
    assert {"9901", "the mill", "50"} <= found
    assert not any("|" in span for span in found)


def test_long_candidates_are_clauses() -> None:
    words = [f"w{k}" for k in range(20)]
    assert max(len(span.split()) for span in _candidates(f"so {' '.join(words)} so on")) == MAX_WORDS
    assert " ".join(words) in _candidates(f"yes, {' '.join(words)}, so on")
    assert max(len(span.split()) for span in _candidates(" ".join(words * 5))) <= MAX_CLAUSE


def _may_answer(forms: list[str], gaps: list[str], first: int, last: int) -> bool:
    """Whether a run of words is a candidate, said plainly."""
    length = last - first + 1
    if forms[first] in NEVER_FIRST or (length > 1 and forms[last] in NEVER_LAST):
        return False
    if {"apostrophe", "within"} & {gaps[first], gaps[last + 1]} or length > MAX_CLAUSE:
        return False
    if "cell" in gaps[first + 1 : last + 1]:
        return False
    opens = first == 0 or gaps[first] != "space" or bool({forms[first], forms[first - 1]} & CLOSED_CLASS.keys())
    cut = gaps[last + 1] in {"comma", "stop", "edge", "colon", "closing", "opening", "cell"}
    return length <= MAX_WORDS or (opens and cut)


WORDS_AND_MARKS = ("Ada", "mill", "'s", "of", "the", "by", ",", "(", ")", "in", "1871", "-", "wheel", ".", "|", "a/b.c")
SENTENCES = st.lists(st.sampled_from(WORDS_AND_MARKS), max_size=50).map(" ".join)


@given(SENTENCES)
def test_candidates_are_the_runs_of_words_that_may_answer(text: str) -> None:
    tokens = tokenise(text)
    forms, numbers = [token.form for token in tokens], gap_numbers(text, tokens)
    gaps = [GAPS[number] for number in numbers]
    runs = [(first, last) for first in range(len(forms)) for last in range(first, len(forms))]
    assert _runs(text) == [run for run in runs if _may_answer(forms, gaps, *run)]


@pytest.mark.parametrize(
    ("question", "kind", "expected", "focus", "key"),
    [
        ("Who built the mill?", "who", "person", (), "who verb"),
        ("Who was Ada Berg?", "who", "person", (), "who be"),
        ("What do monks sing?", "what", "any", (), "what do"),
        ("Which river is the longest?", "which", "place", (1,), "expected place"),
        ("Which mill burned?", "which", "any", (1,), "what focus"),
        ("How much does it cost?", "how much", "money", (), "how much money"),
        ("How much notice must they give?", "how much", "duration", (2,), "how long"),
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
    parsed = parse(_asking(question), [text], WORDS)
    if not len(parsed.first):
        return
    columns = layout(len(WORDS)).columns
    for part in (parsed.firsts, parsed.lasts, parsed.words, parsed.gaps, parsed.spans):
        assert part.min() >= 0
        assert part.max() < columns
    assert (parsed.first <= parsed.last).all()
    assert parsed.spans.shape[1] == len(parsed.first)
    assert parsed.firsts.shape == (len(PARTS["first word"]), len(parsed.tokens))


def test_each_template_has_columns_of_its_own() -> None:
    parsed = parse(_asking("Who built the mill?"), ["The mill at Orta was built by Ada Berg in 1871."], WORDS)
    rows = [set(row) for part in (parsed.firsts, parsed.lasts, parsed.words, parsed.gaps) for row in part.tolist()]
    rows += [set(row) for row in parsed.spans[: len(PARTS["whole span"])].tolist()]
    assert sum(map(len, rows)) == len(set().union(*rows))


def _aspects(forms: list[str], roles: list[int], first: int, last: int) -> dict[str, int]:
    """Some aspects of a span, said plainly."""
    n, telling = len(forms), [ROLES[role] not in {"none", "function"} for role in roles]
    left = next((first - 1 - k for k in range(first - 1, -1, -1) if telling[k]), None)
    right = next((k - last - 1 for k in range(last + 1, n) if telling[k]), None)
    steps = [0, 1, 2, 3, 6, 12]
    on_left = 7 if left is None else sum(left > step for step in steps)
    on_right = 7 if right is None else sum(right > step for step in steps)
    inside = sum(telling[first : last + 1])
    window = sum(telling[max(first - 6, 0) : first]) + sum(telling[last + 1 : last + 7])
    return {
        "length": min(last - first + 1, MAX_WORDS),
        "distance on the left": on_left,
        "distance on the right": on_right,
        "near on the left": min(on_left, 3),
        "near on the right": min(on_right, 3),
        "role on the left": 0 if left is None else roles[first - 1 - left],
        "role on the right": 0 if right is None else roles[last + 1 + right],
        "words of the question": 2 * min(inside, 3) + (inside == last - first + 1),
        "sides with words of the question": 2 * any(telling[:first]) + any(telling[last + 1 :]),
        "words of the question around": min(window, 5),
        "share of the question around": min(5 * window // max(sum(telling), 1), 5),
        "place": 10 * first // n,
        "edges": 2 * (first == 0) + (last == n - 1),
    }


@given(SENTENCES)
def test_columns_of_spans_tell_their_aspects_apart(text: str) -> None:
    asked = _asking("Who built the wheel of the mill?")
    parsed = parse(asked, [text], WORDS)
    if not len(parsed.first):
        return
    forms = [token.form for token in parsed.tokens]
    roles = [asked.roles.get(TERM_OF(form), 0) for form in forms]
    aspects = [_aspects(forms, roles, *run) for run in zip(parsed.first.tolist(), parsed.last.tolist(), strict=True)]
    for template, columns in zip(PARTS["whole span"], parsed.spans.tolist(), strict=False):
        if set(template.aspects) <= aspects[0].keys():
            told = [tuple(one[name] for name in template.aspects) for one in aspects]
            assert len(set(zip(told, columns, strict=True))) == len(set(told)) == len(set(columns))


def test_a_span_lies_to_an_expression_apart_the_same_around_or_cutting_it() -> None:
    parsed = parse(_asking("When?"), ["It burned on 4 May 1871 at night"], WORDS)
    spans = list(zip(parsed.first.tolist(), parsed.last.tolist(), strict=True))
    dates = parsed.spans[len(PARTS["whole span"]) + len(PARTS["among parts"])] - layout(len(WORDS)).offsets[
        "typed span"
    ].astype(int)
    relation = {(1, 1): 0, (3, 5): 1, (1, 5): 2, (3, 7): 2, (3, 4): 3, (5, 5): 3, (1, 3): 3, (5, 7): 3, (7, 7): 0}
    assert {span: dates.tolist()[0][spans.index(span)] for span in relation} == relation


def _spans(asked: Asking, text: str) -> set[str]:
    parsed = parse(asked, [text], WORDS)
    runs = zip(parsed.first.tolist(), parsed.last.tolist(), strict=True)
    return {text[parsed.tokens[first].start : parsed.tokens[last].end] for first, last in runs}


def test_the_number_of_a_clause_stands_apart_and_answers_no_question_for_a_figure() -> None:
    clause = "4.1 The miller keeps 12 wheels."
    how_many = _spans(_asking("How many wheels does the miller keep?", "how many", "number"), clause)
    which = _spans(_asking("Which clause says who keeps the wheels?", "which", "any", (1,)), clause)
    assert which - how_many == {"4.1"}
    assert "12" in how_many


@pytest.mark.parametrize("text", ["", "  ", "…", "of", "word " * (MAX_TOKENS + 1), "x" * 1_000_000, "1 " * 500_000])
def test_what_is_no_sentence_has_no_spans(text: str) -> None:
    assert not len(parse(_asking("Who built the mill?"), [text], WORDS).first)


DATED = st.builds(
    "{} {}".format, SENTENCES, st.sampled_from(("", "in 1871 Ada Berg of Orta", "mill " * (MAX_TOKENS + 1)))
)


@given(st.lists(DATED, max_size=4))
def test_sentences_parsed_together_are_parsed_as_each_alone(texts: list[str]) -> None:
    asked = _asking("Who built the wheel of the mill?")
    together = parse(asked, texts, WORDS)
    begin = 0
    for number, text in enumerate(texts):
        alone = parse(asked, [text], WORDS)
        words = slice(begin, begin + len(alone.tokens))
        spans = slice(*together.edges[number : number + 2].tolist())
        assert together.tokens[words] == alone.tokens
        assert (together.first[spans] - begin).tolist() == alone.first.tolist()
        assert (together.last[spans] - begin).tolist() == alone.last.tolist()
        for part in ("firsts", "lasts", "words", "gaps"):
            assert getattr(together, part)[:, words].tolist() == getattr(alone, part).tolist()
        # where another sentence has more expressions, the rest is no column
        own, rest = np.split(together.spans[:, spans], [len(alone.spans)])
        assert own.tolist() == alone.spans.tolist()
        assert (rest == layout(len(WORDS)).columns).all()
        begin = words.stop
    assert together.edges.tolist()[-1] == len(together.first)
