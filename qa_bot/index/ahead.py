"""Work done one item ahead of the one who needs it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")


def ahead(pool: "Executor", work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Yield what ``work`` makes of each item, in their order, while the pool works on the next one.

    Raises what ``work`` does.
    """
    begun: deque[Future[R]] = deque()
    for item in items:
        begun.append(pool.submit(work, item))
        if len(begun) > 1:
            yield begun.popleft().result()
    while begun:
        yield begun.popleft().result()
