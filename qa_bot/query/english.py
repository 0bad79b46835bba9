"""Words of English that question analysis looks up: closed classes, and what kind of answer a noun asks for."""

from collections.abc import Sequence

from qa_bot.text.closed_classes import AUXILIARIES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


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
    broke ate stole hid threw caught taught tore bit blew chose drank forgot froze gave heard met paid rang sank sent
    shook shrank slept spent stood struck swam swept swore understood woke went
    """
)
# Nouns that are verbs behind a plural: "which countries *border* …"
VERBS_AFTER_PLURAL = _set("cause border rule play use help produce separate represent affect contain claim name house")
# What says how something is, and is no noun where it stands alone: "what was *hidden* in the wall"
NO_NOUNS = _set(
    """
    wrong different new special unusual missing good bad better worse best worst true false hidden broken stolen
    forbidden forgotten eaten written shown sent built sold bought taken given done made lost kept found said
    """
)
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
    short low shallow narrow thin close near light slow quick likely frequent prevalent sensitive accurate
    """
)
MONEY_WORDS = _set(
    """
    cost costs pay pays paid price worth spend spent sell sold earn earned charge charged money dollars euros
    pounds salary wage fee fine donate donated raise raised owe owed invest invested buy bought
    gross grossed fetch fetched
    """
)
# What an amount in front of it only describes: "price *rise*", "pension *scheme*"
BEHIND_AMOUNTS = _set(
    """
    rise increase decrease reduction change cut cap freeze review scheme plan fund list return statement claim form
    policy rule rules notice increases changes
    """
)
# "how much *notice*": what is asked for is a time
TIME_WORDS = _set("time notice warning")
# What is long in time, not in space: "how long is the *lease*", "how long is it *good* for"
LASTING = _set(
    """
    period term time interval delay pause wait lease tenancy contract agreement subscription warranty guarantee notice
    probation trial trainee apprenticeship internship course class lesson lecture lunch break shift leave holiday
    vacation season semester stay visit trip journey flight voyage crossing tour session meeting interview exam hearing
    war siege reign career mandate sentence ban quarantine treatment therapy surgery operation procedure pregnancy
    gestation incubation recovery pay cover coverage validity training sabbatical furlough rest program project
    programme phase workshop event concert appointment consultation timeout lockout drive ride walk hike commute
    membership suspension life lifespan film movie episode show performance game match race day night year month good
    """
)

