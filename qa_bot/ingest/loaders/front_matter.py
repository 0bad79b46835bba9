"""The YAML block that may stand before a Markdown text."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_BLOCK = re.compile(r"---[ \t]*\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$", re.M)

_LARGEST = 32 * 1024
# The parser's time grows with the square of the depth; nobody nests fields like this.
_MOST_BRACKETS = 500


class FrontMatter(NamedTuple):
    """The fields whose values are text, with lower-case names, and the position at which the Markdown begins."""

    fields: Mapping[str, str]
    end: int


def front_matter(lined: str) -> FrontMatter:
    r"""Read the block at the beginning of a text whose line ends are ``\n``; end 0 where there is none.

    What is no mapping (a rule above a paragraph, say) is none. Of one with a mistake in it, the plain lines count.
    """
    block = _BLOCK.match(lined, 0, _LARGEST) if lined.startswith("---") else None
    if block is None:
        return FrontMatter({}, 0)
    fields = _fields(block[1])
    return FrontMatter({}, 0) if fields is None else FrontMatter(fields, block.end())


def _fields(source: str) -> Mapping[str, str] | None:
    import yaml

    if source.count("[") + source.count("{") > _MOST_BRACKETS:
        return _plain_fields(source) if _FIELD.match(source) else None
    try:
        # The base loader makes no objects but strings, lists and dicts: a date stays as written, a tag means nothing.
        loaded = yaml.load(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return _plain_fields(source) if _FIELD.match(source) else None
    if loaded == "" or loaded is None:
        return {}
    if not isinstance(loaded, dict):
        return None
    return {str(key).lower(): value for key, value in loaded.items() if isinstance(value, str)}


def _plain_fields(source: str) -> Mapping[str, str]:
    return {found[1].lower(): found[2].strip("\"'") for found in _FIELD.finditer(source)}
