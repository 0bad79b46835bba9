import subprocess
import sys

HEAVY = ("sklearn", "scipy", "numpy", "qa_bot.bot", "markdown_it", "rapidfuzz", "textual.widgets._markdown")


def test_the_first_paint_waits_for_nothing_heavy() -> None:
    """What the interface imports before its first paint: the bot and its libraries come after, in their thread."""
    program = f"import sys, qa_bot.tui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
