"""From a file, or none, to the effective settings."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qa_bot.config.locate import (
    absolute,
    cached_index,
    common_folder,
    document_path,
    find_config,
    guide_folder,
    is_planted,
)
from qa_bot.config.reader import EMPTY, read_raw
from qa_bot.config.schema import check, is_foreign
from qa_bot.config.values import AnswersConfig, Config, EvaluationConfig, RankingConfig
from qa_bot.errors import ConfigError

_PLANTED = "belongs to another user, in a folder that others may write to, and would say what is read"
_FOUND = "was found, not named; if it is not for qa-bot, use --config FILE or start in another folder"


def load_config(
    path: str | Path | None = None,
    *,
    documents: Sequence[str | Path] = (),
    index: str | Path | None = None,
    start: Path | None = None,
) -> Config:
    """Return the effective settings.

    ``path`` is the file to read; without it, config.yaml in ``start`` (the current folder) or the nearest folder above,
    else the built-in defaults. ``documents`` and ``index``, relative to ``start``, stand instead of the file's own.
    Documents that no file names are indexed in the user's cache, and so is the packaged guide.
    Raises ConfigError with every mistake that the file has, and where one in a folder above was planted. One that was
    not named may be a program's own: where ``documents`` are, and it has no key that is known, it is passed over.
    """
    here = _current_folder() if start is None else start.absolute()
    named = _named(documents)
    kept = None if index is None else _path("index", index)
    if path is not None:
        return _load(absolute(_path("config", path), here), here, named, kept)
    source = find_config(here)
    try:
        if source is not None and source.parent != here and is_planted(source):
            raise ConfigError(str(source), [_PLANTED])
        return _load(source, here, named, kept, optional=bool(named))
    except ConfigError as error:
        way_out = "" if source is None else f"{source} {_FOUND}"
        raise ConfigError(error.source, error.problems, way_out) from error


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise ConfigError("the current folder", ["is not there any more; start in another folder"]) from error


def _path(name: str, value: object) -> str:
    """Return a path as text; raise ConfigError that says of what ``name`` holds none."""
    if not isinstance(value, str | Path) or "\0" in str(value):
        raise ConfigError(name, [f"found {value!r}, allowed: a path"])
    return str(value)


def _named(documents: Sequence[str | Path]) -> tuple[str, ...]:
    """Return documents as texts; raise ConfigError for what is no list of paths."""
    listed = isinstance(documents, Sequence) and not isinstance(documents, str)
    if not listed or not all(isinstance(entry, str | Path) for entry in documents):
        raise ConfigError("documents", [f"found {documents!r}, allowed: a list of paths, as in ['docs']"])
    return tuple(map(str, documents))


def _load(
    source: Path | None, here: Path, documents: Sequence[str], index: str | None, *, optional: bool = False
) -> Config:
    """Return the settings of a file; ``optional``: it is passed over where it is of something else."""
    raw = EMPTY if source is None else read_raw(source)
    if optional and is_foreign(raw):
        source, raw = None, EMPTY
    values, problems = check(raw)
    problems = [*raw.problems, *problems]
    problems += [f"--documents: found {entry!r}, allowed: a path" for entry in documents if not entry.strip()]
    if problems:
        raise ConfigError(str(source or "command line"), problems)
    return _build(source, values, here, tuple(documents), index)


def _build(
    source: Path | None, values: dict[str, Any], here: Path, documents: tuple[str, ...], index: str | None
) -> Config:
    folder = here if source is None else source.parent
    guide = not documents and values["documents"] is None
    start = guide_folder() if guide else here if documents else folder
    entries = (".",) if guide else documents or values["documents"]
    paths = tuple(document_path(entry, start) for entry in entries)
    own_index = source is not None and not documents
    return Config(
        source=source,
        documents=paths,
        base=common_folder(paths) if documents else start,
        index=_index(index, here, absolute(values["index"], folder) if own_index else cached_index(paths)),
        exclude=tuple(values["exclude"]),
        language=values["language"],
        ranking=_ranking(values, folder),
        answers=_answers(values),
        evaluation=EvaluationConfig(tuple(absolute(entry, folder) for entry in values["evaluation.suites"])),
        guide=guide,
    )


def _index(named: str | None, here: Path, otherwise: Path) -> Path:
    return otherwise if named is None else absolute(named, here)


def _ranking(values: dict[str, Any], folder: Path) -> RankingConfig:
    model, synonyms = values["ranking.model"], values["ranking.synonyms"]
    named: dict[str, str | None] = {"default": "default", "none": None}
    return RankingConfig(
        weighting=values["ranking.weighting"],
        model=named[model] if model in named else absolute(model, folder),
        synonyms=None if synonyms is None else absolute(synonyms, folder),
    )


def _answers(values: dict[str, Any]) -> AnswersConfig:
    confidence = values["answers.confidence"]
    return AnswersConfig(
        confidence=None if confidence == "default" else float(confidence),
        citations=values["answers.citations"],
        context=values["answers.context"],
    )
