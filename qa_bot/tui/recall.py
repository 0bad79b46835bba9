"""A walk through earlier questions that begins and ends at what is being typed."""

from collections.abc import Sequence


class Recall:
    """Lines to go through: earlier questions, oldest first, and the draft. What is changed on the way stays so."""

    def __init__(self, earlier: Sequence[str], draft: str) -> None:
        self._lines = [*earlier, draft]
        self._at = len(earlier)

    @property
    def draft(self) -> str:
        """What was being typed when the walk began."""
        return self._lines[-1]

    @property
    def at_draft(self) -> bool:
        """Whether the walk is where it began."""
        return self._at == len(self._lines) - 1

    def step(self, by: int, shown: str) -> str:
        """Go ``by`` lines on, back where it is negative, as far as there are any; ``shown`` is the line left behind."""
        self._lines[self._at] = shown
        self._at = min(max(self._at + by, 0), len(self._lines) - 1)
        return self._lines[self._at]

    def to(self, question: str) -> str:
        """Go to an earlier question; where there is none, go nowhere."""
        if question in self._lines:
            self._at = self._lines.index(question)
        return self._lines[self._at]
