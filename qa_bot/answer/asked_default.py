"""Does a sentence speak of the default that a question asks for, in whatever words?"""

import re
from functools import cache

from qa_bot.types import Query

_ASKED = re.compile(r"\bdefaults?\b", re.I)
# Questions that the default itself does not answer
_OTHER_KINDS = frozenset(("why", "yes/no", "when", "who", "whom", "whose"))


def lacks_the_default(query: Query, words: str, above: str) -> bool:
    """Tell whether an English question asks for a default, and neither a sentence nor what stands ``above`` it tells of
    what is so unless it is set.
    """
    if query.language != "en" or query.kind in _OTHER_KINDS or not _ASKED.search(query.raw):
        return False
    return not (_told().search(words) or _told().search(above))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:de(?:\u2010\s*)?faults?|defaulting|unless|otherwise|initial(?:ly)?|preset|standard|normal(?:ly)?|usual(?:ly)?"
        r"|assumed?s?|omitted|unset|absent|missing|factory|without|out of the box|if (?:not|no|none|nothing)"
        r"|not (?:set|given)|when not|no longer|instead of)\b",
        re.I,
    )
