"""Letter forms that count as the same: case, compatibility characters, accents, digit grouping."""

import re
import unicodedata

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# Marks that are accents on Latin, Greek and Cyrillic letters; in other scripts a mark is part of the word
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Latin letters that people write plainly, too, though they are none with an accent
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "œ": "oe", "æ": "ae"})


def fold_case(word: str) -> str:
    """Return ``word`` without case, compatibility variants, dots of initials (U.S. -> us) and digit grouping."""
    if word.isascii():
        word = word.lower()
    else:
        word = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold()).replace("i̇", "i")
    if "," in word and _GROUPED.fullmatch(word):
        return word.replace(",", "")
    if "." in word and not word[0].isdigit():
        return word.replace(".", "")
    return word


def with_final_sigma(form: str) -> str:
    """Return a word as ``fold_case`` leaves it with the letter that Greek writes at its end."""
    return f"{form[:-1]}ς" if form.endswith("σ") else form


def fold_accents(word: str) -> str:
    """Return ``word`` without the accents of Latin, Greek and Cyrillic letters, which people often leave out.

    Letters that only look as if they had one lose it as well (ı, ł), and ligatures are two letters (œ).
    """
    if word.isascii():
        return word
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", word)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)
