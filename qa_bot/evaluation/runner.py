"""Asking a bot every question of a set, and judging what it cites."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from qa_bot.bot import QABot
from qa_bot.config import Config
from qa_bot.evaluation.judge import covers, is_right
from qa_bot.evaluation.pair import Pair, Suite
from qa_bot.types import Citation, Filter, Reply

DEPTH = 10
"""Citations asked for, and so the depth of MRR@10."""
DEPTH_WITHIN = 100
"""Citations asked for where a question names its documents, and all that answers in them is looked for."""


class Answerer(Protocol):
    """What answers questions: a QABot, or something in its place."""

    def ask(
        self, question: str, *, after: Sequence[str], top: int | None, filter: Filter, context: int | None
    ) -> Reply:
        """Return the answer or the abstention."""
        ...


@dataclass(frozen=True, slots=True)
class PairResult:
    """A pair with its reply: ``hits`` tells of each citation whether it answers."""

    pair: Pair
    reply: Reply
    hits: tuple[bool, ...]

    @property
    def first(self) -> Citation | None:
        """The first citation, None where nothing was cited."""
        return self.reply.citations[0] if self.reply.citations else None

    @property
    def hit(self) -> bool:
        """Whether the first citation answers."""
        return self.hits[:1] == (True,)

    @property
    def right(self) -> bool:
        """Whether the bot did right: answered with the right citation first, or refused what it cannot answer."""
        return self.reply.answered and self.hit if self.pair.answerable else not self.reply.answered

    @property
    def found(self) -> tuple[bool, ...]:
        """For each citation, whether it is the first to cover some gold span."""
        missing, found = list(self.pair.gold), []
        for citation in self.reply.citations:
            rest = [gold for gold in missing if not covers(citation.document, citation.span, gold)]
            found.append(len(rest) < len(missing))
            missing = rest
        return tuple(found)


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """A question set with the result of each pair, in its order."""

    suite: Suite
    results: tuple[PairResult, ...]

    @property
    def failures(self) -> tuple[PairResult, ...]:
        """The pairs that the bot did not do right."""
        return tuple(result for result in self.results if not result.right)


def run_suite(suite: Suite, bot: Answerer) -> SuiteResult:
    """Return the result of each pair, asked of ``bot``."""
    return SuiteResult(suite, tuple(_run_pair(pair, bot) for pair in suite.pairs))


def _run_pair(pair: Pair, bot: Answerer) -> PairResult:
    reply = bot.ask(
        pair.question,
        after=pair.after,
        top=DEPTH if pair.within is None else DEPTH_WITHIN,
        filter=Filter(within=pair.within),
        context=0,
    )
    hits = tuple(is_right(pair, cited.document, cited.span, cited.text) for cited in reply.citations)
    return PairResult(pair, reply, hits)


@contextmanager
def suite_bot(suite: Suite, config: Config, open_bot: Callable[[Config], QABot] = QABot.open) -> Iterator[QABot]:
    """Open a bot on the documents of the suite, with an index that lasts as long, or on those of the settings."""
    with ExitStack() as stack:
        if suite.documents is not None:
            temporary = tempfile.TemporaryDirectory(prefix="qa-bot-", ignore_cleanup_errors=True)
            index, folder = Path(stack.enter_context(temporary)) / "index", suite.documents.resolve()
            config = replace(config, documents=(str(folder),), base=folder, exclude=(), index=index, guide=False)
        yield stack.enter_context(open_bot(config))
