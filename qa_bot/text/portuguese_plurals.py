"""Portuguese plurals that the stemmer reads as other words: opções, imagens, jornais, hotéis, níveis."""

import re

_ENDINGS = (
    (re.compile(r"(.{2,})(?:õe|oe|ãe)s"), "ão"),
    (re.compile(r"(.{2,}[^aeiouáéíóúâêô])ens"), "em"),
    (re.compile(r"(.{2,})ns"), "m"),
    (re.compile(r"(.{2,})ais"), "al"),
    (re.compile(r"(.+[aeiouáéíóú].*)eis"), "el"),
    (re.compile(r"(.+)éis"), "el"),
    (re.compile(r"(.+)óis"), "ol"),
    (re.compile(r"(.+)uis"), "ul"),
)


def with_singular(form: str) -> str:
    """Return a form, case folded, with the ending of its singular in place of such a plural's."""
    for ending, singular in _ENDINGS:
        if found := ending.fullmatch(form):
            return f"{found[1]}{singular}"
    return form
