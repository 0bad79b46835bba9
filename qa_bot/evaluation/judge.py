"""Whether a cited sentence answers a question."""

import re
import unicodedata

from qa_bot.evaluation.pair import GoldSpan, Pair
from qa_bot.types import Span

_SINGLE_QUOTES = re.compile("[\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u00b4]")
_DOUBLE_QUOTES = re.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb]")
# Marks of Markdown: emphasis, code, escapes, and links, of which the text remains
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*_`\\]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


def is_right(pair: Pair, document: str, span: Span, text: str) -> bool:
    """Tell whether the sentence ``text`` at ``span`` of ``document`` (its name) answers the pair's question.

    Where the pair has gold spans, the sentence must cover at least half of one; else it must contain one of the
    answers, however case, space, quotes and dashes are written, and stand in the source if one is named.
    """
    if pair.gold:
        return any(covers(document, span, gold) for gold in pair.gold)
    return bool(pair.answers) and is_named(pair.source, document) and contains_any(text, pair.answers)


def covers(document: str, span: Span, gold: GoldSpan) -> bool:
    """Tell whether ``span`` of ``document`` covers at least half of the code points of ``gold``."""
    if document.rsplit("/", 1)[-1] != gold.document:
        return False
    shared = min(span.end, gold.span.end) - max(span.start, gold.span.start)
    return shared > 0 and 2 * shared >= len(gold.span)


def is_named(source: str | None, document: str) -> bool:
    """Tell whether ``source`` (None: any) is the document's name, its file name, or the end of its path."""
    return source is None or document == source or document.endswith(f"/{source}")


def contains_any(text: str, answers: tuple[str, ...]) -> bool:
    """Tell whether ``text`` contains one of the answers, both as ``comparable`` has them."""
    written = comparable(text)
    return any(comparable(answer) in written for answer in answers)


def comparable(text: str) -> str:
    """Return ``text`` without marks of Markdown and differences of case, compatibility forms, spaces, quotes."""
    text = _MARKS.sub("", _LINK.sub(r"\1", text))
    folded = unicodedata.normalize("NFKC", _SINGLE_QUOTES.sub("'", text)).casefold()
    plain = _DASHES.sub("-", _DOUBLE_QUOTES.sub('"', folded))
    return " ".join(plain.split())
