"""Whether a stop ends the sentence: rules asked in the order of ``RULES``; the first that knows decides.

A rule returns True (the sentence ends), False (it goes on) or None (another rule may know).
"""

import re
import unicodedata
from collections.abc import Callable

from qa_bot.ingest.abbreviations import Kind
from qa_bot.ingest.boundaries import UNSPACED, Stop
from qa_bot.ingest.words_around import OPENING, bare, is_measure, kind_before, next_word, numbers_a_name, opens_sentence

_LONGEST_SO_FAR = 400  # code points of a sentence that a short field still belongs to
Rule = Callable[[Stop], bool | None]

_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[^\W\d_]|[ivxIVX]{1,5}|§{1,2}\s?\d{1,4}) ?")
_LABEL = re.compile(r"(?:[^\W\d_]{3,14}\s)?\s?[A-Z]{0,2}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[^\W\d_a-z][^\W\d_A-Z]{1,20}")
_SHORT_FIELD = re.compile(r"[^\W\d_][^\W\d_A-Z]{2,13}(?: [^\W\d_]{2,14})?: +(?=\S)")
_FIELD_VALUE = re.compile(r"[^.!?]{0,40}(?:[.!?]\S[^.!?]{0,20}){0,3}(?:\.(?=\s|\Z)|\Z)")
_FIELD = re.compile(r"[^\W\d_][^\W_]{1,20}(?: [^\W_]{1,20}){0,2}: ")
_OLD_MONEY = re.compile(r"£?[\d,½¼¾]{1,8}[sd]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.[-‐]?){1,6}[^\W\d_]{1,3}")
_NUMBERLIKE = re.compile(r"[A-Z]{0,3}[-–/]?\d|[IVXLC]+\b(?!['’])|[A-Z]\b")
_VOLUME = re.compile(r"[IVXLC]{1,6}\s+([A-Za-z]{1,4})\.\s*\d")
_ROMAN = re.compile(r"[IVXLCDM]+")
_UNBROKEN = re.compile(r"[^\W_]{1,24}(?:[-'’][^\W_]{1,20})?(?=[\s,;:!?]|\.\s|\.?\Z)")  # no path, no address
_LOWER_END = re.compile(r"^(?:[^\W\d_]+[-'’])*[^\W\d_][^\W\d_A-Z]+$|^\d{4}$")
_YEAR = re.compile(r"\d{4}\b")
_DAY = re.compile(r"\d{1,2}\.")
_LETTERED = re.compile(r"[a-z]{1,3}\)\s")
_INITIAL = re.compile(r"[^\W\d_]\.|(?:Chr|Kr|Hr)\.")
_CLOCK = re.compile(r"[\d.:]*[ap]\.?m", re.I)
_ZONE = re.compile(r"(?:GMT|BST|UTC|CES?T|[ECMP][SD]?T|[A-Z][\w.]{0,12}(?: [A-Z]\w{0,12}){0,2} time)\b")
_ACT = re.compile(r"\([A-Z]{2,4}\) (?:No\.? ?)?\d")  # (EU) 2016/679
_CITED = re.compile(r"(?:§|\bart\b)[^§\n]*\d\s?ff?\Z", re.I)
_STATUTE = re.compile(r"[A-Z][A-Za-z]*[A-Z]\b")  # BGB, StGB, InsO
# German words that an ordinal and its noun follow; not "am" and "den", behind which a date may end a sentence.
_ARTICLE = re.compile(r"(?:der|die|das|dem|im|zur|beim|ins|jede[mnrs]?)", re.I)
_PLAIN_WORD = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]+){0,3}")
_LATIN_VOWELS = frozenset("aeiouy")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_DASHES = "-–—"
_CLOSING = "\"'”’»)]}"
_CONTINUING = ",;:%)]}、，"
_QUOTATIVE = re.compile("[\u3041-\u3096]")  # 「…。」と言った: hiragana carries on behind a closed quote


def ends_sentence(stop: Stop) -> bool:
    """Return whether the sentence ends at ``stop``; text must follow (``stop.next < stop.limit``)."""
    for rule in RULES:
        verdict = rule(stop)
        if verdict is not None:
            return verdict
    return True


def semicolon(stop: Stop) -> bool | None:
    """End at a semicolon in Greek only, where it asks."""
    if ";" not in stop.marks:
        return None
    return None if stop.marks == ";" and _GREEK.match(stop.word[-1:]) else False


def continued(stop: Stop) -> bool | None:
    """Go on before a comma and the like, before more marks (etc.), and a year: "Look Sharp! (1979)"."""
    character = stop.text[stop.next]
    if character in _CONTINUING or (stop.glued and character in ".!?"):
        return False
    return False if character == "(" and "." not in stop.marks and _YEAR.match(stop.following(5)) else None


def nothing_said(stop: Stop) -> bool | None:
    """Go on while the sentence holds marks alone: "... and so on", "?!"."""
    said = stop.text[stop.start : min(stop.at, stop.start + 8)]
    return None if any(map(str.isalnum, said)) else False


