from collections.abc import Callable

import pytest

from qa_bot.answer.context import after, before
from qa_bot.bot import QABot
from qa_bot.index.reader import Index

MakeBot = Callable[..., QABot]

CLAUSE = """Guests are welcome.

2.2 Guests shall not:

(a) moor a boat at the pier;

(b) feed the otters. They are fed at noon; or

(c) light a fire.

Fires are lit by the warden.
"""
LIST = """# Rules

Dogs are welcome. Keep the gate shut.

Do not bring:

- glass
- drones. They scare the birds.
- radios

Start the pump with:

```
pump --start
```

Then wait.
"""


@pytest.fixture
def around(make_bot: MakeBot) -> Callable[[str, str, int], tuple[str, str]]:
    """Return what stands around the sentence of a Markdown text that begins so."""

    def of(text: str, beginning: str, count: int) -> tuple[str, str]:
        bot = make_bot({"a.md": text})
        bot.refresh()
        index: Index = bot._state.index
        rows = index.document_rows(0)
        row = next(row for row in rows if index.text(row).startswith(beginning))
        return before(index, rows, row, count), after(index, rows, row, count)

    return of


@pytest.mark.parametrize(
    ("text", "beginning", "count", "found"),
    [
        (CLAUSE, "(c)", 1, ("2.2 Guests shall not: … They are fed at noon; or", "Fires are lit by the warden.")),
        (CLAUSE, "They", 1, ("(b) feed the otters.", "(c) light a fire.")),
        (CLAUSE, "(b)", 1, ("2.2 Guests shall not: (a) moor a boat at the pier;", "They are fed at noon; or")),
        (CLAUSE, "(a)", 1, ("2.2 Guests shall not:", "(b) feed the otters.")),
        (CLAUSE, "(a)", 0, ("", "")),
        (CLAUSE, "Fires", 1, ("(c) light a fire.", "")),
        (
            CLAUSE,
            "2.2",
            1,
            ("Guests are welcome.", "(a) moor a boat at the pier; (b) feed the otters. They are fed at noon; or"),
        ),
        (CLAUSE, "Guests", 1, ("", "2.2 Guests shall not:")),
        (LIST, "radios", 1, ("Do not bring: … They scare the birds.", "Start the pump with: ``` pump --start ```")),
        (LIST, "glass", 2, ("Keep the gate shut. Do not bring:", "drones. They scare the birds.")),
        (LIST, "Keep", 1, ("Dogs are welcome.", "Do not bring:")),
        (LIST, "Start", 1, ("radios", "Then wait.")),
        (LIST, "Then", 1, ("Start the pump with: ``` pump --start ```", "")),
    ],
)
def test_a_list_is_shown_with_what_leads_to_it(
    around: Callable[[str, str, int], tuple[str, str]], text: str, beginning: str, count: int, found: tuple[str, str]
) -> None:
    assert around(text, beginning, count) == found
