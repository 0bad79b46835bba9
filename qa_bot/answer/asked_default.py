"""Does a sentence speak of the default that a question asks for, in whatever words?"""

import re
from functools import cache

from qa_bot.types import Query

_ASKED = re.compile(r"\bdefaults?\b", re.I)
# Questions that the default itself does not answer
_OTHER_KINDS = frozenset(("why", "yes/no", "when", "who", "whom", "whose"))


def asks_for_default(query: Query) -> bool:
    """Tell whether an English question asks for a default."""
    return query.language == "en" and query.kind not in _OTHER_KINDS and _ASKED.search(query.raw) is not None


def lacks_default(text: str) -> bool:
    """Tell whether a sentence, with what stands above it in one ``text``, does not tell what is so unless it is set."""
    return _told().search(text) is None


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:de(?:\u2010\s*)?faults?|defaulting|unless|otherwise|initial(?:ly)?|preset|standard|normal(?:ly)?|usual(?:ly)?"
        r"|assumed?s?|omitted|unset|absent|missing|factory|without|out of the box|if (?:not|no|none|nothing)"
        r"|not (?:set|given)|when not|no longer|instead of)\b",
        re.I,
    )
