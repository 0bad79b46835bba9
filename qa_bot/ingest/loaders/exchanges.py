"""Questions with their answers, as a list of frequent questions has them: "Q: Is it far?", and "A: Two miles." below.

A question is read as the heading of its answer; the letters that mark both say nothing.
"""

import re
from collections.abc import Iterator

LEVEL = 6  # of the question as a heading: below every other

_NUMBER = r"[^\S\n]?\d{0,3}[.:)][^\S\n]+(?=\S)"
_QUESTION = re.compile(rf"(?:Q|Question|F|Frage|P|Pregunta|Pergunta|D|Domanda|V|Vraag){_NUMBER}")
_ANSWER = re.compile(rf"[^\S\n]*+(?:A|Answer|Antwort|R|Réponse|Respuesta|Resposta|Risposta|Antwoord){_NUMBER}")
_LINE = re.compile(r"[^\S\n]*+([^\s][^\n]*+)")
# An empty line, or the next question
_ENDS = re.compile(rf"\n[^\S\n]*+(?:\n|\Z|{_QUESTION.pattern})")
_LONGEST = 300  # code points of a question
_MOST_LINES = 4

_INITIALS = frozenset("QFPDVAR")


def begins(lined: str, start: int, end: int) -> bool:
    """Tell whether a block begins with a question or an answer; most do not even begin with such a letter."""
    if lined[start] not in _INITIALS:
        return False
    return bool(_QUESTION.match(lined, start, end) or _ANSWER.match(lined, start, end))


def parts(lined: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the exchanges of a block that begins with a question or an answer, one by one; else all of the block."""
    if not begins(lined, start, end):
        yield start, end
        return
    for line in _LINE.finditer(lined, start, end):
        if line.start(1) > start and question(lined, line.start(1), end):
            yield start, line.start()
            start = line.start(1)
    yield start, end


def question(lined: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the words of a question that begins at ``start``, if an answer follows; else None."""
    mark = _QUESTION.match(lined, start, end)
    if mark is None:
        return None
    line_end = start
    for _ in range(_MOST_LINES):
        line_end = lined.find("\n", line_end + 1)
        if line_end < 0 or line_end - start > _LONGEST:
            return None
        asked = lined[mark.end() : line_end].rstrip()
        if asked.endswith("?") and _answered(lined, line_end):
            return mark.end(), mark.end() + len(asked)
        if _ENDS.match(lined, line_end):
            return None
    return None


def answer(lined: str, start: int, end: int) -> int:
    """Return where the words of an answer begin behind its mark; ``start`` where there is no mark."""
    mark = _ANSWER.match(lined, start, end)
    return mark.end() if mark else start


def _answered(lined: str, line_end: int) -> bool:
    """Tell whether the next line, or the one below an empty line, begins as an answer does."""
    line = _LINE.search(lined, line_end, line_end + _LONGEST)
    return (
        line is not None
        and lined.count("\n", line_end, line.start(1)) <= 2
        and bool(_ANSWER.match(lined, line.start()))
    )
