"""What a rule says of the spans that may answer."""

from collections.abc import Callable

from qa_bot.answer.spans.question import Asking
from qa_bot.answer.spans.read import Read
from qa_bot.index.columns import Array

Fits = Callable[[Array, Array, Read], Array]
"""Tells of spans, by their first and last words (m,) in sentences as they were read, which fit a question (m,) bool."""
Limit = Callable[[Asking], Fits | None]
"""A rule of what spans are that answer a question: what fits this one, None where the rule says nothing of it."""
