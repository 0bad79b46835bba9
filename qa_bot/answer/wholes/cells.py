"""Where one cell of a table's row ends and the next begins: at bars, tabs, wide gaps and dashes. No answer crosses one.

Nor does any cross the end of what marks a sentence, its number or its time.
"""

import re

from qa_bot.answer.wholes.markers import end_of_marker

BORDER = "|"
_DRAWN_BAR = "│"
# Behind a sentence or a label some write two spaces; beside a bar they pad the cell
_WIDE = r"(?<=[^\s.:!?|]) [ \t]+(?=[^\s|])|(?<=[^\s|])\t[ \t]*(?=[^\s|])"
# A bar with a space beside it, not one that is written as \|
_BAR = r"(?<=\s)\||(?<!\\)\|(?=\s)"
_ANY_BAR = r"(?<!\\)\|"
# In a row that is written as a list of cells, each cell but the first begins with a dash of its own
_DASH = r"(?<=\n) +(-)(?= |$)"
# In lines of settings, each begins with a key
_KEY = r"(?<=\n)[ \t]{0,40}(?=[\w.-]{1,40}:[ \t]+\S)"


def borders(text: str) -> list[int]:
    """Return the places in code points, ascending, of what stands between the cells of a row, and behind a sentence's
    marker.

    Bars within code are part of what is written, as those in a|b are. Wide gaps are none in more than a line, where
    they are indents or justify it.
    """
    text = text.replace(_DRAWN_BAR, BORDER)
    marked = end_of_marker(text)
    found = [marked] if marked else []
    if "|" in text:
        bars = _ANY_BAR if text.lstrip().startswith("|") else _BAR
        found += [bar.start() for bar in re.finditer(bars, text) if text.count("`", 0, bar.start()) % 2 == 0]
    if ("  " in text or "\t" in text) and "\n" not in text:
        found += [gap.start() for gap in re.finditer(_WIDE, text)]
    if ":" in text and "\n" in text:
        found += [key.start() for key in re.finditer(_KEY, text)]
    if "\n " in text:
        found += [dash.start(1) for dash in re.finditer(_DASH, text, re.M)]
    return sorted({*found})
