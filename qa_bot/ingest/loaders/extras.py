"""Libraries that only some users need: imported where they are used, and named where they are missing."""

from importlib import import_module
from typing import Any

from qa_bot.errors import DocumentError


def library(module: str, extra: str, format: str) -> Any:
    """Return an optional module; raises DocumentError that names the ``extra`` of qa-bot that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise DocumentError(
            f"{format} needs the library {package} ({error.msg}); install it with pip install 'qa-bot[{extra}]', "
            "then run `qa-bot index`"
        ) from error
