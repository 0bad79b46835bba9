"""The words by which a question leans on those before it, in each language whose file has them."""

from functools import cache
from typing import NamedTuple

from qa_bot.text.language_data import CODES, read_language
from qa_bot.text.normalise import fold_accents


class References(NamedTuple):
    """The words of one language; words are as tokens have them, phrases without accents, one space between words.

    ``pronouns`` stand for something said before. ``subjects`` do where they do not repeat a noun of the same question
    ("Quand le pont a-t-il été construit ?"); one behind an ``asking`` word ("quel livre") is none. ``pointing`` words
    do at the end of a question only, where they are no article, conjunction or filler ("Where was that?", but "Who
    said that he won?"), ``heads`` behind a superlative ("how deep is the largest one in spring"). ``demonstratives``
    do unless a measure follows ("this year"). In an ``idle`` phrase no word refers ("is it true").

    ``conjunctions`` begin a question that goes on, ``ellipses`` one that leaves out what it asks ("what about").
    ``naming`` phrases begin one that needs no more than a name ("what is photosynthesis"), save where a ``definite``
    word says that it is one of something known ("what is the capital").
    """

    pronouns: frozenset[str]
    demonstratives: frozenset[str]
    subjects: frozenset[str]
    asking: frozenset[str]
    pointing: frozenset[str]
    heads: frozenset[str]
    idle: tuple[str, ...]
    conjunctions: frozenset[str]
    ellipses: tuple[str, ...]
    naming: tuple[str, ...]
    definite: frozenset[str]


@cache
def references(code: str) -> References:
    """Return the words of the language of ``code``; of one that is not known for them, none."""
    known = read_language(code).get("references", {}) if code in CODES else {}

    def words(name: str) -> frozenset[str]:
        return frozenset(known.get(name, "").split())

    def phrases(name: str) -> tuple[str, ...]:
        return tuple(map(fold_accents, known.get(name, ())))

    return References(
        pronouns=words("pronouns"),
        demonstratives=words("demonstratives"),
        subjects=words("subjects"),
        asking=words("asking"),
        pointing=words("pointing"),
        heads=words("heads"),
        idle=phrases("idle"),
        conjunctions=words("conjunctions"),
        ellipses=phrases("ellipses"),
        naming=phrases("naming"),
        definite=words("definite"),
    )
