"""What the settings name and what is not there."""

import os
from pathlib import Path
from typing import Any

from qa_bot.config.locate import has_glob
from qa_bot.config.values import Config


def missing(config: Config) -> tuple[str, ...]:
    """Return a line for each file that the settings name and that does not exist."""
    named: list[tuple[str, Any]] = [("documents", path) for path in missing_documents(config)]
    named += [("ranking.model", config.ranking.model), ("ranking.synonyms", config.ranking.synonyms)]
    named += [("evaluation.suites", path) for path in config.evaluation.suites]
    return tuple(
        f"{key}: there is no {path}" for key, path in named if path not in (None, "default") and not Path(path).exists()
    )


def missing_documents(config: Config) -> tuple[str, ...]:
    """Return the documents that are named by a path, not a glob, and that do not exist."""
    return tuple(path for path in config.documents if not has_glob(path) and _is_gone(path))


def _is_gone(path: str) -> bool:
    """Tell whether there is nothing at a path; what a folder above forbids to look at may be there."""
    try:
        os.stat(path)
    except PermissionError:
        return False
    except (OSError, ValueError):
        return True
    return False
