"""Where cells of a row end."""

import pytest

from qa_bot.answer.rules.candidates import candidates
from qa_bot.answer.wholes.cells import borders


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("9901 | HTTP | 50", 3),
        ("| 9901 | HTTP |", 4),
        ("|9901|HTTP|", 4),
        ("the a|b switch", 1),
        ("run `cat a | sort` | fast", 2),
        (r"a \\| b | c", 2),
        ("pump  | 12     | oil", 3),
        ("pump\t|\t12", 2),
        ("| pump  |     12 |", 4),
        ("Ada\tmill", 2),
        ("Ada   mill  Orta", 3),
        ("It came.  Then it went", 1),
        ("Text  that is\n    justified", 1),
        ("   indented", 1),
        ("│b  │<bounce>│bounce it│", 5),
        ("no cells", 1),
        ("pump\n     - 12\n     - a - b", 3),
        ("It came -\n- then it went", 1),
        ("- mill: orta\n  gain: 12\n  wheel_pin: 3", 3),
        ("The mill came\nfrom Orta: then", 1),
    ],
)
def test_borders(text: str, cells: int) -> None:
    found = borders(text)
    assert len(found) == cells - 1
    assert found == sorted(found)


@pytest.mark.parametrize("gap", [" | ", "\t", "   "])
def test_no_candidate_by_rule_crosses_a_border(gap: str) -> None:
    text = gap.join(("Ada Berg", "the old mill", "50 m"))
    found = {candidate.span.of(text) for candidate in candidates(text)}
    assert {"Ada Berg", "old mill", "50 m"} <= found
    assert not any(gap in span for span in found)
