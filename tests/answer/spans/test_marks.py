"""Marks that are shown with the words of an answer."""

import pytest

from qa_bot.answer.spans.marks import written


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("It costs $7.50 a day.", "7.50", "$7.50"),
        ("About 80% came.", "80", "80%"),
        ("Call +49 170 5550188.", "49 170 5550188", "+49 170 5550188"),
        ("Ticket #88213 is open.", "88213", "#88213"),
        ("#88213 is open.", "88213", "#88213"),
        ("Press Ctrl+F now.", "F", "F"),
        ("The Orta Post (OP) wrote.", "Orta Post (OP", "Orta Post (OP)"),
        ("The Post (of Orta) wrote.", "of Orta", "of Orta"),
        ("In {mill}/log it", "mill}/log", "{mill}/log"),
        ("Hold it on [re]boot now.", "re]boot", "[re]boot"),
        ("Set to <mill>|none now.", "mill>|none", "<mill>|none"),
        ("The share (about 5%) fell", "share (about 5", "share (about 5%)"),
        ("Written there (`stdout`) now", "there (`stdout", "there (`stdout`)"),
        ("See (the wheel) there", "the wheel", "the wheel"),
        ("Elija «10 primeros» ahí", "Elija «10 primeros", "Elija «10 primeros»"),
        ("Sie nennt »Mühle« so", "nennt »Mühle", "nennt »Mühle«"),
        ("Sie nennt „Mühle“ so", "nennt „Mühle", "nennt „Mühle“"),
        ("They call “the mill” so", "call “the mill", "call “the mill”"),
        ("Run `pip install` now.", "Run `pip install", "Run `pip install`"),
        ("Set `a` to `b` now.", "a` to `b", "`a` to `b`"),
        ("Use `a` now.", "a` now", "`a` now"),
        ("It came", "came", "came"),
        ("It came", "It", "It"),
        ("From 18 % to 2 ‰, then", "18", "18 %"),
        ("Only 0,02 % left", "0,02", "0,02 %"),
        ("It melts at 962 °C there", "962", "962 °C"),
        ("At -5 °C and", "5", "-5 °C"),
        ("It is 12° there", "12", "12°"),
        ("The mill % came", "mill", "mill"),
        ("Give 75 mg b.i.d. now", "75 mg b.i.d", "75 mg b.i.d."),
        ("In the U.S.", "the U.S", "the U.S."),
        ("By Orta Mills Ltd. in 1871", "Orta Mills Ltd", "Orta Mills Ltd."),
        ("By Orta Mills Ltd.", "Orta Mills Ltd", "Orta Mills Ltd"),
        ("It came. Then", "came", "came"),
        ("Wait... then", "Wait", "Wait"),
        ("Add --no-wait here", "no-wait", "--no-wait"),
        ("Since v2.4 it", "2.4", "v2.4"),
        ("In /etc/mill/ it", "etc/mill", "/etc/mill/"),
        ("In ~ada/mill it", "ada/mill", "~ada/mill"),
        (r"In %Mill%\etc\ it", r"Mill%\etc", r"%Mill%\etc" + "\\"),
        ("Of 80 %mill", "mill", "mill"),
        ("A well-known", "known", "known"),
        ('Set "30 3 * * *" now', "30 3", "30 3 * * *"),
        ("Set `* * 3 5 *` now", "3 5", "* * 3 5 *"),
        ("**Miller:** J. Whitlock", "J. Whitlock", "J. Whitlock"),
        ("* **Miller:** J. Whitlock", "Miller", "Miller"),
        ("* 14 March", "14 March", "14 March"),
        ("It is 5 * 3 wide", "3", "3"),
        ("Built by **Ada Quist** alone", "by", "by"),
        ("Built by **Ada Quist** alone", "by **Ada Quist", "by **Ada Quist**"),
        ("**Ada Quist** built it", "Ada Quist** built it", "**Ada Quist** built it"),
        ("Set ``a`` to ``b`` now", "a`` to ``b", "``a`` to ``b``"),
    ],
)
def test_marks_that_belong_to_words_are_shown(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert written(text, start, start + len(words)).of(text) == whole
