from pathlib import Path

import pytest

from qa_bot.errors import DocumentError
from qa_bot.ingest.loaders.epub import parse as parse_epub
from qa_bot.ingest.loaders.html.limits import MOST_ATTRIBUTES, MOST_OPEN, check
from qa_bot.ingest.loaders.html.loader import parse

from .. import checks

MANY = MOST_OPEN + 1


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * MANY,
        "<ul><li>" * MANY,
        "<DIV>x</b>" * MANY,
        "<b><div></b>" * MANY,
        "<rt>" * MANY,
        "<div/>" * MANY,
        "<body a=1>" * MANY,
        "<!-->" + "<div>" * MANY,
        "<p don't \">" + "<div>" * MANY,
        "<p a=b='>" + "<div>" * MANY,
        "".join(f"<b class={number}>" for number in range(MANY)),
    ],
)
def test_deep_nesting_is_refused(source: str) -> None:
    with pytest.raises(DocumentError, match="nested more than 3,000 deep"):
        check(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>One<br><img src=x>" * MANY,
        "<table>" + "<tr><td><font size=2>One" * MANY,
        "<ul>" + "<li><a name=x>One" * MANY,
        "<ruby>One<rp>(<rt>1<rp>)</ruby>" * MANY,
        "<div><span>One</span></div>" * MANY,
        "<svg><g>" + '<path d="M 1 2"/>' * MANY + "</g></svg>",
        "<script>" + "a<b&&c;'<div>'+" * MANY + "</script>",
        "<!-- " + "<div>" * MANY + "-->",
        "<p title='" + "<div>" * MANY + "'>",
        "<p title = " + '"' + "<div> " * MANY + '">',
    ],
)
def test_long_pages_are_not(source: str) -> None:
    check(source)


def test_a_tag_of_very_many_attributes_is_refused() -> None:
    many = "".join(f" a{number}='x y z'" for number in range(MOST_ATTRIBUTES + 1))
    with pytest.raises(DocumentError, match="more than 1,000 attributes"):
        check(f"<p>One<p{many}>")
    check("<path d='" + "M 1 2 " * MOST_ATTRIBUTES + "'><p   " + " " * 9 * MOST_ATTRIBUTES + ">")


@pytest.mark.parametrize("source", ["<!--", "<script ", "<script>"])
def test_what_is_never_closed_is_looked_at_once(source: str) -> None:
    check(source * 100_000)


@pytest.mark.parametrize("source", ["<a '", '<a x="', "<a x='\"", "</a x", "<a =", "<a/"])
def test_a_tag_that_is_never_closed_has_many_attributes(source: str) -> None:
    with pytest.raises(DocumentError, match="attributes"):
        check(source * 100_000)


def test_pages_and_books_are_refused(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<div>" * MANY + "One", encoding="utf-8")
    with pytest.raises(DocumentError, match="nested"):
        parse("a.html", page)
    entries = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
        "a.opf": '<a><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></a>',
        "a.xhtml": "<div>" * MANY + "One",
    }
    with pytest.raises(DocumentError, match="nested"):
        parse_epub("a.epub", checks.write_zip(tmp_path / "a.epub", entries))
