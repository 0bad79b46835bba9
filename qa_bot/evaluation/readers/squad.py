"""SQuAD JSON files, 1.1 and 2.0 (Rajpurkar et al. 2016, 2018): every article becomes a text file of its paragraphs."""

import json
import re
import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from qa_bot.errors import SuiteError
from qa_bot.evaluation.pair import ANSWERABLE, GoldSpan, Pair, Suite
from qa_bot.evaluation.readers.problems import read_json_text, refuse
from qa_bot.types import Span

_GAP = "\n\n"
_NOT_IN_NAMES = re.compile(r"[^\w.()-]+")
_NOT_IN_FILES = re.compile("[\0\ufeff\ud800-\udfff]")
_LONGEST_NAME = 60
_IMPOSSIBLE = "near"

Texts = dict[str, tuple[str, str]]
"""The articles: file name and text of each, by the file name without case."""


def read_squad(path: Path) -> Suite:
    """Return the questions of a SQuAD file; raise SuiteError with every mistake, by article, paragraph and question.

    The articles are written to a temporary folder, which is removed when the Suite is no longer used.
    """
    try:
        root = json.loads(read_json_text(path))
    except (ValueError, RecursionError) as error:
        raise SuiteError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(root, dict) or not isinstance(root.get("data"), list):
        raise SuiteError(f"{path}: not a SQuAD file: it must hold an object with a list 'data' of articles")
    problems: list[str] = []
    texts: Texts = {}
    pairs: list[Pair] = []
    for number, article in enumerate(root["data"], 1):
        _read_article(article, f"article {number}", texts, pairs, problems)
    if not pairs and not problems:
        problems.append("holds no question")
    refuse(path, problems)
    return _with_documents(Suite(path.stem, path, tuple(pairs), Path(tempfile.mkdtemp(prefix="qa-bot-"))), texts)


def _with_documents(suite: Suite, texts: Texts) -> Suite:
    """Write the articles to the suite's folder, and have the folder removed after the suite."""
    folder = suite.documents
    if folder is not None:
        weakref.finalize(suite, shutil.rmtree, folder, ignore_errors=True)
        for name, text in texts.values():
            (folder / name).write_text(text, encoding="utf-8", newline="")
    return suite


def _read_article(article: Any, where: str, texts: Texts, pairs: list[Pair], problems: list[str]) -> None:
    """Add the text of an article, and the pairs asked of it."""
    paragraphs = _list_in(article, "paragraphs", where, problems)
    name = _file_name(article.get("title") if isinstance(article, dict) else None, texts)
    text = ""
    for number, paragraph in enumerate(paragraphs, 1):
        at = f"{where}, paragraph {number}"
        questions = _list_in(paragraph, "qas", at, problems)
        context = paragraph.get("context") if isinstance(paragraph, dict) else None
        if not isinstance(context, str):
            problems.append(f"{at}: context: missing, allowed: the text of the paragraph")
            continue
        context = _NOT_IN_FILES.sub(" ", context)
        for asked, question in enumerate(questions, 1):
            gold = tuple(_gold(question, context, name, len(text), f"{at}, question {asked}", problems))
            kind = ANSWERABLE if gold else _IMPOSSIBLE
            pairs.append(
                Pair(len(pairs) + 1, _question(question, f"{at}, question {asked}", problems), (), (), gold, kind=kind)
            )
        text += context + _GAP
    texts[name.casefold()] = (name, text)


def _question(question: Any, where: str, problems: list[str]) -> str:
    text = question.get("question") if isinstance(question, dict) else None
    if not isinstance(text, str) or not text.strip():
        problems.append(f"{where}: question: missing, allowed: its text")
        return ""
    return text.strip()


def _gold(question: Any, context: str, name: str, offset: int, where: str, problems: list[str]) -> Iterator[GoldSpan]:
    """Yield the answers of a question as places in the article, of whose text the paragraph begins at ``offset``."""
    if not isinstance(question, dict) or question.get("is_impossible") is True:
        return
    for answer in _list_in(question, "answers", where, problems):
        place = _place(answer, context)
        if place is None:
            problems.append(
                f"{where}: answers: not found in the paragraph, allowed: objects with text and answer_start"
            )
        else:
            yield GoldSpan(name, place.shift(offset), place.of(context))


def _place(answer: Any, context: str) -> Span | None:
    """Return where an answer stands; where sets count other units than code points, its nearest place is meant."""
    if not isinstance(answer, dict):
        return None
    text, start = answer.get("text"), answer.get("answer_start")
    if not isinstance(text, str) or not text or type(start) is not int:
        return None
    text = _NOT_IN_FILES.sub(" ", text)
    if start < 0 or not context.startswith(text, start):
        places = [found.start() for found in re.finditer(re.escape(text), context)]
        if not places:
            return None
        stated: int = start
        start = min(places, key=lambda place: abs(place - stated))
    return Span(start, start + len(text))


def _list_in(value: Any, key: str, where: str, problems: list[str]) -> list[Any]:
    found = value.get(key) if isinstance(value, dict) else None
    if isinstance(found, list):
        return found
    problems.append(f"{where}: {key}: missing, allowed: a list")
    return []


def _file_name(title: Any, taken: Collection[str]) -> str:
    """Return the file name of an article, which is not ``taken`` (in lower case, as some file systems know none)."""
    stem = _NOT_IN_NAMES.sub("_", title)[:_LONGEST_NAME].strip("._") if isinstance(title, str) else ""
    stem = stem or "article"
    number, name = len(taken), f"{stem}.txt"
    while name.casefold() in taken:
        number += 1
        name = f"{stem}_{number}.txt"
    return name
