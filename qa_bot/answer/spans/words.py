"""English words that show where an answer begins and ends: closed classes, endings, what stands at neither end."""

from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The first class that lists a word is its class
_CLOSED: Mapping[str, str] = {
    "determiner": (
        "the a an this that these those some any all both each every no another such either neither several few many "
        "most much more less"
    ),
    "possessive": "his her its their our my your",
    "pronoun": (
        "he she it they we you i him them us me himself herself itself themselves who whom whose which what one ones "
        "others other there here"
    ),
    "auxiliary": "is are was were am be been being has have had do does did",
    "modal": "can could will would shall should may might must cannot",
    "conjunction": "and or but nor yet so",
    "subordinator": (
        "because although though while since unless until if when where why how whereas whether than as that"
    ),
    "preposition": (
        "of in on at for to from by with about into over after before during between through under within without "
        "against among along around near upon off out up down via despite toward towards per like including across "
        "behind beyond beneath above below throughout outside inside onto except concerning regarding"
    ),
    "adverb": (
        "not also then however only just even very often usually generally still never always already now too again "
        "once almost nearly approximately about around especially particularly mainly mostly largely later early first "
        "earlier soon far well back away together instead rather quite thus therefore hence today ever"
    ),
    "verb": (
        "made became began begun wrote written led took taken gave given came went gone ran held saw seen got left "
        "built fought lost sang sold bought brought spoke spoken lies lay grew grown wore kept found knew known drew "
        "drawn flew drove fell rose risen set put let come comes go goes make makes cause causes contain contains "
        "include includes help helps allow allows describe describes represent represents play plays use uses give "
        "gives take takes get gets live lives belong belongs occur occurs exist exists mean means meant become becomes "
        "say says said think thought call show shows shown won win wins began begins begin start starts remain remains "
        "stand stands stood run runs provide provides require requires need needs want wants see sees know knows find "
        "finds keep keeps hold holds lead leads form forms serve serves work works move moves turn turns refer refers "
        "consist consists result results increase decrease depend depends tend tends seem seems appear appears produce "
        "produces create creates believe believes considered consider considers"
    ),
    "number word": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
        "dozen half zero"
    ),
    "ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth last next",
    "month": "january february march april june july august september october november december",
    "period": (
        "year years month months day days week weeks hour hours minute minutes second seconds century centuries decade "
        "decades"
    ),
    "title": (
        "mr mrs ms dr sir lady lord saint st professor president king queen prince emperor pope bishop general admiral "
        "captain colonel senator governor judge minister"
    ),
}
CLOSED_CLASS: Mapping[str, str] = {
    word: name for name, words in reversed(list(_CLOSED.items())) for word in words.split()
}
# Closed classes that a capital does not turn into a name
KEPT_WITH_CAPITAL = frozenset(("month", "title"))

_ENDINGS: Mapping[str, str] = {
    "noun": "tion sion ment ness ity ism ance ence ship hood age ure dom cy ogy phy ics",
    "agent": "er or ist ian ant",
    "adjective": "al ic ous ive able ible ful less ary ish an ese",
    "adverb in -ly": "ly",
    "word in -ing": "ing",
    "word in -ed": "ed",
    "superlative": "est",
}
ENDING_CLASS: Mapping[str, str] = {ending: name for name, endings in _ENDINGS.items() for ending in endings.split()}
LONGEST_ENDING = max(map(len, ENDING_CLASS))

WORD_CLASSES: tuple[str, ...] = (
    *("begin", "end"),
    *_CLOSED,
    *_ENDINGS,
    *("word in -s", "word", "name", "opening name", "acronym"),
    *("year", "number", "number with letters", "letter", "possessive s"),
)
"""The classes of words; "begin" and "end" stand before the first and behind the last word of a sentence."""

# Words of a question that a sentence may repeat by chance
FUNCTION_WORDS = _set(
    """
    a an the of in on at to for by with from and or is are was were be been being do does did has have had that this
    these those it its as which what who whom whose when where why how many much there their his her he she they i you
    we not no if then than into about can could would will shall may might must s kind type name long often called
    """
)
NEVER_FIRST = _set("of and or but nor is are was were s as than that which who be been has have had")
NEVER_LAST = _set(
    """
    the a an of in on at for to from by with and or but nor as that which who whose is are was were be into its his her
    their than between during
    """
)
