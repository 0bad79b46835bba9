from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders import extras
from qa_bot.ingest.loaders.composing import Composer
from qa_bot.ingest.loaders.html.blocks import compose
from qa_bot.ingest.loaders.html.encoding import decode_html
from qa_bot.ingest.loaders.html.loader import parse, title_of, tree
from qa_bot.types import Document

from .. import checks


def read(source: str) -> Document:
    root = tree(source)
    composer = Composer()
    compose(root, composer)
    return composer.document("page.html", Path("page.html"), title_of(root))


def blocks(source: str) -> list[tuple[str, str]]:
    return checks.blocks(read(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>One <b>two</b>\n three<p>Four", [("paragraph", "One two three"), ("paragraph", "Four")]),
        ("<h2>Oil &amp; gas</h2>Loose text.", [("heading", "Oil & gas"), ("paragraph", "Loose text.")]),
        ("<p>Mill Lane 4<br>Hull<br><br>Open daily", [("paragraph", "Mill Lane 4\nHull"), ("paragraph", "Open daily")]),
        (
            "<details><summary>May I?</summary>You may.</details>",
            [("heading", "May I?"), ("paragraph", "You may.")],
        ),
        ("<ul><li>Oil<li><p>Gas</p><p>More</ul>", [("item", "Oil"), ("item", "Gas"), ("paragraph", "More")]),
        ("<pre>a\n  b\n\nc</pre>", [("code", "a\n  b"), ("code", "c")]),
        ("<dl><dt>Bar<dd>A unit.<dt>Lone</dl>", [("paragraph", "Bar\n  A unit."), ("paragraph", "Lone")]),
        ("<p>3 m<sup>2</sup>, H<sub>2</sub>O, 4<sup>th</sup>", [("paragraph", "3 m², H2O, 4th")]),
        ("<p>So.<sup><a><span>[</span>1<span>]</span></a></sup> On.", [("paragraph", "So.[1] On.")]),
        ("<h2>Fees<a class=headerlink href=#fees>¶</a></h2>None.", [("heading", "Fees"), ("paragraph", "None.")]),
        ("<p>See <a href=#fees>Fees</a> <a href=#top>↑</a>", [("paragraph", "See Fees")]),
        (
            "<p>Mode:&nbsp;&nbsp; fast&nbsp;2&nbsp; &nbsp;<br>&nbsp; on",
            [("paragraph", "Mode: fast\u00a02\n\u00a0 on")],
        ),
        (
            "<p>Press <span><span hidden>Command</span><span hidden>Ctrl</span></span>+S<b><span hidden>!</span></b>",
            [("paragraph", "Press Ctrl+S")],
        ),
        ("<p>One<span hidden>x</span> two <span>y<span hidden>z</span></span>", [("paragraph", "One two y")]),
        ("<p>wind&shy;mill", [("paragraph", "windmill")]),
    ],
)
def test_elements_are_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def test_the_heading_of_a_part_is_no_title() -> None:
    assert read("<h1>Kettle</h1><p>Text<h1>Pot</h1>").title == "Kettle"
    assert read("<h1>Kettle 2</h1><h2>Lid</h2><p>Text<h1>Kettle 1</h1>").title == "page"


def test_items_have_markers_that_are_not_read() -> None:
    document = read("<ol><li>Oil<ul><li>Heavy</ul><li>Gas</ol>")
    assert document.text == "1. Oil\n  - Heavy\n2. Gas"
    assert document.readable == "   Oil\n    Heavy\n   Gas"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if (a < b) { say('x') }</script>",
        "<style>p { color: red }</style>",
        "<nav><a href=/>Home</a></nav>",
        "<div role=navigation>Home</div>",
        "<div class=navheader><table><tr><td>Prev<td>Next</table></div>",
        '<ul class="breadcrumbs small"><li>Home<li>Help</ul>',
        "<dl class=toc><dt>Fees</dl>",
        "<div id=toc class=toc2><ul><li>Fees</ul></div>",
        "<p><a href=#top>Back to the top</a></p>",
        "<p hidden>x</p>",
        "<p aria-hidden=true>x</p>",
        '<p style="color: red; Display : none">x<b>y</b></p>',
        "<!-- x -->",
        "<template><p>x</template>",
        "<noscript>Enable it</noscript>",
        "<select><option>x</select>",
        "<svg><text>x</text></svg>",
    ],
)
def test_what_no_reader_sees_is_left_out(unseen: str) -> None:
    assert blocks(f"<p>One</p>{unseen}<p>Two</p>") == [("paragraph", "One"), ("paragraph", "Two")]


def test_a_table_has_a_header_and_rows() -> None:
    assert blocks(
        "<table><caption>Sizes</caption><thead><tr><th rowspan=2>Model<th colspan=2>Cost<tr><th>new<th>used</thead>"
        "<tr><td>A|1<td>3<td rowspan=2>4<tr><td>B<td><p>5</p></table>"
    ) == [
        ("paragraph", "Sizes"),
        ("header", "Model | Cost new | Cost used"),
        ("row", "A¦1 | 3 | 4"),
        ("row", "B | 5 | 4"),
    ]


