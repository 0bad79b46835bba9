from collections.abc import Callable

from qa_bot.types import Document

from ....pdf_files import lines

Read = Callable[..., Document]

ABOVE = (
    "The act of 1998 has two parts.",
    "It knows of measures that prevent access to a work,",
    "and of those against",
)
NOTE = ("1 Copying stands for any of the rights", "of an author.")


def test_a_note_at_the_foot_stands_before_a_sentence_that_goes_on_overleaf(read_pdf: Read) -> None:
    document = read_pdf([*lines(*ABOVE), *lines(*NOTE, top=100, size=9)], lines("copying of it.", "It is old."))
    assert document.text == "\n".join([ABOVE[0], "", *NOTE, "", *ABOVE[1:], "\fcopying of it.", "It is old."])


def test_a_note_below_a_whole_sentence_stays(read_pdf: Read) -> None:
    document = read_pdf([*lines(*ABOVE, "copying."), *lines(*NOTE, top=100, size=9)], lines("Then it was made law."))
    assert document.text.index("copying.") < document.text.index("1 Copying") < document.text.index("Then it")
