"""The data files of the languages, as they are on disk: one small JSON file each, read when it is first needed.

A group of words is one string, words separated by spaces; an underscore stands for a space within one of them.
Words are spelt as their language spells them.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from qa_bot.text.normalise import fold_case

CODES = (
    *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it"),
    *("ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh"),
)
"""The languages there is a file for (ISO 639-1), sorted."""

_FOLDER = Path(__file__).with_name("languages")


@cache
def read_language(code: str) -> dict[str, Any]:
    """Return the data file of ``code``, one of ``CODES``; do not change it."""
    data: dict[str, Any] = json.loads((_FOLDER / f"{code}.json").read_bytes())
    return data


def words_of(group: str) -> list[str]:
    """Return the words of a group."""
    return [word.replace("_", " ") for word in group.split()]


def stop_words_of(code: str) -> list[str]:
    """Return the function words of ``code`` as written."""
    return [word for group in read_language(code)["stop_words"].values() for word in words_of(group)]


def negations_of(code: str) -> list[str]:
    """Return the words for "not" in another language than English as written."""
    return words_of(read_language(code).get("english", {}).get("not", ""))


@cache
def function_words(code: str, *groups: str) -> frozenset[str]:
    """Return the function words of some groups ("prepositions") as compared; of a language without a file, none."""
    known = read_language(code)["stop_words"] if code in CODES else {}
    return frozenset(fold_case(word) for group in groups for word in words_of(known.get(group, "")))


@cache
def thanks_of(code: str) -> frozenset[str]:
    """Return what thanks in ``code``, as compared; of a language without a file, nothing."""
    return frozenset(map(fold_case, read_language(code).get("thanks", ()))) if code in CODES else frozenset()
