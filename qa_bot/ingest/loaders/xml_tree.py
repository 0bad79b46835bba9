"""XML of others' making as a tree: without a document type, so that no entity is ever resolved, and not too deep."""

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from qa_bot.errors import DocumentError

DEEPEST = 200
"""How deep elements may be nested: what goes through a tree may recurse."""


def tree(raw: bytes) -> Element:
    """Return the root element, names without their namespaces; raises DocumentError where it cannot be read."""
    try:
        return _Parser().parse(raw)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DocumentError(f"it is damaged ({error}); save it anew or exclude it") from error


class _Parser:
    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        self._names: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = self._refuse

    def parse(self, raw: bytes) -> Element:
        self._parser.Parse(raw, True)
        return self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise DocumentError("it is nested too deeply; simplify it or exclude it")
        self._builder.start(self._name(name), {self._name(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(self._name(name))

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name.rpartition("}")[2]
        return known

    def _refuse(self, *_: object) -> NoReturn:
        raise DocumentError("it has a document type of its own, which is not read; save it anew or exclude it")
