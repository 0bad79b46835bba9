"""Turn the bytes of a text file into text, as its writer meant them.

Positions count code points of the result, which is exactly ``raw.decode(encoding)``: line ends stay as they are in
the file. A byte order mark is not part of the text (``utf-8-sig``, ``utf-16``, ``utf-32``), so that position 0 is the
first character a reader sees.
"""

import codecs
import re

from qa_bot.errors import DocumentError

# UTF-32 stands before UTF-16, whose little-endian mark is the beginning of its own.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What people's text files are written in, where it is not Unicode: the detector is asked for these alone, since among
# all that it knows it finds rarer ones for texts of a few words.
LEGACY = (
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
)

# Languages of Latin script whose letters are not those of the western cp1252.
LATIN = {
    **dict.fromkeys(("Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Romanian", "Slovene"), "cp1250"),
    **dict.fromkeys(("Latvian", "Lithuanian", "Estonian"), "cp1257"),
    "Turkish": "cp1254",
}

_TOO_FEW = 4
_NOT_TEXT = "it is not plain text ({}); convert it to text or exclude it"
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_LOOKED_AT = 64 * 1024
_SCATTERED = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(raw: bytes) -> str:
    """Return the text of a file; raises ``DocumentError`` when the bytes are no text."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _decode_marked(raw, encoding)
    if b"\0" in raw:
        return _decode_unmarked_utf16(raw)
    _refuse_controls(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged_utf8(raw) or _decode_legacy(raw)


def _decode_marked(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            text = raw.decode(encoding, "replace")
        else:
            raise DocumentError(f"it begins as {encoding.upper()} but is not; save it as UTF-8 or exclude it") from None
    if "\0" in text:
        raise DocumentError(_NOT_TEXT.format("it has NUL characters"))
    return text


def _decode_unmarked_utf16(raw: bytes) -> str:
    """Decode UTF-16 without a mark, known by the zero bytes of its Latin characters and spaces, all on one side."""
    sample = raw[:_LOOKED_AT]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(raw) % 2 == 0 and min(even, odd) == 0 and max(even, odd) >= len(sample) // 8:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            text = "\0"
        if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
            return text
    raise DocumentError(_NOT_TEXT.format("it has NUL bytes"))


def _refuse_controls(raw: bytes) -> None:
    """Raise when more than one byte in 50 is a control character that text has no use for."""
    sample = raw[:_LOOKED_AT]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 50 > len(sample):
        raise DocumentError(_NOT_TEXT.format("many of its bytes are control characters"))


def _decode_damaged_utf8(raw: bytes) -> str | None:
    """Decode what is UTF-8 but for a few bytes, each of which becomes U+FFFD; None when it is something else."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if beyond_ascii - damaged >= 10 * damaged else None


def _decode_legacy(raw: bytes) -> str:
    text = raw.decode(_legacy_encoding(_sample(raw)), "replace")
    if text.count("\ufffd") * 50 > len(text):
        raise DocumentError(_NOT_TEXT.format("its encoding is not known"))
    return text


def _sample(raw: bytes) -> bytes:
    """Return whole lines of the file from the first one that is not ASCII on: more is slow, and tells no more."""
    first = _HIGH.search(raw)
    start = raw.rfind(b"\n", 0, first.start() if first else 0) + 1
    sample = raw[max(start, (first.start() if first else 0) - _LOOKED_AT // 2) :][:_LOOKED_AT]
    end = max(sample.rfind(b"\n"), sample.rfind(b" "))
    return sample[:end] if len(sample) == _LOOKED_AT and end > 0 else sample


def _legacy_encoding(sample: bytes) -> str:
    """Name the encoding of a sample; ``DocumentError`` if it can be none."""
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(LEGACY))
    best = matches.best()
    if best is None:
        raise DocumentError(_NOT_TEXT.format("its encoding is not known"))
    high = len(_HIGH.findall(sample))
    scattered = len(_SCATTERED.findall(sample)) * 3 >= high * 2
    if not scattered and best.encoding not in ("cp1252", *LATIN.values()):
        return best.encoding
    # Letters with accents among plain ones: a Latin alphabet, of which several fit. The language decides.
    possible = {match.encoding for match in matches} | ({"cp1252"} if high < _TOO_FEW else set())
    likely = LATIN.get(best.language, "cp1252") if high >= _TOO_FEW else "cp1252"
    return likely if likely in possible else best.encoding
