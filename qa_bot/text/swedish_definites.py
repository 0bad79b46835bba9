"""Swedish nouns with the article as their ending that the stemmer leaves: skolan, namnet."""

import re

_NOUN = re.compile(r"(?P<of_a>.{2,}[^aeiouyåäö])ans?|(?P<neuter>.+[^aeiouyåäö][^aeiouyåäöhr])ets?")
# They end so by themselves
_KEPT = frozenset(("budget", "internet", "magnet", "organ", "orkan", "roman", "spontan", "titan", "urban", "human"))


def without_article(form: str) -> str:
    """Return a form, case folded, without the article that is its ending: skola, namn."""
    found = None if form in _KEPT else _NOUN.fullmatch(form)
    if found is None:
        return form
    return f"{found['of_a']}a" if found["of_a"] else found["neuter"]
