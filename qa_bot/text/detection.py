"""In which language is a text? By its script first, then by its function words.

Function words are frequent, and few languages share many of them, so their shares tell languages apart on a sentence
or two (Grefenstette 1995, "Comparing two language identification schemes"). A word counts the less, the more
languages have it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType

from qa_bot.text.language_data import CODES, stop_words_of

_SAMPLE = 2000  # code points that are looked at
_WORD = re.compile(r"[^\W\d_]+")

# Which script the code points U+xx00 to U+xxFF hold, by xx; a block that two scripts share counts for the one named
_BLOCKS = MappingProxyType(
    {
        "greek": (0x03, 0x1F),
        "cyrillic": (0x04,),
        "arabic": (0x06, 0xFB, 0xFC, 0xFD, 0xFE),
        "hebrew": (0x05,),
        "indic": (0x09, 0x0A, 0x0B, 0x0C, 0x0D),
        "thai": (0x0E,),
        "hangul": (0x11, *range(0xAC, 0xD8)),
        "han": (0x30, *range(0x34, 0xA0), 0xF9, 0xFA),
        "other": (0x07, 0x08, 0x0F, 0x10, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18),
    }
)
_SCRIPTS = tuple(_BLOCKS)
_SCRIPT_OF_BLOCK = bytes(
    next((number for number, script in enumerate(_SCRIPTS, start=1) if block in _BLOCKS[script]), 0)
    for block in range(256)
)
_NOT_ASCII_LETTERS = bytes(byte for byte in range(256) if not chr(byte).isalpha() or byte > 127)
_TO_WORDS = bytes(ord(chr(byte).lower()) if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
_KANA = re.compile("[\u3041-\u30ff]+")

_BY_SCRIPT = MappingProxyType({"greek": "el", "hebrew": "he", "thai": "th", "hangul": "ko"})
# In a question of few words, the one may look like the other
_SAME_SCRIPT = (("ru", "uk", "bg"), ("ar", "fa", "ur"), ("ja", "zh"))
_OWN_SCRIPT = ("bn", "el", "he", "hi", "ko", "ta", "te", "th")
_NOT_LATIN = frozenset((*_OWN_SCRIPT, *chain.from_iterable(_SAME_SCRIPT)))
# The scripts of India: first and last letter of each
_INDIC = MappingProxyType(
    {"hi": ("\u0900", "\u097f"), "bn": ("\u0980", "\u09ff"), "ta": ("\u0b80", "\u0bff"), "te": ("\u0c00", "\u0c7f")}
)
_PERSIAN = "پچژگکی"
_ARABIC = "يكةىأإ"
_URDU = "ٹڈڑںےہ"
_NOT_URDU = "هةيكأإ"
_UKRAINIAN = "іїєґ"
_RUSSIAN = "ыэё"
_HARD_SIGN = "ъ"  # a vowel in Bulgarian, and frequent; in Russian rare

# Languages that share many function words: one that several of them have is worth as much as if one had it
_KINDRED = MappingProxyType(dict.fromkeys(("cs", "hr", "pl", "sk"), "slavic"))

# A language other than English needs words worth this much, this much per word, and this many times English's worth
_ENOUGH = 1.0
_ENOUGH_PER_WORD = 0.05
_MARGIN = 1.2
# … and among so many words a different function word: figures and units repeat a few that look like some ("l", "us")
_DIFFERENT_PER = 30
# A short text is plainly in a language by words worth more than this: "Los Angeles" has no more
_PLAIN = 0.5


def detect(text: str) -> str:
    """Return the code of the language of ``text``, one of ``CODES``; ``en`` when in doubt.

    Looks at the first 2000 code points; the time is linear in their number.
    """
    sample = _sample(text)
    if not sample.isascii():
        script = _script(sample) if _other_script().search(sample) else "latin"
        if script != "latin":
            return _of_script(script, sample)
    return _of_words(_words(sample))


def likeliest(text: str, codes: Sequence[str]) -> str:
    """Return which of some languages ``text`` is the likeliest in; English is not preferred, as ``detect`` does.

    Of equals it is what ``detect`` says, or else the first; without any languages, what ``detect`` says.
    """
    found = detect(text)
    for code in (found, *_sharing_script(found)) if found in _NOT_LATIN else ():
        if code in codes:
            return code
    words = _words(_sample(text))
    if "en" in codes and _clearly_english(words):
        return "en"
    worth = _worth(words)
    return max(codes, key=lambda code: (worth[code], code == found), default=found)


def others(text: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the language that a short text is in, or several that it is as likely in, where that is none of some.

    Empty where it may be one of ``codes``, or where too few words tell.
    """
    words = _words(_sample(text))
    if "en" in codes and _clearly_english(words):
        return ()
    found = detect(text)
    if found in _NOT_LATIN:
        return () if found in codes else (found,)
    worth = _worth(words)
    most = max(worth.values())
    is_plain = most > max((_PLAIN, *(_MARGIN * worth[code] for code in codes)))
    return tuple(code for code in CODES if worth[code] == most) if is_plain else ()


