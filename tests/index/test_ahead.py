from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa_bot.index.ahead import ahead


def test_results_come_in_the_order_of_the_items_and_one_is_begun_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for item in range(5):
            taken.append(item)
            yield item

    with ThreadPoolExecutor(2) as pool:
        seen = [(result, len(taken)) for result in ahead(pool, lambda item: item * item, items())]
    assert seen == [(0, 2), (1, 3), (4, 4), (9, 5), (16, 5)]


def test_what_goes_wrong_is_raised_where_its_result_is_due() -> None:
    def work(item: int) -> float:
        return 1 / item

    with ThreadPoolExecutor(2) as pool:
        results = ahead(pool, work, [1, 0, 2])
        assert next(results) == 1
        with pytest.raises(ZeroDivisionError):
            next(results)


def test_nothing_comes_of_nothing() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert list(ahead(pool, abs, [])) == []
