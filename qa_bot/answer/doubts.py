"""What makes the first sentence unsure after the model: rules for what few of the questions it is fitted to have."""

import numpy as np

from qa_bot.answer.asked_default import asks_for_default, lacks_default
from qa_bot.answer.asked_year import tells_of_another_year, years_of
from qa_bot.answer.lacking import lacks_what_is_asked
from qa_bot.answer.particles import tells_the_opposite
from qa_bot.answer.repeating import only_repeats
from qa_bot.answer.said import said
from qa_bot.index.reader import Index
from qa_bot.index.segment import NO_SECTION
from qa_bot.text.tokenise import tokenise
from qa_bot.types import BlockKind, Query

DOUBTED = 0.4
"""What is left of the confidence in a sentence that is doubted (docs/ranking.md)."""


def is_doubted(query: Query, index: Index, row: int) -> bool:
    """Tell whether a sentence has no figure of the kind that is asked for, tells of the opposite, of no default, of
    another year, or nothing new.

    The address of a link is new, but has no figure or year; a row of a table may say what it says by where it stands.
    """
    text = index.text(row)
    words = said(text, index.names[index.document(row)])
    if lacks_what_is_asked(query, words) or tells_the_opposite(query, words):
        return True
    if index.kind(row) is not BlockKind.ROW and only_repeats(query, text):
        return True
    if asks_for_default(query) and lacks_default(f"{words} {_above(index, row)}"):
        return True
    return bool(years_of(query.raw)) and tells_of_another_year(query.raw, words, _above(index, row))


def _above(index: Index, row: int) -> str:
    """Return what a sentence stands under: title and date of its document, the header of its table, its heading."""
    document = index.document(row)
    above = [index.titles[document], index.dates[document] or "", *map(index.text, index.header(row))]
    section = int(index.sections(np.array([row]))[0])
    if section != NO_SECTION:
        above.append(index.text(section))
    return " ".join(above)


def only_quotes(query: Query) -> bool:
    """Tell whether a question is nothing but quoted phrases: what has them is all that it asks for."""
    return bool(query.phrases) and sum(map(len, map(tokenise, query.phrases))) == len(tokenise(query.raw))
