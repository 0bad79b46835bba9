"""qa_bot answers questions from your own documents, offline: the sentence that answers, and where it stands.

>>> from qa_bot import QABot
>>> with QABot.open("config.yaml") as bot:  # doctest: +SKIP
...     reply = bot.ask("Where did they last meet?")
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Abstention", "Answer", "Citation", "Filter", "QABot", "QABotError", "Reply", "__version__"]

if TYPE_CHECKING:
    from qa_bot.bot import QABot
    from qa_bot.errors import QABotError
    from qa_bot.types import Abstention, Answer, Citation, Filter, Reply

_HOME = {"QABot": "qa_bot.bot", "QABotError": "qa_bot.errors"}


def __getattr__(name: str) -> Any:
    """Import the public names on first use (PEP 562), so that ``qa-bot --help`` does not pay for numpy."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME.get(name, "qa_bot.types")), name)
