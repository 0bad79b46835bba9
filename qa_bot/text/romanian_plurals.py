"""Romanian plurals in -uri that the stemmer reads as other words: prețuri, lacurile."""

import re

_PLURAL = re.compile(r"(.{3,})uri(?:le|lor)?")


def with_singular(form: str) -> str:
    """Return a form, case folded, without the ending of such a plural."""
    found = _PLURAL.fullmatch(form)
    return form if found is None else found[1]
