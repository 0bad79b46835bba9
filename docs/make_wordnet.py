"""Write qa_bot/text/wordnet: which English words are of kindred meaning, which name places or people, by WordNet 3.0.

Run it from the repository: ``python docs/make_wordnet.py /usr/share/wordnet`` (Debian's package wordnet-base; the
files are described in its manual page wndb). The same files give the same bytes.

Two words are kindred where the second one stands in one of the first one's three most frequent senses of a part of
speech, or in a sense that such a one points to: more general, more special, alike, derived, entailed, caused. Words are
kept as the index stores English terms; those of several words are left out.

A name of a place is one of an instance of what is a region, a piece of land or water, a city, a building; that of a
person one of an instance of a person. Of several words ("Buenos Aires") each one counts that is nothing but a name.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from qa_bot.text.stem import terms_maker

TARGET = Path(__file__).resolve().parent.parent / "qa_bot" / "text" / "wordnet"
SENSES = 3
POINTERS = frozenset(("@", "@i", "~", "~i", "&", "$", "^", "+", "\\", "*", ">"))
"""Hypernyms and hyponyms, of instances too; similar; verb group; also see; derived; pertains to; entails; causes."""
_PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
_SHORTEST = 3
_INSTANCE, _KIND = "@i", "@"
_NAMED = {
    "places": frozenset(("location", "geological_formation", "body_of_water", "land", "structure")),
    "people": frozenset(("person",)),
}


class Sense(NamedTuple):
    """A set of synonyms; a pointer is (symbol, part of speech, sense, which word of ours, which of theirs; 0: all)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, int, int], ...]


def senses(folder: Path, part: str) -> Iterator[tuple[str, Sense]]:
    """Yield the key and the sense of each line of a data file."""
    for line in _lines(folder / f"data.{part}"):
        fields = line.partition("|")[0].split()
        n = int(fields[3], 16)
        words = tuple(word.partition("(")[0] for word in fields[4 : 4 + 2 * n : 2])
        rest = fields[5 + 2 * n :]
        pointers = zip(*(rest[k : 4 * int(fields[4 + 2 * n]) : 4] for k in range(4)), strict=True)
        yield (
            fields[0],
            Sense(
                words,
                tuple(
                    (symbol, _PARTS[speech], key, int(ends[:2], 16), int(ends[2:], 16))
                    for symbol, key, speech, ends in pointers
                ),
            ),
        )


def senses_of(folder: Path, part: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each word with the keys of its senses, the most frequent first."""
    for line in _lines(folder / f"index.{part}"):
        fields = line.split()
        yield fields[0], fields[-int(fields[2]) :]


def _lines(path: Path) -> Iterator[str]:
    # the licence stands in front, indented
    return (line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith(" "))


def kindred(word: str, keys: list[str], part: str, all_senses: Mapping[str, Mapping[str, Sense]]) -> Iterator[str]:
    """Yield the words that are kindred by senses of one part of speech; some twice."""
    for key in keys[:SENSES]:
        own = all_senses[part][key]
        yield from own.words
        numbers = {0, [name.lower() for name in own.words].index(word) + 1}
        for symbol, other_part, other_key, ours, theirs in own.pointers:
            if symbol in POINTERS and ours in numbers:
                words = all_senses[other_part][other_key].words
                yield from words if theirs == 0 else words[theirs - 1 : theirs]


def thesaurus(folder: Path) -> dict[str, set[str]]:
    """Return the kindred terms of each English term that has any."""
    parts = sorted(set(_PARTS.values()))
    all_senses = {part: dict(senses(folder, part)) for part in parts}
    found: dict[str, set[str]] = {}
    for part in parts:
        for word, keys in senses_of(folder, part):
            found.setdefault(word, set()).update(map(str.lower, kindred(word, keys, part, all_senses)))
    words = sorted({word for word in found.keys() | set().union(*found.values()) if _is_kept(word)})
    terms = zip(words, terms_maker("en")(words), strict=True)
    term_of = {word: term for word, term in terms if term.isalpha()}  # number words are stored as digits
    by_term: dict[str, set[str]] = {}
    for word in term_of:
        others = {term_of[other] for other in found.get(word, ()) if other in term_of}
        by_term.setdefault(term_of[word], set()).update(others - {term_of[word]})
    return {term: others for term, others in by_term.items() if others}


def names(folder: Path) -> dict[str, list[str]]:
    """Return the words of names of places and of people, in lower case, sorted."""
    nouns = dict(senses(folder, "noun"))
    kinds: dict[str, set[str]] = {}

    def kinds_of(key: str) -> set[str]:
        if key not in kinds:
            above = [theirs for symbol, _, theirs, _, _ in nouns[key].pointers if symbol in (_INSTANCE, _KIND)]
            kinds[key] = set(nouns[key].words).union(*map(kinds_of, above))
        return kinds[key]

    common = {word for part in set(_PARTS.values()) for _, sense in senses(folder, part) for word in sense.words}
    common = {word for word in common if word.islower()}
    is_instance = {key: any(symbol == _INSTANCE for symbol, *_ in sense.pointers) for key, sense in nouns.items()}
    found = {}
    for kind, above in _NAMED.items():
        whole = {name for key in nouns if is_instance[key] and kinds_of(key) & above for name in nouns[key].words}
        words = {word for name in whole for word in name.split("_") if word == name or word.lower() not in common}
        found[kind] = sorted({word.lower() for word in words if _is_kept(word)})
    return found


def _is_kept(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha()


def write(entries: Mapping[str, set[str]], named: Mapping[str, list[str]]) -> None:
    """Write what ``thesaurus`` and ``known_names`` of ``qa_bot.text`` read."""
    terms = sorted(entries.keys() | set().union(*entries.values()))
    number = {term: k for k, term in enumerate(terms, start=1)}
    others = [sorted(number[other] for other in entries.get(term, ())) for term in terms]
    arrays = {
        "terms": np.frombuffer("".join(terms).encode(), np.uint8),
        "term_starts": np.cumsum([0, *map(len, terms)]).astype(np.uint32),
        "kindred": np.array([k for of_term in others for k in of_term]).astype(np.uint16),
        "kindred_starts": np.cumsum([0, *map(len, others)]).astype(np.uint32),
    }
    for name, values in arrays.items():
        np.save(TARGET / f"{name}.npy", values, allow_pickle=False)
    for kind, words in named.items():
        (TARGET / f"{kind}.txt").write_text("\n".join(words) + "\n", encoding="ascii")
        print(f"{TARGET}: {len(words)} words of names of {kind}")
    print(f"{TARGET}: {len(terms)} terms, {len(arrays['kindred'])} relations")


if __name__ == "__main__":
    write(thesaurus(Path(sys.argv[1])), names(Path(sys.argv[1])))