def enumerator(stop: Stop) -> bool | None:
    """Go on behind "1.", "2.3.", "a.", "IV." at the head of a sentence."""
    if stop.at - stop.start > 12 or stop.marks != "." or stop.glued:
        return None
    return False if _ENUMERATOR.fullmatch(stop.text, stop.start, stop.at) else None


def label(stop: Stop) -> bool | None:
    """Go on behind a label at the head of a paragraph: "Table 1. Yields of rye", "General. It is well made."."""
    if stop.marks != "." or stop.glued or stop.start != stop.head or stop.cite < stop.end or stop.initial.islower():
        return None
    return False if _LABEL.fullmatch(stop.text, stop.start, stop.at) else None


def short_field(stop: Stop) -> bool | None:
    """Go on before "Default: 5 m." and the like, which say something of what stands before them only."""
    if not stop.initial.isupper() or stop.at - stop.start > _LONGEST_SO_FAR or "." not in stop.marks:
        return None
    field = _SHORT_FIELD.match(stop.text, stop.next, stop.limit)
    if field is None or _FIELD.match(stop.text, stop.start, stop.at):
        return None
    return False if _FIELD_VALUE.match(stop.text, field.end(), stop.limit) else None


def old_money(stop: Stop) -> bool | None:
    """Go on within "6s. 2d."."""
    return False if stop.initial.isdecimal() and _OLD_MONEY.fullmatch(bare(stop.word)) else None


def unspaced_script(stop: Stop) -> bool | None:
    """End at the marks of scripts that leave no space, save where a Japanese quotation is carried on."""
    if stop.text[stop.close - 1] not in UNSPACED:
        return None
    return not (stop.close < stop.end and _QUOTATIVE.match(stop.initial))


def footnote(stop: Stop) -> bool | None:
    """End before a number glued to a word's full stop, "the end.12 Then", unless the word asks for one: "No.5"."""
    if not (stop.cite < stop.end and stop.text[stop.cite].isdecimal()):
        return None
    if len(stop.word) < 3 or not stop.word.isalpha() or stop.lexicon.kind(stop.word):
        return False
    return stop.initial.isupper()


def missing_space(stop: Stop) -> bool | None:
    """Where no space follows, end between two ordinary words only: "end.The next", not "example.com" or "os.Path"."""
    if not stop.glued or stop.cite < stop.end:
        return None
    if stop.close < stop.cite:
        return stop.initial.isupper() and stop.text[stop.cite - 1] in ")”»"
    if stop.marks[-1] in "!?;" and _is_caseless(stop.initial):
        return True
    before, after = bare(stop.word).rstrip(_CLOSING), _UNBROKEN.match(stop.following(48))
    if not (after and stop.initial.isupper() and stop.lead == stop.next) or "…" in stop.marks:
        return False
    if opens_sentence(stop):
        return bool(_LOWER_END.search(before)) and not stop.lexicon.kind(before)
    return bool(_PLAIN_WORD.fullmatch(before)) and len(before) > 2 and before.islower() and after[0][1:2].islower()


def ellipsis(stop: Stop) -> bool | None:
    """End at "…" and "..." before a capital, but not at "[…]", which stands for words left out."""
    if not ("…" in stop.marks or ".." in stop.marks or ". ." in stop.marks):
        return None
    bracketed = stop.close < stop.end and stop.text[stop.close] in ")]" and stop.text[stop.at - 1] in "[("
    return not (bracketed or stop.initial.islower() or stop.initial.isdecimal())


def exclamation(stop: Stop) -> bool | None:
    """End at "!" and "?", but not before lower case behind a quote ("Why?" he asked) or a name (Yahoo! is)."""
    if stop.marks.strip("!?‽;\u037e.") or not stop.marks.strip("."):
        return None
    if not stop.initial.islower():
        return True
    return stop.close == stop.cite and stop.word[:1].islower()


def clock(stop: Stop) -> bool | None:
    """Go on behind "5 p.m." before the zone of the time: "UK time", "GMT"."""
    if not _CLOCK.fullmatch(bare(stop.word)) or opens_sentence(stop):
        return None
    return False if _ZONE.match(stop.following(40)) else None


def statute(stop: Stop) -> bool | None:
    """Go on before the law that is cited: "Reg. (EU) 2016/679", "§§ 535 ff. BGB"."""
    word = bare(stop.word)
    if word in ("f", "ff"):
        cited = _CITED.search(stop.text[max(stop.start, stop.at - 40) : stop.at])
        return False if cited and _STATUTE.match(stop.following()) else None
    act = _ACT.match(stop.text, stop.next, min(stop.next + 16, stop.limit))
    return False if act and stop.lexicon.kind(word) is Kind.BEFORE_NUMBER else None


