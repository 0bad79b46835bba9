from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.ingest.loaders import load
from qa_bot.ingest.loaders.markdown.loader import parse
from qa_bot.types import BlockKind

CASES = yaml.safe_load(Path(__file__).with_name("markdown.yaml").read_text(encoding="utf-8"))
HEADED = Path("notes/ice-hockey_rules.md")


def document(text: str):
    return parse(text, HEADED.as_posix(), HEADED)


def check(text: str):
    """Hold a document to what every reader of one relies on; return it."""
    found = document(text)
    assert found.text == text
    assert len(found.readable) == len(text)
    pairs = zip(found.readable, text, strict=True)
    assert all(read == written or (read == " " and written not in " \t") for read, written in pairs)
    uncovered, position = [], 0
    for block in found.blocks:
        words = block.span.of(found.readable)
        assert position <= block.span.start < block.span.end
        assert words == words.strip()
        uncovered.append(found.readable[position : block.span.start])
        position = block.span.end
    uncovered.append(found.readable[position:])
    assert not "".join(uncovered).strip()
    return found


def shown(found) -> list[str]:
    return [f"{block.kind} {' '.join(block.span.of(found.readable).split())}" for block in found.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_blocks(case, line_end):
    found = check(case["text"].replace("\n", line_end))
    assert shown(found) == case["blocks"]
    assert found.title == case.get("title", "ice hockey rules")
    assert found.date == case.get("date")


def test_positions_are_those_of_the_file(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes("\ufeff# Größe\r\n\r\n* Sie ist **42 cm**.\r\n".encode())
    found = load(file, "a.md")
    heading, item = found.blocks
    assert (heading.kind, item.kind) == (BlockKind.HEADING, BlockKind.ITEM)
    assert item.span.of(found.text) == "Sie ist **42 cm**."
    assert found.text.index("Sie") == item.span.start


PIECES = """\
# |## |> |- |* |1. |10) |    |```|~~~|---|***|===|\\|`|``|*|**|_|~~|[|]|(|)|![|](|[a]: b|[^1]|[^1]: |:|<|>|<!--|-->|<b>|
</b>|<script>|</script>|&nbsp;|word|[[|]]|[!note]| two words |é|“|'|"|http://a.b|[x] """.replace("\n", "").split("|")
PIECES += ["{{", "}}", "{%", "%}", "{#a}", "{: ", "}", "\n:::", '\n!!! note "A"\n', "**a?**", "\n::a\n---\n", "\n    "]
PIECES += ["|", "\n|-|-|\n", "\n", "\n\n", "\t", "\r\n", "\r", "\u2028", "\x85", "\xa0", "\0", "\f"]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(MARKDOWN | st.text())
def test_any_text_is_covered_by_its_blocks(text):
    check(text)


@pytest.mark.parametrize("rule", ["---", "+++"])
@given(text=st.text("ab \n:=-'\"[]{}!&*?|>%@`#0129", max_size=60))
def test_any_front_matter_is_read_or_left(rule, text):
    check(f"{rule}\na{text}\n{rule}\nWords.")
    check(f"{rule}\n{text}\n{rule}")


HOSTILE = ["[", "*", "`", "<", ">", "_a", "*a", "![", "](", "[a](", "<!--", "<a", "<a\"'", "&", "~~", "\\", "`a``", "#"]
HOSTILE += ["{{", "{%", "{#a ", "{: ", "](a{{", "]({{a", "{.a .b", ")[a][b", "{{a}}", "](a{{b}}"]
HOSTILE += ["!!! a\n", "::a\n", "::a\n---\n", ":::\n", "**a?**\n\n", "--8<--\n"]
HOSTILE += ["<script>", "[a][a]", "[[a]]", "[[a", "[[a|b]]", "[!a]", "]((", "[^1]:", "-"]
HOSTILE += ["|", "- ", "> ", "1. ", "> - ", "- a\n", "> a\n", "a\n\n", "|-", "a|b\n-|-\n", "```\n", "\n>", "*a ", "a_ "]
HOSTILE += ["[a]: b\n", "[a]: b '\n", '](a "', "`a ", "<a ", "<!-- \n\n", "* * ", "\t", "\n", "    a\n\n", "<b\n"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetitions_are_read(piece):
    check(piece * (10_000 // len(piece)))


@pytest.mark.parametrize(
    "source",
    [
        "[" * 20_000,
        "{" * 20_000,
        "- " * 10_000,
        "a: &a [*a]",
        "a: &a [x, x]\nb: [&b [*a, *a], &c [*b, *b], *c, *c]",
        "!!python/object:os.system x",
        "a: !!int x",
        "? [a]\n: b",
    ],
)
def test_hostile_front_matter_is_no_reason_to_fail(source):
    assert shown(check(f"---\n{source}\n---\n\nWords."))[-1] == "paragraph Words."


def test_a_text_of_very_many_lines_is_read_as_plain_text(monkeypatch):
    monkeypatch.setattr("qa_bot.ingest.loaders.markdown.loader.MOST_LINES", 2)
    assert shown(check("One.\n\n*Two.*\n\nThree.")) == ["paragraph One.", "paragraph *Two.*", "paragraph Three."]


@pytest.mark.parametrize("text", ["- - a\n" * 30_000, "1. a\n" * 60_000, "# a\n" * 60_000, "|a|\n" * 60_000])
def test_a_text_of_very_many_tiny_blocks_does_not_go_to_the_parser(text, monkeypatch):
    monkeypatch.setattr("qa_bot.ingest.loaders.markdown.loader.leaves", None)
    assert check(text).text == text


def test_what_is_nested_deeper_than_is_parsed_is_still_read():
    assert shown(check("- " * 500 + "Deep *words*.")) == ["paragraph Deep words ."]
    assert shown(check("> " * 500 + "Deep words.")) == ["paragraph Deep words."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("It waits for holders of `ROW\nEXCLUSIVE` locks. See\nLocking.", 1),
        ("- An item that is wrapped\n  In two lines.", 1),
        ("> A quotation\n> Of two lines.", 1),
        ("The first  \nThe second", 2),
        ("The first\\\nThe second", 2),
        ("Owner: Ada Brown\nPlace: Oslo", 2),
        ("RAID-0\n:   Two disks.\nRAID-1\n:   Mirrors.", 2),
    ],
)
def test_a_line_break_that_only_wraps_is_a_space(text: str, lines: int, line_end: str) -> None:
    (block,) = check(text.replace("\n", line_end)).blocks
    readable = block.span.of(document(text.replace("\n", line_end)).readable)
    assert len(readable.splitlines()) == lines


def test_nothing_of_an_exported_conversation_is_cited() -> None:
    found = document("# A conversation with qa-bot\n\n## Where did they meet?\n\n> They met in **Bali**.\n")
    assert not found.blocks
    assert not found.readable.split()
    assert document("# A conversation with qa-bots\n\nThey met in Bali.\n").blocks
