"""``python -m qa_bot``: the command line."""

import sys

from qa_bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
