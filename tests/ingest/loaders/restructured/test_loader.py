from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.loaders import load
from qa_bot.ingest.loaders.restructured.loader import parse

from .. import checks

TEXT = """\
Class ``Kettle``
================

:Version: 4.2
:Date: 2020-02-11

.. _boiling:

.. method:: Kettle.boil(*, minutes=3)

   Boils **all** of the water; see :meth:`Kettle.pour` and `the guide <https://a.example/b>`_. Then::

      kettle.boil()

.. note::
   It is *hot* [1]_.

.. versionadded:: 1.2
   The ``minutes``.
"""
OPTIONS = """\
Options
=======

.. option:: --wait=seconds, -w

   Wait so long.

   It is 5 by default.

.. option:: --mill
   :noindex:

   Which mill it is.
"""
PIECES = [
    "``",
    "`",
    "*",
    "**",
    ":",
    "::",
    ".. ",
    "..",
    "note::",
    "_",
    "<",
    ">",
    "\n",
    "\n\n",
    " ",
    "   ",
    "word",
    "x",
    "[1]_",
    ".. list-table:: ",
    "\n   * - ",
    "\n     - ",
    "   :header-rows: 1",
    "code-block:: x",
    "image:: x",
    "..\n",
    "\n\n    ",
    "__ ",
]


def shown(text: str) -> list[str]:
    found = parse(text, "a.rst", Path("a.rst"))
    return [f"{block.kind} {' '.join(block.span.of(found.readable).split())}" for block in found.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_marks_are_blanked(line_end):
    assert shown(TEXT.replace("\n", line_end)) == [
        "heading Class Kettle",
        "row Version: 4.2",
        "row Date: 2020-02-11",
        "heading Kettle.boil(*, minutes=3)",
        "paragraph Boils all of the water; see Kettle.pour and the guide . Then:",
        "code kettle.boil()",
        "paragraph It is hot .",
        "paragraph .. versionadded:: 1.2 The minutes .",
    ]


DIRECTIVES = """\
.. include:: ../all.inc
.. highlight:: none

.. meta::
   :keywords: kettle, steam

Kettles
=======

.. _the maker: https://a.example/maker_1
.. |lid| replace:: the lid
.. A remark that nobody is to read,

   in two paragraphs.

.. figure:: images/kettle.jpg
   :align: center

   The kettle of 1920.

.. image:: b.png

.. toctree::
   :maxdepth: 2

   pouring
   cleaning

.. code-block:: shell
   :linenos:

   boil --minutes 3

   pour

.. warning:: The lid is **hot**.
   Mind your hand.

.. admonition:: On steam
   :class: wide

   It rises.

   .. tip::

      Open a window.

- Then run::

      boil --now

  and wait.

::

   clean

.. [1] The maker said so.
.. autoclass:: Kettle
   :members:

..

   An indented paragraph.

__ https://a.example/more
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_directives_are_code_or_text_or_nothing(line_end):
    assert shown(DIRECTIVES.replace("\n", line_end)) == [
        "heading Kettles",
        "paragraph The kettle of 1920.",
        "code boil --minutes 3 pour",
        "paragraph The lid is hot . Mind your hand.",
        "heading On steam",
        "paragraph It rises.",
        "paragraph Open a window.",
        "item Then run:",
        "code boil --now",
        "paragraph and wait.",
        "code clean",
        "paragraph The maker said so.",
        "paragraph An indented paragraph.",
    ]


@pytest.mark.parametrize(
    "text",
    ["Foo::\n    It has no empty line above.", "Two colons::\n\nNothing is deeper.", "..no mark", "Ends...\n"],
)
def test_what_encloses_nothing_is_no_code(text):
    assert not any(block.startswith("code") for block in shown(text))


def test_it_is_read_by_its_suffix(tmp_path):
    file = tmp_path / "kettle.rst"
    file.write_text(TEXT)
    found = load(file, "kettle.rst")
    assert (found.title, found.date, found.text) == ("Class Kettle", "2020-02-11", TEXT)


def test_items_that_are_numbered_by_themselves_are_items():
    text = "#. Rinse it.\n#. Fill it\n   halfway.\n\n   Not more.\n\n#. Boil it. Wait.\n\nTurn # 3. It clicks."
    assert shown(text) == [
        "item Rinse it.",
        "item Fill it halfway.",
        "paragraph Not more.",
        "item Boil it. Wait.",
        "paragraph Turn # 3. It clicks.",
    ]


def test_what_only_looks_like_a_mark_stays():
    text = "Two * three, a :colon: and f(*args, **more) of 5::6 and it's 'so`."
    assert shown(text) == [f"paragraph {text}"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
def test_any_text_is_covered_by_its_blocks(text):
    found = parse(text, "a.rst", Path("a.rst"))
    assert len(found.readable) == len(text)
    checks.check(found)


@pytest.mark.parametrize(
    "text",
    [
        *("`a" * 20000, "``a\n" * 20000, ":a" * 20000, ".. _a" * 20000, "*a " * 20000, "`<" * 20000),
        *(".. a::\n" * 9000, ".. image:: a\n\n" * 5000, "a::\n\n" * 9000, "..\n" * 9000, ".. a:: b" + "\n" * 20000),
        "".join(f"{' ' * indent}.. note:: a\n" for indent in range(300)) + "\n" * 20000,
        ".. list-table::\n" * 9000,
        ".. list-table::\n " + "\n   * - a\n     - b" * 5000,
        "".join(f"{' ' * indent}.. list-table::\n" for indent in range(300)) + "\n" * 20000,
    ],
)
def test_time_is_linear(text):
    assert parse(text, "a.rst", Path("a.rst")).text == text


def test_the_mark_of_a_term_keeps_its_place():
    assert shown("``lid``\n   It keeps the *steam* in.") == ["paragraph ``lid`` It keeps the steam in."]


LIST_TABLE = """\
Kettles
=======

.. list-table:: Times to boil
   :header-rows: 1
   :widths: 40 60

   * - Kettle
     - Time
   * - *Small*
     - three minutes,
       or four
   * - Large
     -

Mind the steam.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_table_that_is_written_as_a_list_has_rows_and_a_header(line_end):
    assert shown(LIST_TABLE.replace("\n", line_end)) == [
        "heading Kettles",
        "heading Times to boil",
        "header Kettle Time",
        "row Small three minutes, or four",
        "row Large",
        "paragraph Mind the steam.",
    ]


def test_a_table_without_a_header_begins_with_a_row():
    assert shown(".. list-table::\n\n   * - a\n     - b\n   * - c\n     - d") == ["row a b", "row c d"]


@pytest.mark.parametrize("rows", ["* - a\n     - b", "* - a\n   * - b", "* - a\n     - b\n   * - c", "a"])
def test_what_has_no_two_rows_of_as_many_cells_is_no_table(rows):
    assert not any(block.startswith("row") for block in shown(f".. list-table:: Fish\n\n   {rows}"))


def test_what_stands_below_a_directive_is_headed_by_its_name():
    assert shown(OPTIONS) == [
        "heading Options",
        "heading --wait=seconds, -w",
        "paragraph Wait so long.",
        "paragraph It is 5 by default.",
        "heading --mill",
        "paragraph Which mill it is.",
    ]


def test_a_directive_heads_no_prose_that_is_not_its_own():
    assert shown(f"{OPTIONS}\nMills are old.\n")[-3:] == [
        "paragraph --mill",
        "paragraph Which mill it is.",
        "paragraph Mills are old.",
    ]