def volume(stop: Stop) -> bool | None:
    """Go on before the volume, in Roman numerals, and the page of what is cited: "Gazette. II p. 5"."""
    cited = _VOLUME.match(stop.text, stop.next, stop.limit)
    return False if cited and stop.lexicon.kind(cited[1]) is Kind.BEFORE_NUMBER else None


def abbreviation(stop: Stop) -> bool | None:
    """Ask the lexicon what the abbreviation before the stop may mean."""
    kind = kind_before(stop)
    if kind is None:
        return None
    if kind is Kind.NEVER_LAST and is_measure(stop):
        kind = Kind.MAY_END
    if kind is Kind.NEVER_LAST or stop.initial.islower():
        return False
    if _NUMBERLIKE.match(stop.following()) and (kind is Kind.BEFORE_NUMBER or stop.initial.isdecimal()):
        return opens_sentence(stop) and not stop.initial.isdecimal()
    return kind is not Kind.BEFORE_NAME or opens_sentence(stop) or not stop.initial


def acronym(stop: Stop) -> bool | None:
    """Go on behind letters with full stops ("U.S. Army"), unless a word follows that opens sentences."""
    if "." not in stop.word or not _ACRONYM.fullmatch(_without_signs(bare(stop.word))):
        return None
    return opens_sentence(stop)


def single_letter(stop: Stop) -> bool | None:
    """Go on behind an initial ("George W. Bush"), but not behind a letter that is a label ("vitamin C. Patients")."""
    letter = bare(stop.word).rpartition("-")[2]
    if not (len(letter) == 1 and letter.isalpha()) or _is_ideograph(letter):
        return None
    if stop.initial.islower() or _INITIAL.match(stop.following(4)):
        return False
    before = stop.text[max(stop.start, stop.at - 40) : stop.at].split()[-2:-1]
    if before and (before[0][0].isdecimal() or before[0].lstrip(OPENING) in stop.lexicon.labels):
        return True
    if before and _is_title(stop, before[0]) and next_word(stop) in stop.lexicon.surnames:
        return False
    return opens_sentence(stop)


def ordinal(stop: Stop) -> bool | None:
    """Go on behind an ordinal number: "am 3. Oktober", "der 2. Weltkrieg", "3. 10. 2020", "6. – Nagymaros"."""
    number = bare(stop.word)
    if stop.initial.islower() and (number.isdecimal() or _ROMAN.fullmatch(number)):
        return False
    if len(number) > 1 and _ROMAN.fullmatch(number) and numbers_a_name(stop):
        return False
    if not number.isdecimal() or len(number) > 3:
        return None
    following = stop.following()
    if next_word(stop) in stop.lexicon.ordinal_nouns or stop.text[stop.next] in _DASHES:
        return False
    before = stop.text[max(stop.start, stop.at - 16) : stop.at].split()[-2:-1]
    if before and _ARTICLE.fullmatch(before[0]) and stop.initial.isalpha() and not opens_sentence(stop):
        return False
    date = _DAY.match(following) or (_YEAR.match(following) and _is_dated(stop))
    return False if date else None


def lower_case(stop: Stop) -> bool | None:
    """Before lower case, end only behind an ordinary word: an unlisted abbreviation is the likelier reading else."""
    if not stop.initial.islower():
        return None
    second = stop.text[stop.lead + 1 : min(stop.lead + 2, stop.limit)]
    if second.isupper() or second.isdecimal() or _LETTERED.match(stop.following()):  # pH, mRNA, p53, b)
        return True
    word = stop.word.lstrip(OPENING)
    if stop.close < stop.cite or len(word) < 3 or not _PLAIN_WORD.fullmatch(word):
        return False
    if word.isascii() and not _LATIN_VOWELS & set(word.lower()):
        return False
    return word.islower() or len(word) > 5


RULES: tuple[Rule, ...] = (
    semicolon,
    continued,
    nothing_said,
    enumerator,
    label,
    short_field,
    old_money,
    unspaced_script,
    footnote,
    missing_space,
    ellipsis,
    exclamation,
    clock,
    statute,
    volume,
    abbreviation,
    acronym,
    single_letter,
    ordinal,
    lower_case,
)


def _is_title(stop: Stop, word: str) -> bool:
    """Return whether a word is one that stands before names: "Dr."."""
    return word[0].isupper() and stop.lexicon.kind(word.rstrip(".")) is Kind.NEVER_LAST


def _is_dated(stop: Stop) -> bool:
    """Return whether a day stands before the number: "3. 10." of a date."""
    return _DAY.match(stop.text[max(stop.start, stop.at - 8) : stop.at].split()[-2:][0]) is not None


def _without_signs(word: str) -> str:
    """Return a word without its combining signs: the vowels of Indic letters, accents that stand apart."""
    return "".join(sign for sign in word if not unicodedata.category(sign).startswith("M"))


def _is_caseless(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()


def _is_ideograph(character: str) -> bool:
    """Return whether one character is a word of its own: CJK, kana, Hangul."""
    return "\u1100" <= character <= "\u11ff" or character >= "\u2e80"
