"""What two sentences hold of a question of three words, "which 12 *Ports*", of weights 0.5, 0.3 and 0.2."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from qa_bot.rank.features import overlap
from qa_bot.rank.features.view import View

HELD = np.array([[1.0, 0.0, 0.6], [0.0, 1.0, 1.0]])
BEFORE = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
TITLE = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])


def view(**question: Any) -> View:
    no = np.zeros(3, dtype=bool)
    asked = {"weights": np.array([0.5, 0.3, 0.2]), "capital": no, "digits": no, "focus": no, "function_words": ()}
    found: Any = SimpleNamespace(
        n=2,
        in_sentence=HELD,
        before=BEFORE,
        after=np.zeros((2, 3)),
        in_title=TITLE,
        in_paragraph=np.ones((2, 3)),
        local_weights=np.array([[0.2, 0.8, 0.0], [1.0, 0.0, 0.0]]),
        weights_beside_title=np.array([[0.625, 0.375, 0.0]] * 2),
        kept={},
        question=SimpleNamespace(**asked | question),
    )
    return found


ONLY_LAST = np.array([False, False, True])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (overlap.share(view(), HELD), [0.62, 0.5]),
        (overlap.missed_most(view(), HELD), [0.3, 0.5]),
        (overlap.gained(view(), BEFORE), [0.62, 0.5]),
        (overlap.lost(view(), BEFORE), [0.3, 0.5]),
        (overlap.local_share(view()), [0.2, 0.0]),
        (overlap.local_share_in_context(view()), [0.2 + 0.6 * 0.8, 0.6]),
        (overlap.missed_locally(view()), [0.4, 0.5]),
        (overlap.share_beside_title(view()), [0.625, 0.375]),
        (overlap.context_beside_title(view()), [1.0, 1.0]),
        (overlap.capitals(view(), HELD), [-1.0, -1.0]),
        (overlap.capitals(view(capital=ONLY_LAST), HELD), [0.6, 1.0]),
        (overlap.numbers_missed(view()), [-1.0, -1.0]),
        (overlap.numbers_missed(view(digits=np.array([False, True, False]))), [0.5, 0.0]),
        (overlap.focus_held(view()), [-1.0, -1.0]),
        (overlap.focus_held(view(focus=ONLY_LAST)), [0.6, 1.0]),
        (overlap.share_without_focus(view(focus=ONLY_LAST)), [0.625, 0.375]),
        (overlap.function_share(view()), [-1.0, -1.0]),
    ],
)
def test_shares_of_the_weight_that_is_held(values: np.ndarray[Any, Any], expected: list[float]) -> None:
    assert values.tolist() == pytest.approx(expected)
