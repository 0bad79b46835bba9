"""Which characters of a Markdown paragraph are marks: of emphasis, code, links, images, footnotes, HTML, templates.

One scan from left to right; whatever a mark could be paired with is kept on stacks or looked up, so that time grows
with the length alone, however hostile the text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

from qa_bot.types import Span

_MARK = re.compile(r"[\\`*_\[\]<&{]|~~|!\[")
# Before a line end (of which "\r" is a space here), the backslash breaks the line.
_ESCAPED = re.compile(r"\\(?:[!-/:-@\[-`{-~]| ?\n)")
_TICKS = re.compile(r"`+")
_RUN = re.compile(r"\*+|_+|~+")
# A footnote's mark, or the kind of a callout ("> [!note]").
_NOTE = re.compile(r"\[\^[^\s\[\]]{1,100}\]|\[![A-Za-z]{2,20}\][+-]?(?!\S)")
# A link between notes, "[[page]]" or "[[page|its text]]"; with "!", the page or picture is shown in its place.
_WIKI_LINK = re.compile(r"!?\[\[(?:([^\[\]|\n]{1,300})\|)?([^\[\]|\n]{1,300})\]\](?![(\[])")
_LINKS = ("[", "![")
_TOLD = 100  # code points of a link's text within which it has a letter
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_TARGET = re.compile(
    r"\(\s*+(?:<[^<>\n]*+>|(?:[^\s()\\{]|\{(?![{%])|\{\{[^{}\n]*+\}\}|\{%[^{}%\n]*+%\}|\\.|\((?:[^\s()\\]|\\.)*\))*)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?\s*+\)"
)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.+-]{1,64}@[\w.-]{1,255})>")
_TAG = re.compile(r"</?[A-Za-z][\w:-]*+(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*>|<[?!][^<>]*+>")
_LONGEST_TAG = 4000
_UNSPOKEN = re.compile(r"<(script|style)\b", re.I)
# What a template puts something else in place of: {{ version }}, {% include "a.md" %}, {{< relref "a.md" >}}
_TEMPLATE = re.compile(r"\{\{[^{}]{1,500}\}\}|\{%[^{}]{1,500}%\}")
# {#anchor .class key="value"}, {: .class } and, behind what they are said of, others
_ATTRIBUTE = r"(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"{}\n]*+\"|'[^'{}\n]*+'|[^\s{}\"'=]+))"
_ATTRIBUTES = re.compile(
    rf"\{{:[^{{}}\n]{{0,300}}\}}|\{{(?:[ \t]*(?=[#.])|(?<=[)\]`]\{{))(?:[ \t]*+{_ATTRIBUTE}(?=[ \t}}]))+[ \t]*+\}}"
)
# Characters by name or number that are no letters, so that no word has one: R&amp;D, the pier&#39;s end
_ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|amp|lt|gt|quot|apos|[lr][ads]quo|[sb]b?d?quo|ndash|mdash|hellip|bull|middot|copy"
    r"|reg|trade|times|deg|sect|para|[lr]arr|checkmark|#(?:3[2-9]|4[0-7]|160|1[67]\d|8[12]\d\d)|#[xX](?:2\d|[aA]\d|20\d\d));"
)

_DEFINITION = re.compile(
    r"[ \t]*\[(?!\^)((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*+>|[^\s<]\S*+)"
    r"(?:(?:[ \t]++|[ \t]*+\n[ \t]*+)(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\))(?=[ \t]*+(?:\n|\Z)))?[ \t]*+(?:\n|\Z)"
)
# One among the lines of a paragraph, which no empty line parts from it
_DEFINITION_WITHIN = re.compile(
    r"(?<=\n)[ \t]*+\[(?!\^)([^\[\]\n]{1,300})\]:[ \t]++(?:\w{1,12}://|mailto:|[/.#])\S*+[ \t]*+(?=\n|\Z)"
)


def link_definitions(source: str, start: int, end: int) -> tuple[set[str], list[tuple[int, int]]]:
    """Return the labels that a paragraph defines links for, and the ranges of these definitions, in order.

    Definitions stand at its beginning; further below, their target has to look like an address.
    """
    labels: set[str] = set()
    ranges: list[tuple[int, int]] = []
    if source.find("]:", start, end) < 0:
        return labels, ranges
    while (found := _DEFINITION.match(source, start, end)) and found[1].strip():
        labels.add(_normalised(found[1]))
        ranges.append(found.span())
        start = found.end()
    for found in _DEFINITION_WITHIN.finditer(source, start, end):
        labels.add(_normalised(found[1]))
        ranges.append(found.span())
    return labels, ranges


def marks(source: str, start: int, end: int, labels: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return the ranges of the marks in ``source[start:end]``, ordered; ``labels`` are those of defined links."""
    if not _MARK.search(source, start, end):
        return []
    scan = _Scan(source, start, end, labels)
    scan.run()
    return sorted(scan.ranges)


