"""The block of fields, YAML or TOML, that may stand before a Markdown text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from yaml import Node

_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)(?<=\n)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$", re.M)
_TOML_FIELD = re.compile(r"^[ \t]*([A-Za-z][\w-]*)[ \t]*=[ \t]*(?![\"']{3})(\[[^\[\]]*\]|[^\n]*)", re.M)
_TOML_VALUE = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'([^'\n]*)'|(#[^\n]*)|([^\s\"',\[\]#][^\"',\[\]#\n]*)")

_COMMENT = 3  # the group of one

_LARGEST = 32 * 1024
# The parser's time grows with the square of the depth; nobody nests fields like this.
_MOST_BRACKETS = 500


class Value(NamedTuple):
    """A text, or a number, as it is meant, and where it stands in the file with its quotation marks.

    ``keys`` are the names of the fields within a field that it is the value of.
    """

    words: str
    start: int
    end: int
    keys: tuple[str, ...] = ()


class Field(NamedTuple):
    """A field of the outermost level with its ``name``, whose range it begins with, and with all values in it."""

    name: str
    start: int
    end: int
    values: Sequence[Value]


class FrontMatter(NamedTuple):
    """The fields that have one value, with lower-case names, the position at which the Markdown begins, all fields."""

    fields: Mapping[str, str]
    end: int
    all: Sequence[Field] = ()


def front_matter(lined: str) -> FrontMatter:
    r"""Read the block at the beginning of a text whose line ends are ``\n``; end 0 where there is none.

    What is no mapping (a rule above a paragraph, say) is none. Of one with a mistake in it, the plain lines count.
    """
    block = _BLOCK.match(lined, 0, _LARGEST) if lined.startswith(("---", "+++")) else None
    if block is None:
        return FrontMatter({}, 0)
    source, start = block[2], block.start(2)
    found = ([*_toml_fields(source, start)] or None) if block[1] == "+++" else _fields(source, start)
    if found is None:
        return FrontMatter({}, 0)
    single = (field for field in found if len(field.values) == 1 and not field.values[0].keys)
    return FrontMatter({field.name.lower(): field.values[0].words for field in single}, block.end(), found)


def _fields(source: str, offset: int) -> Sequence[Field] | None:
    import yaml

    plain = [*_plain_fields(source, offset)]
    if source.count("[") + source.count("{") > _MOST_BRACKETS:
        return plain if _FIELD.match(source) else None
    try:
        # Nodes are no objects: a date stays as written, a tag means nothing.
        top = yaml.compose(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return plain if _FIELD.match(source) else None
    if top is None:
        return ()
    if not isinstance(top, yaml.MappingNode):
        return () if isinstance(top, yaml.ScalarNode) and not top.value else None
    pairs = [(key, value) for key, value in top.value if isinstance(key, yaml.ScalarNode)]
    return [_field(source, offset, key, value) for key, value in pairs]


def _field(source: str, offset: int, key: "Node", node: "Node") -> Field:
    values = [*_values(source, offset, node, key.end_mark.index)]
    end = max([key.end_mark.index + offset, *(value.end for value in values)])
    if getattr(node, "flow_style", False):  # to its bracket
        end = max(end, node.end_mark.index + offset)
    return Field(key.value, key.start_mark.index + offset, end, values)


def _values(source: str, offset: int, top: "Node", position: int) -> Iterator[Value]:
    """Yield the values in a node, in order; what stands before ``position`` is an alias of what has been read."""
    nodes: list[tuple[Node, tuple[str, ...]]] = [(top, ())]
    while nodes:
        node, keys = nodes.pop()
        start = node.start_mark.index
        if start < position:
            continue
        position = start + 1  # what an alias repeats of this very node is behind it
        if isinstance(node.value, str):
            yield _value(source, offset, node, keys)
            continue
        children = (child if isinstance(child, tuple) else (None, child) for child in node.value)
        nodes += [(child, keys if key is None else (*keys, str(key.value))) for key, child in children][::-1]


def _value(source: str, offset: int, node: "Node", keys: tuple[str, ...]) -> Value:
    start, end = node.start_mark.index, node.end_mark.index
    if getattr(node, "style", None) in ("|", ">"):  # below the mark of a text with lines of its own
        start = source.find("\n", start, end) + 1 or end
    end = start + len(source[start:end].rstrip())
    return Value(str(node.value), start + offset, end + offset, keys)


def _plain_fields(source: str, offset: int) -> Iterator[Field]:
    for found in _FIELD.finditer(source):
        value = Value(found[2].strip("\"'"), found.start(2) + offset, found.end(2) + offset)
        yield Field(found[1], found.start() + offset, value.end, [value])


def _toml_fields(source: str, offset: int) -> Iterator[Field]:
    for found in _TOML_FIELD.finditer(source):
        values = []
        for value in _TOML_VALUE.finditer(source, *found.span(2)):
            words = value[value.lastindex or 0].rstrip()
            if value.lastindex != _COMMENT:
                values.append(Value(words, value.start() + offset, value.start() + len(value[0].rstrip()) + offset))
        end = found.start(2) + len(found[2].rstrip())
        yield Field(found[1], found.start(1) + offset, end + offset, values)
