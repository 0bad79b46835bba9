"""A phrase without what it shares with the question at its ends: "monks sang *plain chant*", 馆长是*大森隆*."""

from collections.abc import Sequence

from qa_bot.text.language import language
from qa_bot.text.tokenise import Token
from qa_bot.types import Span


def trimmed(text: str, span: Span, new: Sequence[Token], matched: Sequence[Token], code: str) -> Span:
    """Return the span of a text from its first ``new`` word to its last, without the particles at its ends where the
    language ``code`` writes no spaces.

    Words overlap there: what of a new one at an end is of a ``matched`` one, too, is left out, unless nothing else is.
    """
    words = [token for token in new if span.start <= token.start < span.end]
    whole = Span(words[0].start, words[-1].end)
    shared = [token for token in matched if _is_within_a_word(token)]
    start = max((token.end for token in shared if token.start < whole.start < token.end), default=whole.start)
    end = min((token.start for token in shared if token.start < whole.end < token.end), default=whole.end)
    return _without_particles(text, Span(start, end), code) if start < end else whole


def _is_within_a_word(token: Token) -> bool:
    """Tell whether both characters of a pair are of one script: between others, like は and 館, one word may end."""
    return len({_script(character) for character in token.form}) == 1


def _script(character: str) -> str:
    if "\u3040" <= character <= "\u309f":
        return "hiragana"
    return "katakana" if "\u30a0" <= character <= "\u30ff" else "other"


def _without_particles(text: str, span: Span, code: str) -> Span:
    """Return the span without the particle at each end and the spaces there, unless it has nothing else."""
    spoken = language(code)
    particles = frozenset() if spoken.spaced else spoken.classes.get("particles", frozenset())
    inside = span.of(text)
    start = span.start + max((len(word) for word in particles if inside.startswith(word)), default=0)
    end = span.end - max((len(word) for word in particles if inside.endswith(word)), default=0)
    left = text[start:end]
    blank = len(left) - len(left.lstrip())
    return Span(start + blank, start + len(left.rstrip())) if left.strip() else span
