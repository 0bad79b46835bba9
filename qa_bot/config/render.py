"""The effective settings as YAML."""

import json
from collections.abc import Iterator
from typing import Any

from qa_bot.config.values import Config


def render(config: Config) -> str:
    """Return the effective settings as a config.yaml with every key, paths absolute; ends with a newline."""
    ranking, answers = config.ranking, config.answers
    threshold = "default" if answers.confidence is None else answers.confidence
    lines = [
        f"# {_origin(config)}",
        *_list("documents", config.documents),
        *_list("exclude", config.exclude),
        f"index: {_scalar(config.index)}",
        f"language: {_scalar(config.language)}",
        "ranking:",
        f"  weighting: {ranking.weighting}",
        f"  model: {'none' if ranking.model is None else _scalar(ranking.model)}",
        f"  synonyms: {_scalar(ranking.synonyms)}",
        "answers:",
        f"  confidence: {threshold}",
        f"  citations: {answers.citations}",
        f"  context: {answers.context}",
        "evaluation:",
        *(f"  {line}" for line in _list("suites", config.evaluation.suites)),
    ]
    return "\n".join(lines) + "\n"


def _origin(config: Config) -> str:
    if config.source is not None:
        return json.dumps(str(config.source), ensure_ascii=False)[1:-1]
    return "built-in defaults: there is no config.yaml here or in the folders above"


def _list(key: str, entries: tuple[Any, ...]) -> Iterator[str]:
    if not entries:
        yield f"{key}: []"
        return
    yield f"{key}:"
    for entry in entries:
        yield f"  - {_scalar(entry)}"


def _scalar(value: Any) -> str:
    """Return a value as YAML; a text as the JSON string that YAML reads too, unless it is a plain word."""
    if value is None:
        return "null"
    text = str(value)
    return text if text in ("auto", "default") else json.dumps(text, ensure_ascii=False)
