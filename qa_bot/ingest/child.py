"""A process of this program's own that runs one of its modules and is talked to by lines."""

import subprocess
import sys
from pathlib import Path

import qa_bot
from qa_bot.config.environment import child_environment


def start(module: str, *arguments: str, quiet: bool = False) -> "subprocess.Popen[str]":
    """Start a process that runs ``module``, with pipes to its standard input and output, in ASCII.

    ``quiet``: what it writes to standard error is lost. Raises OSError where it cannot be started.
    """
    root = str(Path(qa_bot.__file__).parent.parent)
    return subprocess.Popen(
        # -P: a file of the folder that we are in must not be taken for a module
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        text=True,
        encoding="ascii",
        env=child_environment(root),
    )
