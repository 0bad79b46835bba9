"""Headings that are an answer themselves, and do not only name what stands under them."""

import re

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


def tells(heading: str) -> bool:
    """Tell whether a heading is an answer itself: it says when something was, to the day, or what a code stands for."""
    line = heading[:_READ]
    return any(map(str.isdigit, line)) and bool(_DAY.search(line) or _CODE.match(line))
