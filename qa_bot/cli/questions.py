"""Questions from standard input, one a line: plain text, or a JSON object."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, NoReturn

from qa_bot.errors import QuestionError
from qa_bot.text.safe import without_surrogates

MAX_LINE = 4_000_000
"""Bytes of the longest line that is read; a question with all earlier ones of its conversation fits well."""
TOO_LONG = f"the line is longer than {MAX_LINE:,} bytes"
"""What is told of a longer one."""

MAX_DEPTH = 100
"""How deep an object may be nested, itself counted: what is handed back has to be written again."""

_BOM = b"\xef\xbb\xbf"
_TOO_DEEP = f"nested too deeply; at most {MAX_DEPTH} objects and lists may stand within each other"


class Asked(NamedTuple):
    """A question; ``question_id`` is handed back as it is, ``within`` is a glob, ``after`` the earlier questions."""

    line: int
    question: str
    question_id: object = None
    within: str | None = None
    after: tuple[str, ...] = ()


class Malformed(NamedTuple):
    """A line that holds no question, and why."""

    line: int
    message: str


def read_questions(stream: BinaryIO) -> Iterator[Asked | Malformed]:
    """Yield what each line of ``stream`` asks, as soon as the line is there; blank lines are passed over."""
    for number, line in enumerate(lines(stream), start=1):
        if line is None:
            yield Malformed(number, TOO_LONG)
        elif text := line.strip():
            yield _read(text, number)


def lines(stream: BinaryIO) -> Iterator[str | None]:
    """Yield the lines of ``stream``, each as soon as it is there; None for one that is too long, which is left out."""
    mark = _BOM
    while raw := stream.readline(MAX_LINE + 1):
        if len(raw) > MAX_LINE:
            _skip_line(stream, raw)
            yield None
        else:
            yield raw.removeprefix(mark).decode("utf-8", "replace")
        mark = b""


def clean(question: str) -> str:
    """Return a question as text that can be searched and written; raise QuestionError where it is empty."""
    if not question.strip():
        raise QuestionError("the question is empty; ask one, for example: When did they meet?")
    return without_surrogates(question)


def _read(text: str, number: int) -> Asked | Malformed:
    try:
        return _from_json(text, number) if text.startswith("{") else Asked(number, clean(text))
    except QuestionError as error:
        return Malformed(number, str(error))


def _from_json(text: str, number: int) -> Asked:
    try:
        fields: dict[str, Any] = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except RecursionError as error:
        raise QuestionError(_TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise QuestionError(f"not JSON: {error.msg} (column {error.colno})") from error
    except ValueError as error:
        raise QuestionError(f"not JSON: {error}") from error
    if _is_deeper(fields, MAX_DEPTH):
        raise QuestionError(_TOO_DEEP)
    question, within, after = fields.get("question"), fields.get("in"), fields.get("after")
    if not isinstance(question, str):
        raise QuestionError("the key 'question' is required and holds a text")
    if within is not None and not isinstance(within, str):
        raise QuestionError("the key 'in' holds a text: a glob that documents must match")
    if after is not None and not (isinstance(after, list) and all(isinstance(turn, str) for turn in after)):
        raise QuestionError("the key 'after' holds a list of texts: the earlier questions, oldest first")
    earlier = tuple(without_surrogates(turn) for turn in after or () if turn.strip())
    return Asked(number, clean(question), fields.get("id"), within, earlier)


def _is_deeper(value: object, levels: int) -> bool:
    """Tell whether a JSON value has more than so many objects and lists within each other."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return inner is not None and (levels == 0 or any(_is_deeper(each, levels - 1) for each in inner))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text} is too large a number")
    return value


def _skip_line(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(MAX_LINE)
