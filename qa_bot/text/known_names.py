"""Words that names of places and of people are made of, without case, by WordNet (see ``thesaurus``)."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("wordnet")


@cache
def places() -> frozenset[str]:
    """Return the words of names of places."""
    return _listed("places")


@cache
def people() -> frozenset[str]:
    """Return the words of names of people."""
    return _listed("people")


def _listed(name: str) -> frozenset[str]:
    return frozenset((_FOLDER / f"{name}.txt").read_text(encoding="ascii").split())
