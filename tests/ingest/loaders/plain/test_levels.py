from pathlib import Path

import pytest

from qa_bot.ingest.loaders.plain.loader import parse
from qa_bot.ingest.loaders.restructured.loader import parse as parse_rst
from qa_bot.types import BlockKind

UNDERLINED = """\
===========
The kettles
===========

Version 2
=========

Fixes
-----
* The lid closes.

Known gaps

The handle is hot. It is to be mended.

Version 1
=========
* It boils.
"""
NUMBERED = """\
House rules

4. Vehicles

4.1. Speed

They drive slowly. It is a yard.

Winter

They drive more slowly still.

4.2. Parking

They park behind the hall.

Chapter 5

Nobody drives there.

Summer

They walk. It is warm.
"""
ANNEXES = """\
9. Costs

9.1. Repairs

The landlord pays for repairs of the roof.

A. Forms

A.1. Claims

Claims are made in writing within a month.

B. Prices

The prices of repairs are those of the year before.
"""
FROM_ZERO = """\
0. Overview

The mill grinds corn for the whole of the valley.

0.1 Scope

This manual tells how its wheel is kept.

1. Repairs

They are made in winter when no corn comes.

1.1 The wheel

It is taken out by four people at least.

Tools

They need two ropes. A long bar is of use.
"""
NAMES = """\
1. Calls

boatMoor

This call makes the boat moor.

boatSail

This call makes the boat sail.

boatSink

This call makes the boat sink.

2. Ropes

There are two ropes. Both are long.
"""
QUESTIONS = """\
Ropes
=====

Q: Are they long?
A: They are.

Knots
-----
There are two knots.
"""
WORDS = """\
Article I

Section 1

The boats lie at the quay all year.

Section 2

They sail in summer, and not in winter.

Article II

The harbour is closed at night.

Amendment I

It is open on Sundays.

Section 1

That holds for all boats.
"""
MANY = """\
One
===

Two
---

Three
~~~~~

Four
^^^^

Five
####

Six
***

Seven
=====
"""


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            UNDERLINED,
            {"The kettles": 1, "Version 2": 2, "Fixes": 3, "Known gaps": 4, "Version 1": 2},
        ),
        (
            NUMBERED,
            {
                "House rules": 1,
                "4. Vehicles": 1,
                "4.1. Speed": 2,
                "Winter": 3,
                "4.2. Parking": 2,
                "Chapter 5": 1,
                "Summer": 1,
            },
        ),
        (FROM_ZERO, {"0. Overview": 1, "0.1 Scope": 2, "1. Repairs": 1, "1.1 The wheel": 2, "Tools": 3}),
        (ANNEXES, {"9. Costs": 1, "9.1. Repairs": 2, "A. Forms": 1, "A.1. Claims": 2, "B. Prices": 1}),
        (NAMES, {"1. Calls": 1, "boatMoor": 5, "boatSail": 5, "boatSink": 5, "2. Ropes": 1}),
        (QUESTIONS, {"Ropes": 1, "Are they long?": 6, "Knots": 2}),
        (WORDS, {"Article I": 1, "Section 1": 2, "Section 2": 2, "Article II": 1, "Amendment I": 1}),
        (MANY, {"One": 1, "Two": 2, "Three": 3, "Four": 4, "Five": 5, "Six": 5, "Seven": 1}),
    ],
    ids=["underlined", "numbered", "from zero", "annexes", "names", "questions", "words", "many"],
)
@pytest.mark.parametrize("parse", [parse, parse_rst], ids=["plain", "restructured"])
def test_headings_stand_below_each_other(parse, text, levels):
    document = parse(text, "a.txt", Path("a.txt"))
    found = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    assert {block.span.of(text): block.level for block in found} == levels