def without_addresses(text: str) -> str:
    """Return a stretch of Markdown, as long, with spaces for the words that nobody reads in it: the addresses and
    labels of links, with the brackets around what the links say, tags, attributes, templates.
    """
    kept: list[str] = []
    position = 0
    for start, end in marks(text, 0, len(text)):
        mark = text[start:end]
        if mark in _LINKS or any(map(str.isalnum, mark)):
            kept += (text[position:start], " " * (end - start))
            position = end
    return "".join((*kept, text[position:])) if kept else text


def links(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield the links of a stretch of Markdown, inner ones first: all of each, and what it says."""
    opened: list[tuple[int, int]] = []
    for start, end in marks(text, 0, len(text)):
        if text[start:end] in _LINKS:
            opened.append((start, end))
        elif opened and text[start] == "]":
            first, words = opened.pop()
            yield Span(first, end), Span(words, start)


def _normalised(label: str) -> str:
    return " ".join(label.split()).casefold()


class _Scan:
    """The state of one scan: what has been opened and may yet be closed."""

    def __init__(self, source: str, start: int, end: int, labels: Collection[str]) -> None:
        self.source, self.start, self.end, self.labels = source, start, end, labels
        self.ranges: list[tuple[int, int]] = []
        self._brackets: list[tuple[int, int]] = []
        self._runs: dict[str, list[list[int]]] = defaultdict(list)
        self._ticks: dict[int, list[int]] | None = None
        self._without: set[str] = set()

    def run(self) -> None:
        position = self.start
        while found := _MARK.search(self.source, position, self.end):
            position = _RULES[found[0][0]](self, found.start())

    def escape(self, at: int) -> int:
        if not _ESCAPED.match(self.source, at, self.end):
            return at + 1
        self.ranges.append((at, at + 1))
        return at + 2

    def code(self, at: int) -> int:
        """Blank the ticks around code, and leave what is in it as it is."""
        length = self._end_of(_TICKS, at) - at
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for run in _TICKS.finditer(self.source, at, self.end):
                self._ticks[len(run[0])].append(run.start())
        places = self._ticks[length]
        closing = bisect_right(places, at)
        if closing == len(places):
            return at + length
        self.ranges += ((at, at + length), (places[closing], places[closing] + length))
        return places[closing] + length

    def emphasis(self, at: int) -> int:
        """Pair a run of marks with the open ones of its kind, as many as there are; what is left may open."""
        run_end = self._end_of(_RUN, at)
        kind = self.source[at]
        opens, closes = self._flanks(at, run_end)
        position = at
        opened = self._runs[kind]
        while closes and opened and position < run_end:
            last = opened[-1]
            paired = min(last[1] - last[0], run_end - position)
            self.ranges += ((last[1] - paired, last[1]), (position, position + paired))
            last[1] -= paired
            position += paired
            if last[0] == last[1]:
                opened.pop()
        if opens and position < run_end:
            opened.append([position, run_end])
        return run_end

    def _flanks(self, at: int, run_end: int) -> tuple[bool, bool]:
        """Tell whether a run may open and whether it may close: by what stands on both sides, as CommonMark has it."""
        before = self.source[at - 1] if at > self.start else " "
        after = self.source[run_end] if run_end < self.end else " "
        word_before, word_after = _is_word(before), _is_word(after)
        left = not after.isspace() and (word_after or not word_before)
        right = not before.isspace() and (word_before or not word_after)
        if self.source[at] == "_":
            return left and (not right or not word_before), right and (not left or not word_after)
        return left, right

    def bracket(self, at: int) -> int:
        """Note where a link or an image may begin; the mark of a note goes at once, a link between notes is read."""
        wiki = _WIKI_LINK.match(self.source, at, self.end)
        if wiki and _normalised(wiki[2]) not in self.labels:
            shown = wiki.span(2) if self.source[at] == "[" else (wiki.end(), wiki.end())
            self.ranges += ((at, shown[0]), (shown[1], wiki.end()))
            return wiki.end()
        note = _NOTE.match(self.source, at, self.end)
        if note:
            self.ranges.append(note.span())
            return note.end()
        opening_end = at + (2 if self.source[at] == "!" else 1)
        self._brackets.append((at, opening_end))
        return opening_end

    def closing_bracket(self, at: int) -> int:
        """Blank the brackets of a link, and its target."""
        if not self._brackets:
            return at + 1
        opening = self._brackets.pop()
        link_end = self._end_of_link(opening, at)
        if link_end == at:
            return at + 1
        self.ranges += (opening, (at, link_end))
        return link_end

    def _end_of_link(self, opening: tuple[int, int], at: int) -> int:
        """Return where a link ends whose text ends at the bracket ``at``; ``at`` itself where there is no link."""
        target = _TARGET.match(self.source, at + 1, self.end)
        if target:
            return target.end()
        label = _LABEL.match(self.source, at + 1, self.end)
        if label and label[1].strip():
            defined = _normalised(label[1]) in self.labels or self._refers(opening, at, label[1])
            return label.end() if defined else at
        text = self.source[opening[1] : at] if self.labels and at - opening[1] < 1000 else ""
        return (label.end() if label else at + 1) if _normalised(text) in self.labels else at

    def _refers(self, opening: tuple[int, int], at: int, label: str) -> bool:
        """Tell whether a text in brackets refers by a label that another file defines: not as a[b][c] does."""
        before = self.source[opening[0] - 1] if opening[0] > self.start else " "
        if before.isalnum() or before in "])_" or label.split() != [label]:
            return False
        return any(map(str.isalpha, self.source[opening[1] : min(at, opening[1] + _TOLD)]))

    def angle(self, at: int) -> int:
        """Blank a tag or a comment, or the brackets around an address."""
        if self.source.startswith("<!--", at):
            return self._blank_through("-->", at, at + 4)
        link = _AUTOLINK.match(self.source, at, self.end)
        if link:
            self.ranges += ((at, at + 1), (link.end() - 1, link.end()))
            return link.end()
        tag = _TAG.match(self.source, at, min(at + _LONGEST_TAG, self.end))
        if tag is None:
            return at + 1
        unspoken = _UNSPOKEN.match(self.source, at, self.end)
        if unspoken:
            closed = self._blank_through(f"</{unspoken[1].lower()}>", at, tag.end())
            if closed > at + 1:
                return closed
        self.ranges.append(tag.span())
        return tag.end()

    def _blank_through(self, closing: str, at: int, search_from: int) -> int:
        """Blank up to and with ``closing``; one that was not found once is not looked for again."""
        found = -1 if closing in self._without else self.source.find(closing, search_from, self.end)
        if found < 0:
            self._without.add(closing)
            return at + 1
        self.ranges.append((at, found + len(closing)))
        return found + len(closing)

    def brace(self, at: int) -> int:
        """Blank what a template stands for, and attributes."""
        found = _TEMPLATE.match(self.source, at, self.end) or _ATTRIBUTES.match(self.source, at, self.end)
        if found is None:
            return at + 1
        self.ranges.append(found.span())
        return found.end()

    def entity(self, at: int) -> int:
        named = _ENTITY.match(self.source, at, self.end)
        if named is None:
            return at + 1
        self.ranges.append(named.span())
        return named.end()

    def _end_of(self, pattern: re.Pattern[str], at: int) -> int:
        run = pattern.match(self.source, at, self.end)
        return run.end() if run else at + 1


def _is_word(character: str) -> bool:
    """Tell whether a character is neither space nor punctuation."""
    return character.isalnum() or not (character.isspace() or character.isascii() or character in "“”‘’«»…–—„¿¡")


_RULES: Mapping[str, Callable[[_Scan, int], int]] = {
    "\\": _Scan.escape,
    "`": _Scan.code,
    "*": _Scan.emphasis,
    "_": _Scan.emphasis,
    "~": _Scan.emphasis,
    "!": _Scan.bracket,
    "[": _Scan.bracket,
    "]": _Scan.closing_bracket,
    "<": _Scan.angle,
    "&": _Scan.entity,
    "{": _Scan.brace,
}
