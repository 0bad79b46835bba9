from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa_bot.present.layout import one_line
from qa_bot.present.markdown import code, conversation_markdown, escape
from qa_bot.types import Span, Turn

Make = Callable[..., Any]


def test_a_conversation_reads_well(answer: Make, abstention: Make, citation: Make) -> None:
    turns = (
        Turn("Where did it sing?", answer()),
        Turn("Who tuned it?", abstention(citation(stale=True))),
        Turn("?", "the question has no words"),
    )
    assert (
        conversation_markdown(turns)
        == """\
# A conversation with qa-bot

## Where did it sing?

> The choir first sang in **Lisbon** in 1998.
>
> `music/choir.md:14` · The choir · Beginnings · 2020-05-17 · confidence high (0.87)

*Read 'wher' as 'where'.*

*No document has 'quire'.*

## Who tuned it?

The documents don't answer this. No sentence is near enough.

The nearest sentences, which may not answer it:

> The choir first sang in **Lisbon** in 1998.
>
> `music/choir.md:14` · The choir · Beginnings · 2020-05-17 · confidence high (0.87) · **changed since it was indexed: \
the place may be wrong**

*Not searched: 2 files that could not be read (see qa-bot sources).*

## ?

the question has no words
"""
    )


def plain(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    return "".join(child.content for token in tokens for child in token.children or ())


MARKUP = ["# a", "1. a", "12) a", "- a", "+ a", "---", "===", "*a*", "_b_", "`c`", "[d](e)", "![f](g)", "<b>", "&amp;"]


@pytest.mark.parametrize("text", [*MARKUP, "a | b", "> q", "\\*", "~~x~~", "www.example.org", "- ", "-", "1."])
def test_markup_in_a_document_stays_text(text: str) -> None:
    assert plain(escape(text)) == text.strip()


@given(st.text(st.sampled_from("ab 1.)-+=*_`[]()<>#&;!|~\\:/'\"")))
def test_any_line_stays_text(text: str) -> None:
    line = one_line(text)
    assert plain(escape(line)) == line


@given(st.text(st.sampled_from("a`` ")).map(one_line).filter(bool))
def test_any_name_is_a_code_span(name: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(code(name))[0].children or []
    assert [(token.type, token.content) for token in tokens] == [("code_inline", name)]


def test_spaces_at_the_highlights_edges_go_outside_the_stars(answer: Make, citation: Make) -> None:
    cited = citation(text="a [b] c", highlight=Span(1, 6))
    assert "> a **\\[b\\]** c" in conversation_markdown((Turn("q", answer(cited)),))


def test_a_row_of_a_table_has_the_names_of_its_columns(answer: Make, citation: Make) -> None:
    row = citation(text="Otto | 3 g", highlight=None, header="Who | dose")
    text = conversation_markdown([Turn("q", answer(row))])
    assert "\n> Otto \\| 3 g\n>\n> Columns: Who \\| dose\n>\n> `music/choir.md:14`" in text
