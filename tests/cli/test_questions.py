import io
import json

import pytest

from qa_bot.cli.questions import MAX_DEPTH, MAX_LINE, Asked, Malformed, clean, read_questions
from qa_bot.errors import QuestionError


def read(text: str | bytes) -> list[Asked | Malformed]:
    return list(read_questions(io.BytesIO(text if isinstance(text, bytes) else text.encode())))


def test_plain_lines_are_questions_and_blank_ones_are_passed_over() -> None:
    assert read("When?\n\n \u00a0 \n\tWhere?  \r\nWho?") == [Asked(1, "When?"), Asked(4, "Where?"), Asked(5, "Who?")]


def test_a_json_object_brings_id_scope_and_earlier_questions() -> None:
    line = '{"id": {"a": [1, null]}, "question": "And then?", "in": "news/*", "after": ["When?", " "], "kind": "x"}'
    assert read(line) == [Asked(1, "And then?", {"a": [1, None]}, "news/*", ("When?",))]
    assert read('{"question": "q", "in": null, "after": null}') == [Asked(1, "q")]


def test_an_id_may_be_deep() -> None:
    deep = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert read(f'{{"question": "q", "id": {deep}}}') == [Asked(1, "q", json.loads(deep))]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ('{"question": "q"} x', "not JSON"),
        ("{}", "'question' is required"),
        ('{"question": 5}', "'question' is required"),
        ('{"question": null}', "'question' is required"),
        ('{"question": "  "}', "the question is empty"),
        ('{"question": "q", "in": 5}', "'in' holds a text"),
        ('{"question": "q", "after": "p"}', "'after' holds a list"),
        ('{"question": "q", "after": [1]}', "'after' holds a list"),
        ('{"question": "q", "id": NaN}', "NaN is no JSON value"),
        ('{"question": "q", "id": 1e999}', "too large"),
        ('{"question": "q", "id": ' + "9" * 5000 + "}", "not JSON"),
        ('{"question": "q", "id": ' + "[" * 100_000, "nested too deeply"),
        ('{"question": "q", "id": ' + "[" * 986 + "]" * 986 + "}", "nested too deeply"),
        ('{"question": "q", "id": ' + '{"a":' * 100 + "1" + "}" * 101, "nested too deeply"),
    ],
)
def test_a_malformed_line_says_why_and_the_others_are_read(line: str, told: str) -> None:
    before, malformed, after = read(f"first\n{line}\nlast\n")
    assert (before, after) == (Asked(1, "first"), Asked(3, "last"))
    assert isinstance(malformed, Malformed)
    assert malformed.line == 2
    assert told in malformed.message


def test_bytes_that_are_no_utf8_do_not_stop_anything() -> None:
    assert read(b"\xef\xbb\xbfcaf\xe9?\n\xff\n") == [Asked(1, "caf�?"), Asked(2, "�")]


def test_lone_surrogates_cannot_travel_on() -> None:
    assert read(json.dumps({"question": "a\ud800b", "after": ["\udfff"]})) == [Asked(1, "a�b", after=("�",))]


def test_an_endless_line_is_refused_and_the_next_one_read() -> None:
    malformed, last = read(b"x" * (3 * MAX_LINE) + b"\nlast\n")
    assert isinstance(malformed, Malformed)
    assert last == Asked(2, "last")


def test_lines_come_as_soon_as_they_are_there() -> None:
    class Lines(io.BytesIO):
        def readline(self, *_: int | None) -> bytes:  # type: ignore[override]
            given.append(1)
            return b"q\n"

    given: list[int] = []
    questions = read_questions(Lines())
    assert next(questions) == Asked(1, "q")
    assert len(given) == 1


def test_an_empty_question_is_refused() -> None:
    with pytest.raises(QuestionError):
        clean(" \n")