def test_an_empty_cell_keeps_its_place() -> None:
    assert blocks("<table><tr><th><th>Cost<th>Note<tr><td>A<td>3<td></table>") == [
        ("header", "| Cost | Note"),
        ("row", "A | 3 |"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>One<tr><td>Two</table>",
        "<table role=presentation><tr><td>One<td>Two</table>",
        "<table><tr><td><table><tr><td>One</table><td>Two</table>",
    ],
)
def test_a_table_that_sets_the_page_out_is_none(table: str) -> None:
    assert blocks(table) == [("paragraph", "One"), ("paragraph", "Two")]


def test_a_text_beside_a_menu_is_no_row() -> None:
    text = "It burns well. " * 40
    assert blocks(f"<table><tr><td>Menu<td><p>{text}<p>Two</table>") == [
        ("paragraph", "Menu"),
        ("paragraph", text.strip()),
        ("paragraph", "Two"),
    ]


def test_the_title_is_the_field_or_else_the_first_heading() -> None:
    assert read("<title> Oil &lt;and\n gas</title><h1>Fuels</h1>").title == "Oil <and gas"
    assert read("<h2>Wood</h2><h1>Fuels</h1><h1>Coal</h1>").title == "Fuels"
    assert read("<p>Coal.").title == "page"


def test_xhtml_may_close_what_html_leaves_open() -> None:
    assert blocks(
        '<?xml version="1.0"?><html><head><title/><script src="a.js"/></head><body><p>One</p></body></html>'
    ) == [("paragraph", "One")]


def test_the_date_is_that_of_the_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<meta property="article:published_time" content="2021-03-04T10:00:00Z"><p>One', "utf-8")
    assert parse("a.html", path).date == "2021-03-04"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>é".encode(), "<p>é"),
        ("\ufeff<p>é".encode(), "<p>é"),
        ("\ufeff<p>é".encode("utf-16-le"), "<p>é"),
        ("<meta charset='windows-1251'><p>Да".encode("cp1251"), "<meta charset='windows-1251'><p>Да"),
        ("<meta charset=iso-8859-1><p>„é“".encode("cp1252"), "<meta charset=iso-8859-1><p>„é“"),
        (
            "<?xml version='1.0' encoding='EUC-JP'?><p>灯台".encode("euc_jp"),
            "<?xml version='1.0' encoding='EUC-JP'?><p>灯台",
        ),
        ("<meta charset=latin1><p>é".encode(), "<meta charset=latin1><p>é"),
        ("<meta charset=rot13><p>é".encode(), "<meta charset=rot13><p>é"),
        ("<meta charset=no-such><p>é".encode(), "<meta charset=no-such><p>é"),
    ],
)
def test_the_encoding_is_the_mark_or_utf8_or_the_declared_one(raw: bytes, text: str) -> None:
    assert decode_html(raw) == text


def test_a_page_without_text_is_unread() -> None:
    with pytest.raises(DocumentError, match="no text"):
        read("<script>x</script>")


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(DocumentError, match=r"selectolax.*pip install 'qa-bot\[html\]'"):
        tree("<p>One")


_PIECES = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "<th colspan=3>",
    "<td rowspan=9>",
    "</table>",
    "<li>",
    "<ul>",
    "</ul>",
]
_PIECES += [
    "<dl>",
    "<dt>",
    "<dd>",
    "<pre>",
    "</pre>",
    "<h1>",
    "</h1>",
    "<br>",
    "<sup>",
    "a b. ",
    "C|d",
    " \n ",
    "\r",
    "\f",
    "é",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text())
def test_blocks_cover_what_is_readable(source: str) -> None:
    try:
        document = read(source)
    except DocumentError:
        return
    checks.check(document)


def test_deep_nesting_does_not_recurse() -> None:
    assert blocks("<div>" * 2900 + "One" + "<b>" * 3000 + "Two") == [("paragraph", "OneTwo")]


def test_tables_within_tables_are_read_in_proportion_to_their_number() -> None:
    source = "<table><tr><td><div>" * 700 + "<p>word" * 700
    assert blocks(source) == [("paragraph", "word")] * 700


def test_cells_of_many_places_do_not_widen_row_by_row() -> None:
    rows = blocks("<table>" + "<tr><td colspan=1000 rowspan=1000>x<td>y" * 300)
    assert {words.count("|") for _, words in rows[1:]} == {101}


def test_links_within_links_are_read_in_proportion_to_their_number() -> None:
    source = '<table><tr><td><a href="#x">' * 700 + "<p>.<p>word"
    assert blocks(source) == [("paragraph", "."), ("paragraph", "word")]
