import pytest

from qa_bot.cli.progress import left
from qa_bot.types import Progress


@pytest.mark.parametrize(
    ("done", "seconds", "expected"),
    [(25, 10.0, "30 s left"), (1, 60.0, "99 min left"), (0, 5.0, ""), (100, 5.0, "")],
)
def test_the_time_left_is_that_of_the_rate_so_far(done: int, seconds: float, expected: str) -> None:
    assert left(Progress(1, 2, 3, done, 100), seconds) == expected
