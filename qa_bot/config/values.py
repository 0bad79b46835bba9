"""The settings as frozen values: every path absolute, every number checked."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RankingConfig:
    """How sentences are ranked.

    ``weighting`` is "bm25" or "tfidf". ``model`` is "default" (the shipped re-ranker), None (weights alone) or the path
    of a fitted one. ``synonyms`` is a YAML file of words and phrases that mean the same.
    """

    weighting: str = "bm25"
    model: str | Path | None = "default"
    synonyms: Path | None = None


@dataclass(frozen=True, slots=True)
class AnswersConfig:
    """What an answer holds.

    ``confidence`` is the probability (0 to 1) below which nothing is answered, None for the model's own threshold;
    ``citations`` the number of citations; ``context`` the number of sentences on each side of one.
    """

    confidence: float | None = None
    citations: int = 3
    context: int = 1


@dataclass(frozen=True, slots=True)
class EvaluationConfig:
    """The question sets that ``qa-bot eval`` runs when none is named."""

    suites: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """The effective settings.

    ``source`` is the file they come from, None for the built-in defaults. ``documents`` are absolute paths that may
    hold glob characters; their names are shown relative to ``base``. ``guide``: what is searched is the packaged guide
    to qa-bot, because nothing else was named.
    """

    source: Path | None
    documents: tuple[str, ...]
    base: Path
    index: Path
    exclude: tuple[str, ...] = ()
    language: str = "auto"
    ranking: RankingConfig = field(default_factory=RankingConfig)
    answers: AnswersConfig = field(default_factory=AnswersConfig)
    evaluation: EvaluationConfig = field(default_factory=EvaluationConfig)
    guide: bool = False
