"""Write docs/screenshot.svg: the terminal interface on the repository's own documents, drawn by the app itself.

Run it from the repository: ``python docs/make_screenshot.py [QUESTION ...]``. It needs no terminal.
"""

import asyncio
import re
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from qa_bot.config import load_config
from qa_bot.tui.app import QABotApp
from qa_bot.tui.widgets.question import QuestionField
from qa_bot.tui.widgets.source import SourceView

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshot.svg"
SIZE = (110, 32)
QUESTIONS = ("When do Biden and Xi meet in California?", "Where did they last meet?")
FONTS = "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
CELL = 12.2
"""Width of a cell in the exported picture, in its own units."""

PATIENCE = 60.0
"""Seconds until an answer must be there."""


async def draw(questions: tuple[str, ...]) -> str:
    """Return the screen after ``questions`` as SVG."""
    with TemporaryDirectory() as folder:
        config = replace(load_config(ROOT / "config.yaml"), index=Path(folder, "index"))
        app = QABotApp(config)
        async with app.run_test(size=SIZE) as pilot:
            for question in questions:
                app.chat.query_one(QuestionField).value = question
                await pilot.press("enter")
            async with asyncio.timeout(PATIENCE):
                while any(entry.waiting for entry in app.chat.session.entries) or not _source_shown(app):
                    await pilot.pause(0.05)
            await pilot.pause()
            last = app.chat.session.entries[-1]
            if last.reply is None or not last.reply.answered:
                sys.exit(f"no picture: {last.question} was not answered. {last.error or ''}")
            return app.export_screenshot(title="qa-bot")


def _source_shown(app: QABotApp) -> bool:
    return app.chat.session.citation is None or app.chat.query_one(SourceView).paper is not None


def self_contained(svg: str) -> str:
    """Return the picture without fonts from the web, and with no text that begins with blanks.

    Some viewers drop those blanks and draw the text too far left.
    """
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code, monospace;", f"font-family: {FONTS};")
    return re.sub(r'x="([\d.]+)"( y="[\d.]+") textLength="([\d.]+)"([^>]*>)((?:&#160;)+)', _moved, svg)


def _moved(match: re.Match[str]) -> str:
    x, y, length, rest, blanks = match.groups()
    shift = CELL * blanks.count(";")
    return f'x="{float(x) + shift:g}"{y} textLength="{float(length) - shift:g}"{rest}'


def main() -> None:
    """Draw the picture and write it."""
    svg = asyncio.run(draw(tuple(sys.argv[1:]) or QUESTIONS))
    TARGET.write_text(self_contained(svg), encoding="utf-8")
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
