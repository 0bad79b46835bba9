"""The numbers in a tracker of what a sentence tells, in brackets behind it: (#120), (#120, #7)."""

import re

# Between them are marks, and space where an address stood
_BETWEEN = r"(?:[^\w#()]|_)"
TRACKER_NUMBERS = re.compile(
    rf"\({_BETWEEN}{{0,4}}#\d{{1,7}}(?!\w)(?:{_BETWEEN}{{1,400}}#\d{{1,7}}(?!\w)){{0,9}}{_BETWEEN}{{0,400}}\)\.?(?!\S)"
)
