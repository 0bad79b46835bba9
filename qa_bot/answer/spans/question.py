"""A question as the choice of its answer sees it: its key, and the part that each of its words plays."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qa_bot.answer.asked import Asked, wants_figure
from qa_bot.answer.spans.gloss import read_in_english
from qa_bot.answer.spans.sides import side_of
from qa_bot.answer.spans.words import CLOSED_CLASS, FUNCTION_WORDS
from qa_bot.answer.wholes.lives import LIFE
from qa_bot.text.closed_classes import AUXILIARIES, WH_WORDS
from qa_bot.text.language import Language, language
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
_MEASURING = frozenset(("how long", "how much", "how far", "what", "which", "other"))
_DATES = frozenset(("date", "year"))
# What stands between "who is" and a group
_OF_GROUPS = (["on"], ["at"], ["among"], ["present"])
_IN_GROUPS = (["part", "of"], ["in", "the"])
_OPEN_KINDS = frozenset(("what", "which", "list", "other"))
# Kinds of questions that one of the values of a row answers
_PICKING = frozenset(
    ("who", "whom", "whose", "when", "where", "which", "what", "how many", "how much", "how long", "other")
)
# What has a name that programs know, and what goes by a number
_IDENTIFIED = frozenset(
    (
        *("option", "flag", "switch", "variable", "command", "setting", "parameter", "file", "script", "function"),
        *("class", "module", "package", "directive", "signal", "attribute", "path", "directory", "folder", "argument"),
        *("constant", "macro", "endpoint", "tool", "utility"),
    )
)
# Those of which "what is the …" does not ask for anything else, as that of a function may
_ALWAYS_IDENTIFIED = frozenset(("option", "flag", "switch", "variable", "command", "setting", "parameter"))
# What stands at a path, and what its place is asked by
_WITH_PATH = frozenset(("file", "script", "path", "directory", "folder"))
_KEPT_IN_FILES = _WITH_PATH | frozenset(
    (
        *("config", "configuration", "settings", "log", "logs", "files", "scripts", "binary", "executable", "socket"),
        *("download", "url", "website", "repository", "repo", "homepage"),
    )
)
# What joins the noun that a question opens with to what is said of it: "flag to skip tests"
_JOINING = frozenset(("for", "to", "that", "which", "with", "without", "who"))
_NUMBERED = frozenset(("code", "status"))
_VERSIONED = frozenset(("version", "release"))
_OF_LINES = frozenset(("any", "name", "number"))
_LATE = 2


class Asking(NamedTuple):
    """A question of a language: ``key`` names those that are answered alike, ``roles`` number its words' parts, by
    their terms. ``passes_markers``: what only marks a sentence does not answer it (see ``wants_figure``), but for the
    time of an entry where a ``date`` is asked for; ``picks``: of values side by side one does; ``defines``: a
    definition is asked for. ``thing``: an "identifier" is asked for, a "number" that something goes by, or a
    "telephone" number, a "path", a "version", "" for none; ``named`` are those of the question. ``people``: "one" or
    "several" are asked for, "" for none; ``choices``: the two words that the question offers, as terms; ``heads``: the
    head of a line answers by the rest of it, "any" or a "number", "" for neither; ``why`` is asked; ``money`` is asked
    for; ``counted``: the noun behind "how many", as terms; ``side``: how "long", "wide", … something is, "" for none;
    ``life``: the date of a "birth" or a "death" is asked for, "" for neither; ``whether``: yes or no is.
    """

    language: str
    key: str
    roles: Mapping[str, int]
    term_of: Callable[[str], str]
    passes_markers: bool = False
    date: bool = False
    picks: bool = False
    defines: bool = False
    thing: str = ""
    named: frozenset[str] = frozenset()
    people: str = ""
    choices: frozenset[str] = frozenset()
    heads: str = ""
    why: bool = False
    money: bool = False
    counted: frozenset[str] = frozenset()
    side: str = ""
    life: str = ""
    whether: bool = False


def asking(asked: Asked, term_of: Callable[[str], str]) -> Asking:
    """Return the question with its words as ``term_of`` writes them."""
    text = asked.interpreted[:MAX_CHARACTERS]
    tokens = tokenise(text)
    words = [token.form for token in read_in_english(text, tokens, asked.language)[1]]
    place = next((k for k, word in enumerate(words) if word in WH_WORDS), None)
    head = words[asked.focus[-1]] if asked.focus and asked.focus[-1] < len(words) else ""
    terms = [term_of(token.form) for token in tokens]
    key = question_key(asked, question_form(words, place, head, asked.kind))
    roles = _roles(words, terms, place, asked.focus[-1] if head else None)
    spoken = language(asked.language)
    thing = _thing(words, place, asked.focus, asked.kind) or _telephone(asked, tokens, spoken)
    if asked.kind == "where" and not _KEPT_IN_FILES.isdisjoint(words):
        thing = "path"
    return Asking(
        asked.language,
        key,
        roles,
        term_of,
        passes_markers=wants_figure(asked.expected) or _passes_markers(asked, tokens, spoken),
        date=asked.expected == "date",
        picks=asked.kind in _PICKING and not _has_plural_verb(words, place),
        defines=asked.kind == "definition",
        thing=thing,
        named=_named(text, tokens) if thing else frozenset(),
        people=_people(words, place, asked.kind),
        heads="" if wants_figure(asked.expected) else _heads(words, roles, asked.kind),
        choices=_choices(text, tokens, words, terms) if asked.expected == "choice" else frozenset(),
        why=asked.kind == "why",
        money=asked.expected == "money",
        counted=_counted(asked, words, terms),
        side=next(filter(None, map(side_of, words)), "") if asked.kind in _MEASURING else "",
        life=next((LIFE[word] for word in words if word in LIFE), "") if asked.expected in _DATES else "",
        whether=asked.kind == "yes/no" and asked.expected != "choice",
    )


def _passes_markers(asked: Asked, tokens: Sequence[Token], spoken: Language) -> bool:
    """Tell whether no part of a text is asked for, as "which clause" is."""
    parts = spoken.classes.get("parts")
    return parts is not None and parts.isdisjoint(token.form for token in tokens)


def _telephone(asked: Asked, tokens: Sequence[Token], spoken: Language) -> str:
    """Return "telephone" where the number of one is asked for, else ""."""
    lines = spoken.classes.get("lines", frozenset())
    asks = asked.kind in _OPEN_KINDS and asked.expected in _OF_LINES
    return "telephone" if asks and any(token.form in lines for token in tokens) else ""


def _thing(words: Sequence[str], place: int | None, focus: Sequence[int], kind: str) -> str:
    """Return the thing that is asked for: "identifier", "path", "number", "version" or "" (see ``Asking``)."""
    if kind == "other":
        return _identifier(_opening_noun(words), _ALWAYS_IDENTIFIED | _WITH_PATH)
    if place is None or not focus or kind not in {"which", "what"} or focus[-1] >= len(words):
        return ""
    # the verb of "which option sets …" reads as a noun
    verb = next((k for k in focus[1:] if words[k].endswith("s")), focus[-1] + 1)
    named = words[verb - 1]
    head = named if named in _IDENTIFIED | _NUMBERED | _VERSIONED else words[focus[-1]]
    if head in _VERSIONED:
        return "version"
    if head in _NUMBERED:
        return "number"
    defines = not AUXILIARIES.isdisjoint(words[place + 1 : place + 2])
    return _identifier(head, _ALWAYS_IDENTIFIED if defines else _IDENTIFIED)


def _identifier(head: str, identified: frozenset[str]) -> str:
    """Return what a noun is called by: a "path", another "identifier", or "" where it is none of the ``identified``."""
    if head not in identified:
        return ""
    return "path" if head in _WITH_PATH else "identifier"


def _opening_noun(words: Sequence[str]) -> str:
    """Return the noun that a question without a question word opens with, "" without one: "switch for a small mill"."""
    place = next((k for k, word in enumerate(words[: _LATE + 2]) if word in _JOINING), 0)
    return words[place - 1] if place else ""


def _heads(words: Sequence[str], roles: dict[str, int], kind: str) -> str:
    """Return what heads of lines may answer: "any", those that are a "number" ("uid of the miller"), "" for none."""
    if kind == "other":
        if words[1:2] == ["of"]:
            return "number"
        return "any" if _opening_noun(words) else ""
    return "any" if kind in {"which", "who"} or (kind == "what" and _FOCUS in roles.values()) else ""


def _named(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Return the identifiers that a question names."""
    from qa_bot.answer.wholes.identifiers import (
        identifiers,  # its patterns are compiled for the few questions for such things
    )

    return frozenset(span.of(text) for span in identifiers(text, tokens))


