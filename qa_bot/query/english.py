"""Words of English that question analysis looks up: closed classes, and what kind of answer a noun asks for."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WH_WORDS = _set("who whom whose when where why how which what")
AUXILIARIES = _set(
    """
    is are was were am be been being do does did can could will would shall should has have had may might must
    """
)
DETERMINERS = _set("the a an this that these those its his her their our my your some any all both each")
PREPOSITIONS = _set(
    """
    in on at of for from to by with about into over after before during between through under within without
    against among along around as near since until upon off out up down per via besides despite because than like
    """
)
PRONOUNS = _set("i you he she it we they them him us me there")
CONJUNCTIONS = _set("and or but if that when while")
# Words that end the group of nouns behind a question word, and that look like nouns
VERBS = _set(
    """
    won made became began wrote led took gave came went ran held saw got left built fought lost sang sold bought
    sung brought spoke lies lay grew wore kept found knew drew flew drove fell rose set put let come comes go goes
    happen happens happened mean means make makes causes contain contains include includes helps allow
    allows describe describes represents plays uses give gives take takes get gets live lives
    lived belong belongs occur occurs exist exists similar related known called named not govern governs
    rules own owns produces provide provides affects connect connects separates surround
    surrounds borders
    """
)
# Nouns that are verbs behind a plural: "which countries *border* …"
VERBS_AFTER_PLURAL = _set("cause border rule play use help produce separate represent affect contain claim name house")
# Adverbs and the like between a question word and its verb: never what is asked for
FILLERS = _set("exactly else actually then currently originally typically usually generally still ever")

ADVERBS = _set("also most often never always just already now only very too")

# "kind of music": what is asked for is the music
CARRIERS = _set(
    """
    kind kinds type types sort sorts form forms variety category class style brand species name names title titles
    one group breed genre example examples list
    """
)

IMPERATIVES = _set("name list give identify state enumerate mention show find provide")

MEASURES = _set(
    """
    tall high deep wide large big heavy fast hot cold thick broad small loud bright hard strong steep warm dense
    """
)
MONEY_WORDS = _set(
    """
    cost costs pay pays paid price worth spend spent sell sold earn earned charge charged money dollars euros
    pounds salary wage fee fine donate donated raise raised owe owed invest invested buy bought
    """
)

_NOUNS_BY_ANSWER = {
    "person": (
        "person people man woman boy girl child guy lady president king queen emperor empress prince princess "
        "actor actress singer author writer poet painter artist composer musician scientist philosopher inventor "
        "engineer player coach captain leader founder director producer character father mother son daughter "
        "brother sister wife husband general admiral commander politician senator governor mayor minister "
        "chancellor judge pope saint bishop monarch ruler explorer historian economist physicist chemist biologist "
        "mathematician doctor physician surgeon nurse teacher professor student lawyer journalist critic architect "
        "designer astronaut host owner manager champion winner athlete quarterback pitcher driver chairman ceo "
        "speaker secretary soldier family researcher astronomer dictator pharaoh tsar sultan uncle aunt "
        "grandfather grandmother friend celebrity star"
    ),
    "place": (
        "place location country nation city town village state province county region district area continent island "
        "river lake sea ocean mountain mountains range hill valley desert forest street road avenue capital territory "
        "colony borough neighborhood neighbourhood suburb planet port harbor harbour bay peninsula canyon volcano "
        "municipality site venue stadium hemisphere prefecture kingdom empire republic birthplace hometown headquarters"
    ),
    "date": "date day month time century decade season era birthday weekday period",
    "year": "year",
    "number": "number population count total score age ratio rank figure",
    "quantity": (
        "length height width weight mass area size distance speed velocity temperature depth elevation altitude volume "
        "diameter radius circumference amount quantity frequency wavelength voltage pressure density capacity dosage "
        "dose concentration magnitude"
    ),
    "money": "price cost salary wage fee income revenue budget profit debt fine tax fare worth",
    "percentage": "percentage percent proportion fraction share rate",
    "duration": "duration lifespan span",
    "reason": "reason purpose motive motivation rationale",
    "manner": "way manner means method technique",
    "definition": "definition meaning",
    "name": "name nickname title word term phrase surname alias abbreviation acronym symbol",
}
ANSWER_BY_NOUN = {noun: answer for answer, nouns in reversed(_NOUNS_BY_ANSWER.items()) for noun in nouns.split()}
_IRREGULAR_PLURALS = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "person"}


def singular(noun: str) -> str:
    """Return the singular of ``noun`` by English spelling rules; a word that is none comes back as it is."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if len(noun) > 3 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ses", "xes", "zes", "ches", "shes")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def answer_type_of(noun: str) -> str:
    """Return the type of answer that ``noun`` asks for ("any" when it tells nothing): country -> place."""
    for form in (noun, singular(noun)):
        if form in ANSWER_BY_NOUN:
            return ANSWER_BY_NOUN[form]
    return "person" if len(noun) > 5 and singular(noun).endswith(("ist", "ologist", "grapher")) else "any"
