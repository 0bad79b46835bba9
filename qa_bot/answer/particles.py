"""Does a sentence tell of the opposite, by the particle of its verb: "turn on", "turn off"? Of English alone."""

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query

_OPPOSITE: Mapping[str, str] = MappingProxyType({"on": "off", "off": "on", "in": "out", "out": "in"})
# Verbs that two particles make opposites; each is its own term
_VERBS = ("turn", "switch", "power", "sign", "log", "check", "opt", "plug", "clock")
# Words between a verb and its particle: "turn the pump on"
_FAR = 4


def tells_the_opposite(asked: Query, text: str) -> bool:
    """Tell whether a sentence has a verb of the question with the opposite particle, and not with the one asked for."""
    if asked.language != "en":
        return False
    wanted = _particles(asked.interpreted)
    found = _particles(text) if wanted else frozenset()
    return wanted.isdisjoint(found) and any((verb, _OPPOSITE[particle]) in found for verb, particle in wanted)


def _particles(text: str) -> frozenset[tuple[str, str]]:
    """Return the verbs of a text, each with the first particle that follows nearby: sign, in."""
    found: set[tuple[str, str]] = set()
    forms = [token.form for token in tokenise(text)]
    for place, form in enumerate(forms):
        if form.startswith(_VERBS) and (verb := _term(form)) in _VERBS:
            behind = filter(_OPPOSITE.__contains__, forms[place + 1 : place + 2 + _FAR])
            found |= {(verb, particle) for particle in islice(behind, 1)}
    return frozenset(found)


def _term(form: str) -> str:
    return term_maker("en")(form)
