"""The encoding of an HTML file: by its mark, as UTF-8, or as its first lines declare it."""

import codecs
import re

from qa_bot.ingest.encoding import MARKS, decode

_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{1,40})")
_LOOKED_AT = 4096
# Names of codecs: not "utf-16", which is wrong where it could be read, nor "rot13"
_OF_TEXTS = re.compile(r"ascii|iso8859|cp\d|koi8|mac|gb|hz|big5|euc|shift|tis")
# What browsers take a declared encoding for: a superset that the files are really in.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}


def decode_html(raw: bytes) -> str:
    """Return the text of an HTML file; raises DocumentError where the bytes are no text."""
    declared = None if raw.startswith(tuple(mark for mark, _ in MARKS)) else _declared(raw)
    if declared is None:
        return decode(raw)
    try:
        return raw.decode("utf-8")  # what reads as UTF-8 is, whatever it was declared as long ago
    except UnicodeDecodeError:
        return raw.decode(declared, "replace")


def _declared(raw: bytes) -> str | None:
    """Return the encoding that is declared, None where it is none, or UTF-8."""
    found = _DECLARED.search(raw, 0, _LOOKED_AT)
    if found is None:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return _MEANT.get(codec, codec) if _OF_TEXTS.match(codec) else None
