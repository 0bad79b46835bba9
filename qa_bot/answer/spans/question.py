"""A question as the choice of its answer sees it: its words, its key, and the part that each word plays."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qa_bot.answer.asked import Asked
from qa_bot.answer.spans.gloss import read_in_english
from qa_bot.answer.spans.words import FUNCTION_WORDS
from qa_bot.text.closed_classes import AUXILIARIES, WH_WORDS
from qa_bot.text.tokenise import Token, tokenise

# A question is a line or two; the words of a longer text tell nothing more of the answer's form
MAX_CHARACTERS = 2_000

ROLES = ("none", "last", "first", "focus", "other", "function")
"""The part that a word plays in the question: its last telling word, the first one behind the question word, the noun
asked for, another telling word, a function word; "none" for a word that it does not have."""
_NONE, _LAST, _FIRST, _FOCUS, _OTHER, _FUNCTION = range(len(ROLES))
TELLING = (_LAST, _FIRST, _FOCUS, _OTHER)
"""The numbers of the parts that telling words play."""
FOCUS = _FOCUS
"""The number of the part that the noun asked for plays."""
OPEN_KINDS = frozenset(("what", "which", "list", "other"))
"""The kinds of questions whose words, not the question word, tell what is asked for."""
# What joins the noun that a question opens with to what is said of it: "flag to skip tests"
_JOINING = frozenset(("for", "to", "that", "which", "with", "without", "who"))
_LATE = 2


class Asking(NamedTuple):
    """A question of n words: what is ``asked`` for, and so much of its ``text`` as is looked at.

    Its words: as ``tokens``, read in English (``words``), and as ``terms``, which ``term_of`` makes of forms; the
    question word stands at ``place``, None without one. ``key`` names the questions that are answered alike; ``roles``
    number the parts that words play, by their terms.
    """

    asked: Asked
    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    terms: Sequence[str]
    place: int | None
    term_of: Callable[[str], str]
    key: str
    roles: Mapping[str, int]

    @property
    def language(self) -> str:
        """Code of the language that the question is asked in."""
        return self.asked.language

    def has(self, form: str) -> bool:
        """Tell whether the question has a word."""
        return self.term_of(form) in self.roles

    def role(self, form: str) -> int:
        """Return the number of the part that a word plays in the question, 0 where it does not have it."""
        return self.roles.get(self.term_of(form), _NONE)

    def tells(self, form: str) -> bool:
        """Tell whether a word is a telling one of the question."""
        return self.role(form) in TELLING

    def behind(self, n: int) -> Sequence[str]:
        """Return the ``n`` words behind the question word, none without one."""
        return [] if self.place is None else self.words[self.place + 1 : self.place + 1 + n]

    @property
    def of_several(self) -> bool:
        """Whether the question word is followed by a verb of several."""
        return self.behind(1) in (["are"], ["were"])

    @property
    def opening_noun(self) -> str:
        """The noun that a question without a question word opens with: "switch for a small mill"; "" without one."""
        place = next((k for k, word in enumerate(self.words[: _LATE + 2]) if word in _JOINING), 0)
        return self.words[place - 1] if place else ""


def asking(asked: Asked, term_of: Callable[[str], str]) -> Asking:
    """Return the question with its words as ``term_of`` writes them."""
    text = asked.interpreted[:MAX_CHARACTERS]
    tokens = tokenise(text)
    words = [token.form for token in read_in_english(text, tokens, asked.language)[1]]
    terms = [term_of(token.form) for token in tokens]
    place = next((k for k, word in enumerate(words) if word in WH_WORDS), None)
    focus = asked.focus[-1] if asked.focus and asked.focus[-1] < len(words) else None
    head = "" if focus is None else words[focus]
    key = question_key(asked, question_form(words, place, head, asked.kind))
    return Asking(asked, text, tokens, words, terms, place, term_of, key, _roles(words, terms, place, focus))


def question_form(words: Sequence[str], place: int | None, head: str, kind: str) -> str:
    """Return what follows the question word at ``place``: focus, be, do, aux or verb; mid where it stands late."""
    if place is None:
        return "none"
    if place > _LATE:
        return "mid"
    if head and kind in {"what", "which"}:
        return "focus"
    after = words[place + 1] if place + 1 < len(words) else ""
    if after in {"is", "are", "was", "were", "s"}:
        return "be"
    if after in {"do", "does", "did"}:
        return "do"
    return "aux" if after in AUXILIARIES else "verb"


def question_key(asked: Asked, form: str) -> str:
    """Return the name of the questions that have weights of their own: kind and expected type, or kind and form."""
    kind = asked.kind
    if kind in OPEN_KINDS:
        return f"what {form}" if asked.expected == "any" else f"expected {asked.expected}"
    if kind in {"who", "whom", "whose"}:
        return f"who {form}" if form in {"verb", "be"} else "who"
    if kind == "how much" and asked.expected == "duration":  # "how much notice"
        return "how long"
    if kind in {"how old", "how far", "how often"}:
        return "how old, far, often"
    return f"{kind} {asked.expected}" if kind in {"how much", "yes/no"} else kind


def _roles(words: Sequence[str], terms: Sequence[str], place: int | None, head: int | None) -> dict[str, int]:
    telling = [k for k, word in enumerate(words) if word not in FUNCTION_WORDS and word not in WH_WORDS]
    roles = dict.fromkeys(terms, _FUNCTION) | {terms[k]: _OTHER for k in telling}
    behind = [k for k in telling if k > (place or 0)]
    if behind:
        roles[terms[behind[0]]] = _FIRST
    if telling:
        roles[terms[telling[-1]]] = _LAST
    if head is not None:
        roles[terms[head]] = _FOCUS
    return roles
