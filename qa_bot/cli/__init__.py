"""The command line. Importing this costs nothing; a command imports what it needs when it runs."""

from collections.abc import Sequence

ERROR, INTERRUPTED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``qa-bot`` with ``arguments`` (those of the process by default) and return its exit code.

    0: answered, or done; 1: nothing in the documents answers; 2: an error; 130: interrupted by Ctrl-C.
    """
    try:
        from qa_bot.cli.dispatch import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
