"""Turkish in capitals: I without a dot is ı, and İ is i, but both are lowered to i where a text does not tell which.

Between back vowels, or behind the last one, a native word has ı (vowel harmony, Göksel & Kerslake 2005, "Turkish: A
Comprehensive Grammar", 3); but no native word has a vowel beside a vowel, and the ending -ki keeps its i.
"""

import re

_BACK = frozenset("aouıâû")
_FRONT = frozenset("eöüî")
_VOWELS = _BACK | _FRONT | {"i"}
_KEEPS = re.compile(r"[dt]aki(?=n|\Z)")


def with_harmony(form: str) -> str:
    """Return a form, case folded, with ı for each i that harmony tells to be one, so that KULLANIMI is as kullanımı."""
    if "i" not in form:
        return form
    kept = {match.end() - 1 for match in _KEEPS.finditer(form)}
    last_front = max(form.rfind(vowel) for vowel in _FRONT)
    letters: list[str] = []
    vowel = before = ""
    for place, letter in enumerate(form):
        tells = place > last_front and vowel in _BACK and before not in _VOWELS and place not in kept
        before = "ı" if letter == "i" and tells else letter
        vowel = before if before in _VOWELS else vowel
        letters.append(before)
    return "".join(letters)
