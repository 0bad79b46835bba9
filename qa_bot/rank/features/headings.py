"""How much of what stands above a sentence, its heading and the question it may answer, is what the question says."""

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.segment import NO_SECTION
from qa_bot.index.words import Wording
from qa_bot.rank.features.surroundings import NO_QUESTION
from qa_bot.rank.features.view import View, once
from qa_bot.rank.runs import run_and_place
from qa_bot.text.word_classes import WordClass


def section_covered(view: View) -> Array:
    """Share of the heading's words, by how telling they are, that the question holds; 0 without a heading."""
    return _above(view)[0]


def question_covered(view: View) -> Array:
    """``section_covered`` of the question that the text asks above the sentence; 0 without one."""
    return _above(view)[1]


def question_alike(view: View) -> Array:
    """How alike that question and the one asked are, as both are written: Dice's coefficient of all their words."""
    return _above(view)[2]


@once
def _above(view: View) -> Array:
    """Return (3, n): the features above."""
    above = np.stack((view.sections, view.questions_above))
    there = above != np.array([[NO_SECTION], [NO_QUESTION]])
    if not there.any():
        return np.zeros((3, view.n))
    rows, wording = view.above
    covered, alike = _compared(view, wording)
    places = np.minimum(rows.searchsorted(above), len(rows) - 1)
    return np.concatenate((covered[places] * there, alike[places[1:]] * there[1:]))


def _compared(view: View, wording: Wording) -> tuple[Array, Array]:
    """Return of each of r sentences the share that the question covers, and how alike both are (r,)."""
    row, count = run_and_place(wording.lengths)[0], len(wording.lengths)
    telling = view.idf(wording.terms) * ((wording.classes & int(WordClass.STOP)) == 0)
    held = np.bincount(row, telling * (view.concepts_of(wording.terms) >= 0), minlength=count)
    covered = held / np.maximum(np.bincount(row, telling, minlength=count), 1e-6)
    forms = np.array([view.index.forms.find(form) for form in view.question.forms], np.int64)
    shared = np.bincount(row, (wording.forms == forms[:, None]).any(axis=0), minlength=count)
    return covered, np.minimum(2 * shared / np.maximum(wording.lengths + len(forms), 1), 1.0)
