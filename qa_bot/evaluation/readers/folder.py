"""A folder with ``docs`` and the questions on them: pairs in YAML, or JSON lines with the places that answer."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa_bot.errors import SuiteError
from qa_bot.evaluation.pair import ANSWERABLE, UNANSWERABLE, GoldSpan, Pair, Suite
from qa_bot.evaluation.readers.pairs import read_pairs
from qa_bot.evaluation.readers.problems import read_json_text, refuse
from qa_bot.types import Span

QUESTIONS = "questions.jsonl"
PAIRS = "questions.yaml"
DOCUMENTS = "docs"
_GOLD = "allowed: a list of objects with doc (a file name), start and end (code points, start < end)"


def read_folder(folder: Path) -> Suite:
    """Return the question set of a folder; raise SuiteError with the line of every mistake.

    A line of JSON is an object with ``question`` and ``gold`` (places as ``doc``, ``start``, ``end``, ``text``), which
    is empty or, with ``answerable`` false, left out where nothing answers; optionally ``kind``, ``after`` (earlier
    questions), ``scope`` (a glob of documents).
    """
    path, pairs, documents = folder / QUESTIONS, folder / PAIRS, folder / DOCUMENTS
    missing = [] if documents.is_dir() else [DOCUMENTS]
    missing += [] if path.is_file() or pairs.is_file() else [f"{QUESTIONS} or {PAIRS}"]
    if missing:
        raise SuiteError(f"{folder}: has no {' and no '.join(missing)}; a set of questions holds both")
    return _lines(folder, path, documents) if path.is_file() else _pairs(folder, pairs, documents)


def _pairs(folder: Path, path: Path, documents: Path) -> Suite:
    return replace(read_pairs(path), path=folder, documents=documents)


def _lines(folder: Path, path: Path, documents: Path) -> Suite:
    problems: list[str] = []
    pairs: list[Pair] = []
    for number, line in enumerate(read_json_text(path).split("\n"), 1):
        if line.strip():
            pairs.append(_pair(len(pairs) + 1, line, f"line {number}", problems))
    if not pairs:
        problems.append("holds no question; write one JSON object a line")
    names = {path.name for path in documents.rglob("*")}
    asked = {gold.document: pair.number for pair in reversed(pairs) for gold in pair.gold}
    problems += [
        f"question {number}: gold: there is no {DOCUMENTS}/{name}"
        for name, number in sorted(asked.items(), key=lambda item: item[1])
        if name not in names
    ]
    refuse(path, problems)
    return Suite(folder.resolve().name, folder, tuple(pairs), documents)


def _pair(number: int, line: str, where: str, problems: list[str]) -> Pair:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        problems.append(f"{where}: not valid JSON: {error}")
        return Pair(number, "")
    if not isinstance(found, dict) or not _is_text(found.get("question")):
        problems.append(f"{where}: found no question, allowed: an object with 'question' and 'gold'")
        return Pair(number, "")
    gold = _gold(found, where, problems)
    kind, after, scope = found.get("kind"), found.get("after", []), found.get("scope")
    if not isinstance(after, list) or not all(map(_is_text, after)):
        problems.append(f"{where}: after: found {after!r:.60}, allowed: a list of questions")
        after = []
    if scope is not None and not _is_text(scope):
        problems.append(f"{where}: scope: found {scope!r:.60}, allowed: a glob of documents")
    return Pair(
        number,
        found["question"],
        after=tuple(after),
        gold=gold,
        kind=kind if isinstance(kind, str) and kind else ANSWERABLE if gold else UNANSWERABLE,
        within=scope,
    )


def _gold(found: Mapping[str, Any], where: str, problems: list[str]) -> tuple[GoldSpan, ...]:
    """Return the places that answer; none where the question is said to be unanswerable: left out, they are missed."""
    answerable, places = found.get("answerable"), found.get("gold")
    if answerable is False:
        return ()
    if places is None:
        problems.append(f"{where}: has no gold; write 'gold': [] if the documents do not tell, {_GOLD}")
        return ()
    if not isinstance(places, list) or (answerable and not places):
        problems.append(f"{where}: gold: missing although the question is answerable, {_GOLD}")
        return ()
    gold = [_place(place) for place in places]
    if None in gold:
        problems.append(f"{where}: gold: {_GOLD}")
    return tuple(place for place in gold if place is not None)


def _place(place: Any) -> GoldSpan | None:
    if not isinstance(place, dict) or not _is_text(place.get("doc")):
        return None
    start, end, text = place.get("start"), place.get("end"), place.get("text")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        return None
    return GoldSpan(place["doc"].rsplit("/", 1)[-1], Span(start, end), text if isinstance(text, str) else "")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
