"""Greek endings that the stemmer reads as of different words: θερμοκρασία and θερμοκρασίας, τεχνικός and τεχνικό.

Each word gets the ending of its kind that the stemmer cuts in one way only.
"""

import re

_CONSONANT = "[βγδζθκλμνξπρστφχψ]"
# Words with ι behind a consonant, -ία -ίας -ίες -ιών, -ίο -ίου, -ιος -ιους, -ί -ιού -ιά, but no diminutives in -άκι
_WITH_IOTA = re.compile(rf"(.*{_CONSONANT}(?<!άκ))[ιί](?:[αά]σ?|[εέ]σ?|[ωώ]ν|[οό][σιί]?|[οό][υύ]σ?)?")
_IN_IKOS = re.compile(r"(.+ικ)(?:[οό][σιί]?|[οό][υύ]σ?|[ηή]σ?|[εέ]σ?|[αά]|[ωώ]ν)")


def with_one_ending(form: str) -> str:
    """Return a form, case folded, as all forms of its word end for the stemmer: -ικό, or -ίας."""
    if found := _IN_IKOS.fullmatch(form):
        return f"{found[1]}ό"
    if found := _WITH_IOTA.fullmatch(form):
        return f"{found[1]}ίασ"
    return form
