import os
import signal

import pytest

from qa_bot.cli import progress
from qa_bot.cli.progress import ProgressBar, left
from qa_bot.types import Progress


@pytest.mark.parametrize(
    ("done", "seconds", "expected"),
    [(25, 10.0, "30 s left"), (1, 60.0, "99 min left"), (0, 5.0, ""), (100, 5.0, "")],
)
def test_the_time_left_is_that_of_the_rate_so_far(done: int, seconds: float, expected: str) -> None:
    assert left(Progress(1, 2, 3, done, 100), seconds) == expected


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_sigterm_ends_with_the_cursor_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    before = signal.getsignal(signal.SIGTERM)

    def index() -> None:
        with ProgressBar() as bar:
            bar(Progress(1, 2, 3, 1, 100))
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(SystemExit) as caught:
        index()
    assert caught.value.code == 143
    written = capsys.readouterr().err
    assert written.rindex("\x1b[?25h") > written.rindex("\x1b[?25l")
    assert signal.getsignal(signal.SIGTERM) == before
