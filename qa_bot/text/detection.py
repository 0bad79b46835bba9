"""In which language is a text? By its script first, then by its function words.

Function words are frequent, and few languages share many of them, so their shares tell languages apart on a sentence
or two (Grefenstette 1995, "Comparing two language identification schemes"). A word counts the less, the more
languages have it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from qa_bot.text.language_data import CODES, stop_words_of

_SAMPLE = 2000  # code points that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdf]")

# First code points of blocks, and the script of each; "" where there is none that is known here
_BLOCKS = (
    *((0x0000, "latin"), (0x0370, "greek"), (0x0400, "cyrillic"), (0x0530, ""), (0x0600, "arabic"), (0x0700, "")),
    *((0x0750, "arabic"), (0x0780, ""), (0x0900, "devanagari"), (0x0980, ""), (0x0E00, "thai"), (0x0E80, "")),
    *((0x1100, "hangul"), (0x1200, ""), (0x1E00, "latin"), (0x1F00, "greek"), (0x2000, ""), (0x3040, "kana")),
    *((0x3100, ""), (0x3130, "hangul"), (0x3190, ""), (0x3400, "han"), (0xA000, ""), (0xAC00, "hangul")),
    *((0xD7B0, ""), (0xF900, "han"), (0xFB00, ""), (0xFB50, "arabic"), (0xFE00, ""), (0xFE70, "arabic")),
    *((0xFF00, ""), (0xFF66, "kana"), (0xFFA0, "hangul"), (0xFFE0, ""), (0x20000, "han"), (0x32000, "")),
)
_STARTS = tuple(start for start, _ in _BLOCKS)

_BY_SCRIPT = MappingProxyType({"greek": "el", "devanagari": "hi", "thai": "th", "hangul": "ko"})
_NOT_LATIN = frozenset(("ar", "el", "fa", "hi", "ja", "ko", "ru", "th", "uk", "zh"))
_PERSIAN = "پچژگکی"
_ARABIC = "يكةىأإ"
_UKRAINIAN = "іїєґ"
_RUSSIAN = "ыэъё"

# A language other than English needs words worth this much, this much per word, and this many times English's worth
_ENOUGH = 1.0
_ENOUGH_PER_WORD = 0.05
_MARGIN = 1.2


def detect(text: str) -> str:
    """Return the code of the language of ``text``, one of ``CODES``; ``en`` when in doubt.

    Looks at the first 2000 code points; the time is linear in their number.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        sample = unicodedata.normalize("NFC", sample)
        script = _script(sample) if _OTHER_SCRIPT.search(sample) else "latin"
        if script != "latin":
            return _of_script(script, sample)
    return _of_words(_WORD.findall(sample.casefold()))


def _script(sample: str) -> str:
    """Return the script of most letters; Latin letters (names, terms, code) count half in a text of another script."""
    counts: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha():
            counts[_BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1]] += count
    counts["han"] += counts["kana"]
    counts["latin"] //= 2
    script = max(counts, key=lambda name: (counts[name], name))
    return "kana" if script == "han" and counts["kana"] * 20 >= counts["han"] else script


def _of_script(script: str, sample: str) -> str:
    if script == "cyrillic":
        return "uk" if _count(sample, _UKRAINIAN) > _count(sample, _RUSSIAN) else "ru"
    if script == "arabic":
        return "fa" if _count(sample, _PERSIAN) > _count(sample, _ARABIC) else "ar"
    if script in ("han", "kana"):
        return "ja" if script == "kana" else "zh"
    return _BY_SCRIPT.get(script, "en")


def _count(sample: str, letters: str) -> int:
    return sum(sample.count(letter) for letter in letters)


def _of_words(words: Sequence[str]) -> str:
    if _clearly_english(words):
        return "en"
    worth = dict.fromkeys(CODES, 0.0)
    languages_of = _languages_of_words()
    for word, count in Counter(words).items():
        languages = languages_of.get(word, ())
        for code in languages:
            worth[code] += count / len(languages)
    best = max(CODES, key=lambda code: (worth[code], code == "en"))
    enough = worth[best] >= max(_ENOUGH, _ENOUGH_PER_WORD * len(words), _MARGIN * worth["en"])
    return best if enough else "en"


def _clearly_english(words: Sequence[str]) -> bool:
    """Whether English function words are so many that no other language needs to be looked at (nor its file read).

    Other languages share some short ones ("in", "was"), which in a short text can be half of the words.
    """
    english = _english()
    share_needed = 0.55 if len(words) < 20 else 0.33
    return sum(word in english for word in words) >= share_needed * len(words)


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
    return MappingProxyType({word: tuple(codes) for word, codes in languages.items()})