def _sharing_script(code: str) -> tuple[str, ...]:
    """Return the languages whose script is that of ``code``, which short texts of it may look like."""
    return next((codes for codes in _SAME_SCRIPT if code in codes), ())


def _sample(text: str) -> str:
    sample = text[:_SAMPLE]
    return sample if sample.isascii() else unicodedata.normalize("NFC", sample)


def _words(sample: str) -> list[str]:
    """Return the runs of letters of a sample without case; plain ASCII goes the quick way to the same."""
    if sample.isascii():
        return sample.encode("ascii").translate(_TO_WORDS).decode("ascii").split()
    return _WORD.findall(sample.casefold())


@cache
def _other_script() -> re.Pattern[str]:
    return re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdf]")


def _script(sample: str) -> str:
    """Return the script of most letters; Latin letters (names, terms, code) count half in a text of another script.

    Counts bytes instead of characters, which is twenty times as quick: the high byte of a UTF-16 unit is its block.
    """
    blocks = sample.encode("utf-16-be", "surrogatepass")[::2].translate(_SCRIPT_OF_BLOCK)
    counts = {script: blocks.count(number) for number, script in enumerate(_SCRIPTS, start=1)}
    counts["latin"] = len(sample.encode("ascii", "ignore").translate(None, _NOT_ASCII_LETTERS)) // 2
    return max(counts, key=lambda script: (counts[script], script == "latin"))


def _of_script(script: str, sample: str) -> str:
    if script == "cyrillic":
        return _of_cyrillic(sample.casefold())
    if script == "arabic":
        if _count(sample, _URDU) > _count(sample, _NOT_URDU):
            return "ur"
        return "fa" if _count(sample, _PERSIAN) > _count(sample, _ARABIC) else "ar"
    if script == "han":
        # Japanese is written in kana and Han together; Chinese has hardly any kana
        return "ja" if sum(map(len, _KANA.findall(sample))) * 20 >= len(sample) else "zh"
    if script == "indic":
        counts = {code: sum(first <= letter <= last for letter in sample) for code, (first, last) in _INDIC.items()}
        return max(counts, key=lambda code: counts[code])
    return _BY_SCRIPT.get(script, "en")


def _of_cyrillic(sample: str) -> str:
    ukrainian, russian = _count(sample, _UKRAINIAN), _count(sample, _RUSSIAN)
    if _count(sample, _HARD_SIGN) > ukrainian + russian:
        return "bg"
    return "uk" if ukrainian > russian else "ru"


def _count(sample: str, letters: str) -> int:
    return sum(sample.count(letter) for letter in letters)


def _of_words(words: Sequence[str]) -> str:
    if _clearly_english(words):
        return "en"
    worth = _worth(words)
    best = max(CODES, key=lambda code: (worth[code], code == "en"))
    enough = worth[best] >= max(_ENOUGH, _ENOUGH_PER_WORD * len(words), _MARGIN * worth["en"])
    return best if enough and _different(words, best) * _DIFFERENT_PER >= len(words) else "en"


def _different(words: Sequence[str], code: str) -> int:
    """Return how many different function words of a language are among some words; a plain letter is no word."""
    languages_of = _languages_of_words()
    return sum(code in languages_of.get(word, ()) for word in set(words) if len(word) > 1 or not word.isascii())


def _worth(words: Sequence[str]) -> dict[str, float]:
    """Return what the function words among some words are worth for each language."""
    worth = dict.fromkeys(CODES, 0.0)
    languages_of = _languages_of_words()
    for word, count in Counter(words).items():
        languages = languages_of.get(word, ())
        apart = {_KINDRED.get(code, code) for code in languages}
        for code in languages:
            worth[code] += count / len(apart)
    return worth


def _clearly_english(words: Sequence[str]) -> bool:
    """Whether English function words are so many that no other language needs to be looked at (nor its file read).

    Other languages share some short ones ("in", "was"), which in a short text can be half of the words.
    """
    english = _english()
    share_needed = 0.55 if len(words) < 20 else 0.33
    return sum(map(english.__contains__, words)) >= share_needed * len(words)


@cache
def _english() -> frozenset[str]:
    return frozenset(stop_words_of("en"))


@cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Return for each function word of a language in Latin script the languages that have it."""
    languages: dict[str, list[str]] = {}
    for code in CODES:
        if code not in _NOT_LATIN:
            for word in {word.casefold() for word in stop_words_of(code)}:
                languages.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in languages.items()}
