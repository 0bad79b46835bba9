"""The terms or the forms of a state by their common numbers: those of the first segment, then those of the others."""

from collections.abc import Callable

import numpy as np

from qa_bot.index.columns import Array
from qa_bot.index.strings import Strings

# Strings whose numbers are kept at hand
_REMEMBERED = 1 << 12


class Lexicon:
    """Strings with numbers; a string that no living document has is not found, though it has a number."""

    def __init__(self, base: Strings, extra: Strings | None, uses: Callable[[Array], Array]) -> None:
        """``uses`` tells for numbers (int64) how often each occurs."""
        self._base = base
        self._extra = extra
        self._uses = uses
        self._found: dict[str, int] = {}

    def __getitem__(self, number: int) -> str:
        n = len(self._base)
        return self._base[number] if number < n or self._extra is None else self._extra[number - n]

    def find(self, value: str) -> int:
        """Return the number of a string, -1 where no document has it; what was looked up of late is at hand."""
        number = self._found.get(value)
        if number is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            number = self._found[value] = self._find(value)
        return number

    def _find(self, value: str) -> int:
        number = self._base.find(value)
        if self._extra is None:
            return number
        if number < 0:
            extra = self._extra.find(value)
            number = extra + len(self._base) if extra >= 0 else -1
        return number if number >= 0 and self.uses(number) else -1

    def uses(self, number: int) -> int:
        """Return how often a string occurs among the living documents."""
        return int(self._uses(np.array([number]))[0])

    def beginning_with(self, value: str) -> list[tuple[int, str]]:
        """Return the strings that some document has and that begin with ``value``, each with its number.

        Those of the first segment come first, each group in the order of UTF-8 bytes.
        """
        return self._search(lambda strings: strings.beginning_with(value))

    def ending_with(self, value: str) -> list[tuple[int, str]]:
        """Return the strings that some document has and that end with ``value``, as ``beginning_with`` does.

        All strings are looked at.
        """
        return self._search(lambda strings: strings.ending_with(value))

    def has_beginning(self, value: str) -> bool:
        """Tell whether some string begins with ``value``, be it one that no living document has any more."""
        return any(strings.has_beginning(value) for strings in (self._base, self._extra) if strings is not None)

    def _search(self, find: Callable[[Strings], list[tuple[int, str]]]) -> list[tuple[int, str]]:
        """Return what is found in both lists, with rows made numbers, without what no living document has."""
        found = find(self._base)
        if self._extra is None:
            return found
        found = [*found, *((len(self._base) + row, value) for row, value in find(self._extra))]
        used = self._uses(np.array([number for number, _ in found], dtype=np.int64)) > 0
        return [pair for pair, is_used in zip(found, used.tolist(), strict=True) if is_used]
