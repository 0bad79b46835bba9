"""Kill indexing runs at random moments and look at what they leave: python benchmarks/kill.py [KILLS] [--seed 1].

Before each run documents are added, changed, renamed and deleted; the run is a refresh (with or without a merge of
segments) or builds everything anew. After the kill, every file of the current
state is checked page by page, its answers must be those of the documents before or after the changes, and what a
refresh then makes of it must answer as a rebuilt index does.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from qa_bot import QABot
from qa_bot.config import Config
from qa_bot.index.store import Store

SYLLABLES = [first + vowel for first in "bcdfghklmnprstvz" for vowel in "aeiou"]
FEW = 40
QUESTIONS = ["What is babe in?", "the cedo of figu", "Who fuga the figu?", "bada kebe", "How many zuzu are fo?"]


def some_text(dice: random.Random, sentences: int) -> str:
    """Return sentences of made-up words, few of which are frequent."""
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(30)]
    frequent = ["babe", "cedo", "figu", "the", "of", "in"]
    lines = [
        " ".join(dice.choice(words if dice.random() < 0.6 else frequent) for _ in range(dice.randint(4, 12)))
        for _ in range(sentences)
    ]
    return "".join(f"{line.capitalize()}.{' ' if k % 4 else chr(10) * 2}" for k, line in enumerate(lines, start=1))


class WrongError(Exception):
    """Something is not as it should be."""


class Trial:
    """A folder of documents and its index, changed and killed again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.docs = folder / "docs"
        self.docs.mkdir()
        self.index = folder / "index"
        self.rebuilt = folder / "rebuilt"
        for number in range(150):
            self.write(self.docs / f"{number:03}.txt")
        self.config = Config(source=None, documents=(str(self.docs),), base=self.docs, index=self.index)
        QABot(self.config).refresh()
        self.before = self.answers(self.index)
        self.runs = self.kills = 0
        self.seconds = 5.0

    def write(self, path: Path) -> None:
        path.write_text(some_text(self.dice, self.dice.randint(1, FEW)), encoding="utf-8")

    def change(self) -> None:
        """Change one document, or a fifth of them."""
        files = sorted(path for path in self.docs.iterdir() if path.name != "large.txt")
        for path in self.dice.sample(files, self.dice.choice([1, 1, 2, len(files) // 5])):
            what = self.dice.choice(["change", "change", "add", "rename", "delete"])
            if what == "change":
                self.write(path)
            elif what == "add":
                self.write(self.docs / f"{self.dice.randint(100, 999)}.txt")
            elif what == "rename":
                path.rename(self.docs / f"{self.dice.randint(100, 999)}.txt")
            elif len(files) > 100:
                path.unlink()

    def kill_a_run(self) -> None:
        """Start a run, and kill it at some moment of the time that the longest one took, unless it ends before."""
        force = ["--force"] if self.dice.random() < 0.3 else []
        command = [sys.executable, "-m", "qa_bot", "--documents", str(self.docs), "--index", str(self.index)]
        start = time.monotonic()
        with subprocess.Popen([*command, "index", "-q", *force], stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(self.dice.uniform(0.2, 1.0) * self.seconds)
                self.seconds = time.monotonic() - start
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                self.kills += 1

    def answers(self, index: Path) -> list[object]:
        """Return what the current state of an index answers, as it is."""
        bot = QABot(replace(self.config, index=index))
        opened = Store(index).open()
        if opened is None:
            raise WrongError("there is no state any more")
        for part in opened[0].parts:
            part.segment.columns.check()
        bot._state = bot._opened()
        return [self.shown(bot, question) for question in QUESTIONS]

    @staticmethod
    def shown(bot: QABot, question: str) -> object:
        reply = bot.ask(question, top=20)
        cited = [(c.document, c.span, c.line, c.score, c.confidence, c.before, c.after) for c in reply.citations]
        return cited, reply.confidence, reply.query.corrections, reply.query.unknown, reply.coverage

    def once(self) -> None:
        """Change, run and perhaps kill, check; raises WrongError where something is not as it should be."""
        self.change()
        self.kill_a_run()
        rebuilt = QABot(replace(self.config, index=self.rebuilt))
        rebuilt.refresh(force=True)
        after = self.answers(self.rebuilt)
        if self.answers(self.index) not in (self.before, after):
            raise WrongError("an answer that is neither of the documents before nor of those after the change")
        QABot(self.config).refresh()
        if self.answers(self.index) != after:
            raise WrongError("the refreshed index does not answer as the rebuilt one")
        self.before = after
        self.runs += 1


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("kills", type=int, nargs="?", default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), options.seed)
        while trial.kills < options.kills:
            trial.once()
    seconds = time.monotonic() - start
    print(f"{trial.kills} of {trial.runs} runs killed; {trial.runs} whole indexes afterwards; {seconds:.0f} s")


if __name__ == "__main__":
    main()