# What is long in space, not in time: "how long was the *wall*"
STRETCHING = _set(
    """
    bridge wall road path track tunnel canal river coast border route line fence pipe rope cable chain beam board table
    ship boat train car tail neck hair skirt sword letter list text book chapter report essay poem
    """
)
# "how long is it *valid*": what is asked for is a time
STATES = _set(
    """
    valid open closed available effective active empty vacant absent away ill sick busy pregnant liable kept held stored
    """
)
MODALS = _set("can could will would shall should may might must")
BE = _set("is are was were")

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
        "grandfather grandmother friend celebrity"
    ),
    "place": (
        "place location country nation city town village state province county region district area continent island "
        "river lake sea ocean mountain mountains hill valley desert forest street road avenue capital territory "
        "colony borough neighborhood neighbourhood suburb planet harbor harbour bay peninsula canyon volcano "
        "municipality site venue stadium hemisphere prefecture kingdom empire republic birthplace hometown headquarters"
    ),
    "date": "date day month time century decade season era birthday weekday period deadline",
    "year": "year",
    "age": "age",
    "number": "number population count total score ratio rank figure",
    "quantity": (
        "length height width weight mass area size distance speed velocity temperature depth elevation altitude volume "
        "diameter radius circumference amount quantity frequency wavelength voltage pressure density capacity dosage "
        "dose concentration magnitude range"
    ),
    "money": (
        "price cost salary wage fee income revenue budget profit debt fine tax fare worth deposit penalty charge "
        "surcharge rent premium compensation damages toll tariff pension bonus excess "
        "deductible allowance reimbursement refund dividend turnover stipend subsidy expenditure sum"
    ),
    "percentage": "percentage percent proportion fraction share rate",
    "duration": "duration lifespan span timeout interval tenure",
    "reason": "reason purpose motive motivation rationale",
    "manner": "way manner means method technique",
    "definition": "definition meaning",
    "name": "name nickname title word term phrase surname alias abbreviation acronym symbol "
    "isbn issn doi iban bic swift postcode barcode username login hashtag url uri",
}
ANSWER_BY_NOUN = {noun: answer for answer, nouns in reversed(_NOUNS_BY_ANSWER.items()) for noun in nouns.split()}
# The same of a noun behind another word: "day rate", "response time"
_BEHIND_ANOTHER = {
    ("rate", "money"): "day daily hour hourly week weekly month monthly night nightly room piece overtime",
    ("rate", "quantity"): (
        "heart pulse breathing respiratory flow infusion frame bit data refresh sampling sample clock transfer fire "
        "speed pump drip"
    ),
    ("rate", "number"): "exchange",
    ("period", "duration"): (
        "notice retention warranty guarantee trial probation probationary grace waiting cooling off limitation "
        "cooldown incubation gestation payment rental lease rest recovery support contract minimum maximum orbital"
    ),
    ("time", "duration"): (
        "response reaction waiting wait recovery processing lead turnaround delivery travel journey running run "
        "cooking baking drying cycle handling acknowledge acknowledgement resolution repair loading setup boot transit "
        "flight minimum maximum average"
    ),
    ("term", "duration"): "lease contract initial renewal prison jail loan fixed minimum maximum",
    ("life", "duration"): "half shelf service battery",
    ("limit", "duration"): "time",
    ("limit", "age"): "age",
    ("limit", "quantity"): "speed weight size height luggage baggage",
    ("limit", "money"): "spending credit price",
    ("interval", "number"): "confidence credible prediction",
    ("allowance", "quantity"): "baggage luggage weight data",
    ("hour", "date"): "opening core working business office visiting quiet",
    ("number", "name"): (
        "accession registration registered grant permit serial phone telephone mobile fax extension reference account "
        "policy order invoice part model tracking license licence passport ticket case customer employee member "
        "membership contract article item batch lot room tax vat po company approval id identification file dossier "
        "docket patient flight product certificate un cas catalogue catalog trial protocol project purchase bank card "
        "insurance claim emergency contact hotline"
    ),
    ("code", "name"): (
        "error access door promo promotion discount voucher sort zip postal area dialling dialing product country "
        "activation security pin bank tax booking reference"
    ),
    ("address", "name"): "email mail web ip mac",
    ("point", "quantity"): "boiling melting freezing flash dew",
    ("range", "place"): "mountain",
    ("range", "money"): "price salary pay",
    ("range", "age"): "age",
}
_BY_PAIR = {(word, noun): answer for (noun, answer), words in _BEHIND_ANOTHER.items() for word in words.split()}
_IRREGULAR_PLURALS = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "person"}


def singular(noun: str) -> str:
    """Return the singular of ``noun`` by English spelling rules; a noun that is no plural is returned as it is."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if len(noun) > 3 and noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ses", "xes", "zes", "ches", "shes")):
        return noun[:-2]
    if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def answer_type_of_group(group: Sequence[str]) -> str:
    """Return the type of answer that a group of nouns asks for, by its last two words or else the last: day *rate*."""
    return _BY_PAIR.get((group[-2], singular(group[-1])) if len(group) > 1 else ("", ""), answer_type_of(group[-1]))


def answer_type_of(noun: str) -> str:
    """Return the type of answer that ``noun`` asks for ("any" when it tells nothing): country -> place."""
    for form in (noun, singular(noun)):
        if form in ANSWER_BY_NOUN:
            return ANSWER_BY_NOUN[form]
    return "person" if len(noun) > 5 and singular(noun).endswith(("ist", "ologist", "grapher")) else "any"


_NO_VERBS = AUXILIARIES | PREPOSITIONS | DETERMINERS | PRONOUNS


def verb_places(words: Sequence[str]) -> frozenset[int]:
    """Return the places of what is plainly a verb: "who *devised* it", "did she *die*", "was the mill *burned*"."""
    places = set()
    for place in range(1, len(words)):
        is_plain = words[place] not in _NO_VERBS
        behind_who = words[place - 1] == "who"
        behind_pronoun = place > 1 and words[place - 2] in AUXILIARIES and words[place - 1] in PRONOUNS
        participle = len(words[place]) > 4 and words[place].endswith("ed") and not AUXILIARIES.isdisjoint(words[:place])
        if is_plain and (behind_who or behind_pronoun or participle):
            places.add(place)
    return frozenset(places)
