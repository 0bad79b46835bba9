"""Headings that are an answer themselves, and do not only name what stands under them."""

import re

from qa_bot.text.amounts import CURRENCY_SIGNS
from qa_bot.text.language import Language
from qa_bot.text.normalise import fold_case

# Code points of a heading that are looked at
_READ = 200
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_DAY = re.compile(
    rf"(?<!\d){_YEAR}-\d\d-\d\d(?!\d)|(?<![\d.])\d\d?([./])\d\d?\1{_YEAR}"
    rf"|(?<!\d)\d\d?(?:st|nd|rd|th|\.)? +(?:of +|de +)?[^\W\d_]{{3,10}}\.?,? +(?:de +)?{_YEAR}"
    rf"|(?<!\w)[^\W\d_]{{3,10}}\.? +\d\d?(?:st|nd|rd|th)?,? +{_YEAR}"
)
# E-204, HTTP_404, 404; neither a year nor a section's number
_CODE = re.compile(
    rf"[\W_]*(?!{_YEAR}[`*]*[ :])(?:(?=[\w./-]*[^\W\d_])(?=[\w./-]*\d)[\w./-]+|\d{{3,}})[`*]*(?::| [-–—]) +\w+"
)
# 20 %, £5, 5 €
_SHARE_OR_PRICE = re.compile(rf"\d ?(?:%|(?!\$)[{CURRENCY_SIGNS}])|[{CURRENCY_SIGNS}] ?\d")
# 30 days, 1.5 kg, 8 June, 8th of June; June 8
_MEASURED = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)*)(?:st|nd|rd|th|\.)?[ \u00a0-]?(?:of +|de +)?([^\W\d_]+)")
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.? +(\d\d?)(?!\w)")
_DAYS_OF_MONTH = 31


def tells(heading: str, spoken: Language) -> bool:
    """Tell whether a heading is an answer itself: it names a day, what a code stands for, a share, a price or how much
    there is of a unit, in the words of a language.
    """
    line = heading[:_READ]
    if not any(map(str.isdigit, line)):
        return False
    return bool(_DAY.search(line) or _CODE.match(line) or _SHARE_OR_PRICE.search(line)) or _measures(line, spoken)


def _measures(line: str, spoken: Language) -> bool:
    """Tell whether a line has a number and its unit, or a day of a month; "4 Hours" may be a section and its title."""
    pairs = [(number, word) for number, word in _MEASURED.findall(line)]
    units = spoken.units | spoken.currencies
    if any(fold_case(word) in units and (spoken.capital_nouns or not word.istitle()) for _, word in pairs):
        return True
    pairs += [(number, word) for word, number in _MONTH_FIRST.findall(line)]
    return any(
        number.isdecimal() and 1 <= int(number) <= _DAYS_OF_MONTH and fold_case(word) in spoken.months
        for number, word in pairs
    )
