import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import DocumentError
from qa_bot.ingest.encoding import decode

TEXTS = [
    ("cp1252", "Die Straße führt über die Brücke nach Köln; das Café öffnet früh und kostet 5 €."),
    ("cp1252", "A coração não pode ser a ação do irmão; São Paulo é a maior cidade."),
    ("cp1252", "L'été dernier, les élèves français ont étudié à l'école."),
    ("cp1252", "caf\xe9 is nice"),
    ("cp1252", "He said “hello” and left — it’s fine."),
    ("cp1250", "Zażółć gęślą jaźń, proszę państwa. Dzień dobry."),
    ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy. Praha je hlavní město."),
    ("cp1251", "Привет, мир! Это простой русский текст о погоде в Москве."),
    ("koi8-r", "Привет, мир! Это простой русский текст о погоде в Москве."),
    ("cp1253", "Αυτή είναι μια ελληνική πρόταση. Η Αθήνα είναι πρωτεύουσα."),
    ("cp1254", "İstanbul Türkiye'nin en kalabalık şehridir. Şişli güzel bir ilçedir."),
    ("shift_jis", "これは日本語の文章です。東京は日本の首都です。"),
    ("gb18030", "这是一个中文句子。北京是中国的首都。"),
    ("euc-kr", "이것은 한국어 문장입니다. 서울은 대한민국의 수도입니다."),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
@pytest.mark.parametrize("times", [1, 20])
def test_legacy_encodings_are_recognised(encoding, text, times):
    assert decode((text * times).encode(encoding)) == text * times


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_every_form(encoding):
    text = "Grüße, Welt!\r\nA second line, and a third…\r"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_the_mark_gives_the_byte_order_and_is_not_part_of_the_text(mark, encoding):
    assert decode(mark + "žluť".encode(encoding)) == "žluť"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_comes_back_as_it_was(text):
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(st.binary(max_size=500))
def test_any_bytes_give_text_or_a_document_error(raw):
    try:
        text = decode(raw)
    except DocumentError:
        return
    text.encode()


def test_a_few_damaged_bytes_do_not_make_utf_8_something_else():
    raw = ("Größe und Höhe. " * 20).encode() + b"\xff"
    assert decode(raw) == raw.decode("utf-8", "replace")


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"text, and then\0a zero",
        b"\x01\x02\x03\x04" * 100,
        random.Random(1).randbytes(5000).replace(b"\0", b""),
        codecs.BOM_UTF16_LE + b"\x00",
        codecs.BOM_UTF8 + b"a\0b",
    ],
)
def test_what_is_no_text_is_refused_with_the_way_out(raw):
    with pytest.raises(DocumentError, match="exclude it"):
        decode(raw)


def test_nothing_is_text():
    assert decode(b"") == ""


def test_a_large_file_is_recognised_by_its_first_lines_that_tell():
    text = "Only plain letters here.\n" * 10_000 + "Die Brücke führt über die Straße.\n" * 10_000
    assert decode(text.encode("cp1252")) == text
