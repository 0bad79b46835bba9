"""Spanish plurals that the stemmer reads as other words: ciudades, unidades, años, islas."""

import re

_PLURAL = re.compile(r"(.+[ae]d)es|(.{2,}[ao])s")


def with_singular(form: str) -> str:
    """Return a form, case folded, without the ending of such a plural."""
    found = _PLURAL.fullmatch(form)
    return form if found is None else found[1] or found[2]
