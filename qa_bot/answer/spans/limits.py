"""Which spans may answer a question, whatever a model says: rules that too few of the questions it is fitted to show.

No answer cuts in two what is one for readers. Where a sentence has what a question asks for, an amount of money or the
name of an option, nothing else of it answers.
"""

import numpy as np

from qa_bot.answer.spans.choices import choices
from qa_bot.answer.spans.consequences import consequences
from qa_bot.answer.spans.cuts import uncut
from qa_bot.answer.spans.figures import amounts, counts, eras
from qa_bot.answer.spans.heads import heads
from qa_bot.answer.spans.labelled import labelled
from qa_bot.answer.spans.limit import Limit
from qa_bot.answer.spans.lives import lives
from qa_bot.answer.spans.negations import negations
from qa_bot.answer.spans.news import news
from qa_bot.answer.spans.openers import openers
from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.answer.spans.reasons import causes, opening_reasons
from qa_bot.answer.spans.rows import rows
from qa_bot.answer.spans.sides import sides
from qa_bot.answer.spans.terms import long_forms, meanings
from qa_bot.answer.spans.things import things
from qa_bot.index.columns import Array

# In this order: a later limit is one of the spans that the earlier ones left
LIMITS: tuple[Limit, ...] = (
    openers,
    long_forms,
    meanings,
    labelled,
    things,
    choices,
    heads,
    opening_reasons,
    causes,
    consequences,
    negations,
    amounts,
    lives,
    eras,
    rows,
    counts,
    sides,
    news,
)


def limited(first: Array, last: Array, asking: Asking, of: Read) -> tuple[Array, Array, Array]:
    """Return those of the spans that are no part of what is one for readers, by their first and last words (m,), and
    which of these may be chosen (m,) bool. The others still tell how far a sentence's words support that it answers.
    """
    kept = uncut(first, last, asking, of)
    first, last = first[kept], last[kept]
    left = np.arange(len(first))
    for limit in LIMITS:
        fits = limit(asking)
        if fits is not None:
            fitting = fits(first[left], last[left], of)
            if fitting.any() and not fitting.all():
                left = left[_where_any(fitting, of.sentence[first[left]])]
    choosable = np.zeros(len(first), bool)
    choosable[left] = True
    return first, last, choosable


def _where_any(fitting: Array, sentence: Array) -> Array:
    """Return which spans (m,) fit, or stand in a ``sentence`` (m,) that has none which fits."""
    has_fitting = np.zeros(int(sentence.max(initial=-1)) + 1, bool)
    has_fitting[sentence[fitting]] = True
    return np.asarray(fitting | ~has_fitting[sentence])
