"""Words and phrases that mean the same, as the user lists them in a file."""

import reprlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qa_bot.config.reader import yaml_loader
from qa_bot.errors import ConfigError
from qa_bot.text.tokenise import Phrase, tokenise


class Synonyms(NamedTuple):
    """Groups of phrases that mean the same."""

    groups: tuple[tuple[Phrase, ...], ...] = ()

    def of(self, forms: Sequence[str]) -> dict[int, tuple[Phrase, ...]]:
        """Return, for each place of a question's words that is part of a listed phrase, the others of its group."""
        found: dict[int, tuple[Phrase, ...]] = {}
        for group in self.groups:
            for phrase in group:
                others = tuple(other for other in group if other != phrase)
                for start in _occurrences(forms, phrase):
                    for place in range(start, start + len(phrase)):
                        found[place] = (*found.get(place, ()), *others)
        return found


def read_synonyms(path: Path) -> Synonyms:
    """Return the synonyms of a YAML file: a list of lists of words or phrases.

    Raises ConfigError, which names the file and every group that is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(str(path), [f"cannot be read ({error.strerror or error}); see ranking.synonyms"]) from error
    with yaml_loader(content, path) as loader:
        data = loader.get_single_data()
    groups = [] if data is None else data
    if not isinstance(groups, list):
        raise ConfigError(str(path), ["not a list of groups; write, for example, - [car, automobile]"])
    problems = [
        f"group {number}: found {reprlib.repr(group):.60}, allowed: a list of two or more words or phrases"
        for number, group in enumerate(groups, start=1)
        if not _is_group(group)
    ]
    if problems:
        raise ConfigError(str(path), problems)
    return Synonyms(tuple(tuple(_phrase(text) for text in group) for group in groups))


def _is_group(group: Any) -> bool:
    return isinstance(group, list) and len(group) > 1 and all(isinstance(text, str) and _phrase(text) for text in group)


def _phrase(text: str) -> Phrase:
    return tuple(token.form for token in tokenise(text))


def _occurrences(forms: Sequence[str], phrase: Phrase) -> list[int]:
    width = len(phrase)
    return [start for start in range(len(forms) - width + 1) if tuple(forms[start : start + width]) == phrase]


NO_SYNONYMS = Synonyms()