def _choices(text: str, tokens: Sequence[Token], words: Sequence[str], terms: Sequence[str]) -> frozenset[str]:
    """Return the telling words on both sides of "or", as terms; none where these are parts of words."""
    place = next((place for place, word in enumerate(words) if word == "or"), len(words))
    telling = [k for k, word in enumerate(words) if word not in FUNCTION_WORDS and CLOSED_CLASS.get(word) != "adverb"]
    left, right = [k for k in telling if k < place][-1:], [k for k in telling if k > place][:1]
    both = [*left, *right]
    beside = "".join(text[max(0, tokens[k].start - 1) : tokens[k].end + 1] for k in both)
    return frozenset() if len(both) < 2 or "-" in beside else frozenset(terms[k] for k in both)


def _counted(asked: Asked, words: Sequence[str], terms: Sequence[str]) -> frozenset[str]:
    """Return the noun that "how many" asks for, as terms; none where that is a time."""
    nouns = [place for place in asked.focus if place < len(words)] if asked.kind == "how many" else []
    is_time = any(CLOSED_CLASS.get(words[place]) == "period" for place in nouns)
    return frozenset() if is_time else frozenset(terms[place] for place in nouns)


def _people(words: Sequence[str], place: int | None, kind: str) -> str:
    """Return whether "one" or "several" people are asked for, "" for none."""
    if kind != "who":
        return ""
    return "several" if _has_plural_verb(words, place) or _names_a_group(words, place) else "one"


def _names_a_group(words: Sequence[str], place: int | None) -> bool:
    """Tell whether those are asked for who are of a group, or were there: "Who was on the jury?"."""
    if place is None or words[place + 1 : place + 2] not in (["is"], ["was"]):
        return False
    return words[place + 2 : place + 3] in _OF_GROUPS or words[place + 2 : place + 4] in _IN_GROUPS


def _has_plural_verb(words: Sequence[str], place: int | None) -> bool:
    return place is not None and words[place + 1 : place + 2] in (["are"], ["were"])


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
    if kind in _OPEN_KINDS:
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
