"""What the sentence rules know about words: abbreviations, words that open sentences, nouns after an ordinal."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Kind(StrEnum):
    """What an abbreviation's full stop may mean when something that is not lower case follows."""

    NEVER_LAST = "never_last"  # Mr. – never the end of a sentence
    BEFORE_NUMBER = "before_number"  # No. 5 – an abbreviation before a number only
    BEFORE_NAME = "before_name"  # U.S. Army – the end when a word follows that opens sentences
    MAY_END = "may_end"  # etc. – the end before any capital


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of ``abbreviations.json``, of all languages together.

    ``kinds`` holds abbreviations without their last full stop and without spaces ("z.B"): one in lower case stands
    for every case of it, one with a capital for itself. ``openers`` and ``ordinal_nouns`` are capitalised as
    they are met; ``labels`` are nouns that a single letter may follow ("vitamin C"), ``surnames`` openers that are
    also names of people. ``endings`` are those of compounds that are cut short before a number ("Lindenstr. 5").
    ``remarks`` are what begins a remark on the sentence before it ("Defaults_to"), and ``brief_remarks`` what begins
    one only where a word or two follow ("For_example"); "_" stands for a space. ``units`` are abbreviations that never
    end a sentence, and units as well ("см": see, cm).
    """

    kinds: Mapping[str, Kind]
    endings: tuple[str, ...]
    openers: frozenset[str]
    ordinal_nouns: frozenset[str]
    labels: frozenset[str]
    surnames: frozenset[str]
    remarks: frozenset[str]
    brief_remarks: frozenset[str]
    units: frozenset[str]

    def kind(self, word: str) -> Kind | None:
        """Return the kind of the abbreviation ``word`` (its last full stop left off), or None when it is none."""
        kind = self.kinds.get(word)
        if kind is None:
            kind = self.kinds.get(word.lower())
            # "CA" is California, not circa, and "C" an initial; "NO. 5" and its like are also met in capitals.
            if word.isupper() and (len(word) == 1 or kind is not Kind.BEFORE_NUMBER):
                return None
        return Kind.BEFORE_NUMBER if kind is None and word.endswith(self.endings) else kind


@cache
def lexicon() -> Lexicon:
    """Read the word lists, once a process."""
    words = json.loads(files(__package__).joinpath("abbreviations.json").read_text("utf-8"))
    # A word of several kinds (languages disagree) takes the one that cuts least: the first of ``Kind``.
    kinds = {word: kind for kind in reversed(Kind) for word in _all(words[kind])}
    groups = ("openers", "ordinal_nouns", "labels", "surnames", "remarks", "brief_remarks", "units")
    return Lexicon(kinds, tuple(sorted(_all(words["endings"]))), *(_all(words[group]) for group in groups))


def _all(by_language: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for words in by_language.values() for word in words.split())
