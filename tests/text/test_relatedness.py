"""How near words are: the data that ship, and the script that makes them."""

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qa_bot.text.relatedness import relatedness
from qa_bot.text.stem import term_maker
from qa_bot.text.thesaurus import Thesaurus, thesaurus

TERM_OF = term_maker("en")
MAKE = Path(__file__).parents[2] / "docs" / "make_related.py"


def _near(word: str, other: str) -> float:
    others, how_near = relatedness().near(thesaurus().number(TERM_OF(word)))
    return dict(zip(others.tolist(), how_near.tolist(), strict=True)).get(thesaurus().number(TERM_OF(other)), 0.0)


@pytest.mark.parametrize(
    ("word", "nearer", "further"),
    [
        ("doctor", "physician", "repair"),
        ("refund", "reimburse", "cheese"),
        ("started", "commencing", "launch"),
        ("cost", "expense", "budget"),
        ("employee", "worker", "toll"),
    ],
)
def test_one_word_is_nearer_than_another(word: str, nearer: str, further: str) -> None:
    assert _near(word, nearer) > _near(word, further)
    assert _near(word, nearer) == _near(nearer, word)
    assert _near(word, word) == 0


def test_what_ships_goes_with_the_thesaurus() -> None:
    near, n = relatedness().near, len(thesaurus())
    assert len(relatedness()) == n
    assert not len(near(0)[0])
    for number in range(1, n + 1, 97):
        others, how_near = near(number)
        assert np.all(np.diff(others.astype(int)) > 0), "ascending"
        assert not len(others) or (others[0] >= 1 and others[-1] <= n)
        assert np.all((how_near > 0) & (how_near <= 1))


def _made(folder: Path) -> tuple[Callable[..., Any], Thesaurus]:
    terms = ["big", "boat", "larg", "red", "ship", "vessel"]
    kindred = {"big": ["larg"], "boat": ["vessel"]}
    others = [[terms.index(other) + 1 for other in kindred.get(term, ())] for term in terms]
    np.save(folder / "terms.npy", np.frombuffer("".join(terms).encode(), np.uint8))
    np.save(folder / "term_starts.npy", np.cumsum([0, *map(len, terms)]).astype(np.uint32))
    np.save(folder / "kindred.npy", np.concatenate(others).astype(np.uint16))
    np.save(folder / "kindred_starts.npy", np.cumsum([0, *map(len, others)]).astype(np.uint32))
    return runpy.run_path(str(MAKE))["related"], Thesaurus(folder)


def test_they_are_near_that_stand_in_the_same_entries(tmp_path: Path) -> None:
    related, known = _made(tmp_path)
    table = related(["Ship,boats,rowing boat", "vessel,ship,boat", "red"], known).toarray()
    number = known.number
    near = {
        (one, other): table[number(one) - 1, number(other) - 1]
        for one in ("big", "boat", "ship", "vessel", "red")
        for other in ("big", "larg", "boat", "ship", "vessel", "red")
    }
    assert near["big", "larg"] == 255, "by WordNet alone"
    assert near["boat", "vessel"] > near["ship", "vessel"] > 0, "by both, and by Moby alone"
    assert near["boat", "ship"] > near["ship", "vessel"], "in two entries"
    assert near["boat", "boat"] == near["big", "boat"] == near["boat", "red"] == 0
    assert (table == table.T).all()
