"""In which language is a text? By its script first, then by its function words.

Function words are frequent, and few languages share many of them, so their shares tell languages apart on a sentence
or two (Grefenstette 1995, "Comparing two language identification schemes"). A word counts the less, the more
languages have it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from qa_bot.text.language_data import CODES, negations_of, stop_words_of
from qa_bot.text.letters import languages_by_letters

SAMPLE = 2000
"""Code points of a text that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")

# Which script the code points U+xx00 to U+xxFF hold, by xx; a block that two scripts share counts for the one named
_BLOCKS = MappingProxyType(
    {
        "greek": (0x03, 0x1F),
        "cyrillic": (0x04,),
        "arabic": (0x06, 0xFB, 0xFC, 0xFD, 0xFE),
        "devanagari": (0x09,),
        "thai": (0x0E,),
        "hangul": (0x11, *range(0xAC, 0xD8)),
        "han": (0x30, *range(0x34, 0xA0), 0xF9, 0xFA),
        "other": (0x05, 0x07, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x0F, 0x10, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18),
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

_BY_SCRIPT = MappingProxyType({"greek": "el", "thai": "th", "hangul": "ko"})
# Scripts that share a block with another one: the last two digits say where in it
_BY_RANGE = MappingProxyType(
    {
        "he": re.compile("[\u0590-\u05ff]"),
        "hi": re.compile("[\u0900-\u097f]"),
        "bn": re.compile("[\u0980-\u09ff]"),
        "ta": re.compile("[\u0b80-\u0bff]"),
        "te": re.compile("[\u0c00-\u0c7f]"),
    }
)
_NOT_LATIN = frozenset((*_BY_RANGE, "ar", "bg", "el", "fa", "ja", "ko", "ru", "th", "uk", "ur", "zh"))
# In a question of few words, the one may look like the other
_SAME_SCRIPT = MappingProxyType(
    {
        "ru": ("uk", "bg"),
        "uk": ("ru", "bg"),
        "bg": ("ru", "uk"),
        "ja": ("zh",),
        "zh": ("ja",),
        "ar": ("fa", "ur"),
        "fa": ("ur", "ar"),
        "ur": ("fa", "ar"),
    }
)
_PERSIAN = "پچژگکی"
_ARABIC = "يكةىأإ"
_UKRAINIAN = "іїєґ"
_RUSSIAN = "ыэъё"
# In Bulgarian it is a vowel, one letter in fifty; in Russian it is hardly ever written
_BULGARIAN = "ъ"
_ONE_IN = 80
_URDU = "ٹڈڑںےھہ"
# Near relatives share so many function words that what these are worth is not divided among them
_RELATIVES = frozenset(("cs", "hr", "pl", "sk"))

# A language other than English needs words worth this much, this much per word, and this many times English's worth
_ENOUGH = 1.0
_ENOUGH_PER_WORD = 0.03
_MARGIN = 1.2
# … and among so many words a different function word: figures and units repeat a few that look like some ("l", "us")
_DIFFERENT_PER = 30
# … and so many in any case, if it has no other letters than English: "lake" is Swahili as well
_FEWEST_DIFFERENT = 2
# Half of that does where so many of the different words have letters of the language that English has not
_LETTERED = 0.1
# A short text is plainly in a language by words worth more than this: "Los Angeles" has no more
_PLAIN = 0.5
# … and by this many times what they are worth for any other
_PLAINLY = 1.5


def detect(text: str) -> str:
    """Return the code of the language of ``text``, one of ``CODES``; ``en`` when in doubt.

    Looks at the first 2000 code points; the time is linear in their number.
    """
    sample = _sample(text)
    if not sample.isascii():
        script = _script(sample) if _other_script().search(sample) else "latin"
        if script != "latin":
            return _of_script(script, sample)
    return _of_words(_words(sample), sample)


def likeliest(text: str, codes: Sequence[str], held: Iterable[Sequence[str]] = ()) -> str:
    """Return in which of the languages ``codes`` a ``text`` is most likely written; unlike ``detect``, without
    preferring English.

    ``held`` are, for words of the text, the languages of documents that have the word; they tell as function words do.
    Among equals, what ``detect`` says goes first. Without ``codes``, what ``detect`` says is returned.
    """
    found = detect(text)
    for code in (found, *_SAME_SCRIPT.get(found, ())) if found in _NOT_LATIN else ():
        if code in codes:
            return code
    if "en" in codes and _clearly_english(_words(_sample(text))):
        return "en"
    worth = _worth_of_short(text, held)
    return max(codes, key=lambda code: (worth[code], code == found), default=found)


def plainly(text: str, codes: Sequence[str], held: Iterable[Sequence[str]] = ()) -> str | None:
    """Return in which of the languages ``codes`` a short text is plainly written, None where too little tells.

    ``held`` is as for ``likeliest``.
    """
    found = detect(text)
    if found in _NOT_LATIN:
        likely = [code for code in (found, *_SAME_SCRIPT.get(found, ())) if code in codes]
        return likely[0] if len(likely) == 1 else None
    words = _words(_sample(text))
    if not words or not codes:
        return None
    if "en" in codes and _clearly_english(words):
        return "en"
    worth = _worth_of_short(text, held)
    best = max(codes, key=lambda code: worth[code])
    next_best = max((worth[code] for code in codes if code != best), default=0.0)
    is_plain = worth[best] > _PLAIN and worth[best] >= _PLAINLY * next_best
    return best if is_plain and worth[best] * _PLAINLY >= max(worth.values()) else None


def others(text: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the language that a short text is plainly written in, or several equally likely ones, if none of
    ``codes``.

    Empty where the text may be in one of ``codes``, or where too few words tell.
    """
    words = _words(_sample(text))
    if "en" in codes and _clearly_english(words):
        return ()
    found = detect(text)
    if found in _NOT_LATIN:
        return (found,) if {found, *_SAME_SCRIPT.get(found, ())}.isdisjoint(codes) else ()
    worth = _worth(words)
    most = max(worth.values())
    is_plain = most > max((_PLAIN, *(_MARGIN * worth[code] for code in codes)))
    return tuple(code for code in CODES if worth[code] == most) if is_plain else ()


def _sample(text: str) -> str:
    sample = text[:SAMPLE]
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
        sample = sample.casefold()
        if _count(sample, _BULGARIAN) * _ONE_IN > len(sample) and not _count(sample, "ыэ" + _UKRAINIAN):
            return "bg"
        if _count(sample, _UKRAINIAN) > _count(sample, _RUSSIAN):
            return "uk"
        if _count(sample, "ыэё"):
            return "ru"
        words = _words(sample)
        return max("ru", "bg", key=lambda code: sum(map(_function_words(code).__contains__, words)))
    if script == "arabic":
        if _count(sample, _URDU) > _count(sample, _ARABIC):
            return "ur"
        return "fa" if _count(sample, _PERSIAN) > _count(sample, _ARABIC) else "ar"
    if script == "han":
        # Japanese is written in kana and Han together; Chinese has hardly any kana
        return "ja" if sum(map(len, _KANA.findall(sample))) * 20 >= len(sample) else "zh"
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    counts = {code: len(letters.findall(sample)) for code, letters in _BY_RANGE.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "en"


def _count(sample: str, letters: str) -> int:
    return sum(sample.count(letter) for letter in letters)


def _of_words(words: Sequence[str], sample: str) -> str:
    if _clearly_english(words):
        return "en"
    worth = _worth(words)
    best = max(CODES, key=lambda code: (worth[code], code == "en"))
    if best == "en":
        return best
    different = _different(words, best)
    most = min(different * _DIFFERENT_PER, worth[best] / _ENOUGH_PER_WORD)
    has_letters = _has_letters(sample, words, best)
    is_enough = most * (1 + has_letters) >= len(words) and (has_letters or different >= _FEWEST_DIFFERENT)
    return best if is_enough and worth[best] >= max(_ENOUGH, _MARGIN * worth["en"]) else "en"


def _has_letters(sample: str, words: Sequence[str], code: str) -> bool:
    """Tell whether many of the words of a sample have letters of a language that are not ASCII."""
    if sample.isascii():
        return False
    return sum(code in codes for codes in languages_by_letters(sample)) >= _LETTERED * len(set(words))


def _different(words: Sequence[str], code: str) -> int:
    """Return how many different function words of a language are among some words; a plain letter is no word."""
    languages_of = _languages_of_words()
    known = set(filter(languages_of.__contains__, words))
    return sum(code in languages_of[word] for word in known if len(word) > 1 or not word.isascii())


def _worth(words: Sequence[str]) -> dict[str, float]:
    """Return what the function words among some words are worth for each language."""
    worth = defaultdict(float, dict.fromkeys(CODES, 0.0))
    languages_of, divided_by = _languages_of_words(), _divisors()
    for word, count in Counter(filter(languages_of.__contains__, words)).items():
        for code in languages_of[word]:
            worth[code] += count / divided_by[word]
    return worth


def _worth_of_short(text: str, held: Iterable[Sequence[str]] = ()) -> dict[str, float]:
    """Return what the words of a short text are worth for each language.

    Function words count as in ``_worth``; so do words whose letters few languages have, and words that were ``held``.
    """
    sample = _sample(text)
    worth = _worth(_words(sample))
    for codes in (*languages_by_letters(sample), *held):
        for code in codes:
            worth[code] += 1 / _counted(codes)
    return worth


def _clearly_english(words: Sequence[str]) -> bool:
    """Whether English function words are so many that no other language needs to be looked at (nor its file read).

    Other languages share some short ones ("in", "was"), which in a short text can be half of the words.
    """
    english = _function_words("en")
    share_needed = 0.55 if len(words) < 20 else 0.33
    return sum(map(english.__contains__, words)) >= share_needed * len(words)


@cache
def _function_words(code: str) -> frozenset[str]:
    return frozenset(stop_words_of(code))


@cache
def _languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """Return for each function word of a language in Latin script, and each negation, the languages that have it."""
    languages: dict[str, list[str]] = {}
    for code in CODES:
        if code not in _NOT_LATIN:
            for word in {word.casefold() for word in (*stop_words_of(code), *negations_of(code))}:
                languages.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in languages.items()}


@cache
def _divisors() -> Mapping[str, int]:
    """Return for each function word by how many languages its worth is divided."""
    return {word: _counted(codes) for word, codes in _languages_of_words().items()}


def _counted(codes: Iterable[str]) -> int:
    """Return how many languages some are: relatives count as one."""
    return len({"" if code in _RELATIVES else code for code in codes})
