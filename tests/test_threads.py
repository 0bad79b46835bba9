"""One bot shared by threads: questions go on while the index is refreshed, and each reply belongs to one state."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from qa_bot import QABot, Reply

MakeBot = Callable[..., QABot]

STATES = 12
ASKING = 8
GAUGES = ("north.txt", "south.txt", "west.txt")
QUESTION = "What did the gauge at the river read?"


def readings(state: int) -> dict[str, str]:
    """What the documents say in one state: all the same, and what no other state says."""
    return {name: f"The gauge at the river in the {name[:-4]} read level{state} today.\n" for name in GAUGES}


def states_in(reply: Reply) -> set[str]:
    return {word for citation in reply.citations for word in citation.text.split() if word.startswith("level")}


def write(folder: Path, state: int) -> None:
    for name, text in readings(state).items():
        (folder / name).write_text(text, encoding="utf-8")


def test_each_reply_belongs_to_one_state_while_another_thread_refreshes(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(readings(0))
    bot.refresh()
    over = threading.Event()

    def ask() -> list[set[str]]:
        seen = []
        while not over.is_set():
            reply = bot.ask(QUESTION)
            assert len(reply.citations) == len(GAUGES)
            seen.append(states_in(reply))
        return seen

    with ThreadPoolExecutor(ASKING) as pool:
        asking = [pool.submit(ask) for _ in range(ASKING)]
        try:
            for state in range(1, STATES):
                write(tmp_path / "docs", state)
                assert bot.refresh().changed == GAUGES
        finally:
            over.set()
    seen = [states for each in asking for states in each.result()]
    assert seen
    assert {len(states) for states in seen} == {1}
    assert states_in(bot.ask(QUESTION)) == {f"level{STATES - 1}"}


def test_threads_that_ask_first_open_the_index_once(make_bot: MakeBot) -> None:
    bot = make_bot(readings(0))
    together = threading.Barrier(ASKING)

    def ask() -> Reply:
        together.wait()
        return bot.ask(QUESTION)

    with ThreadPoolExecutor(ASKING) as pool:
        replies = [each.result() for each in [pool.submit(ask) for _ in range(ASKING)]]
    assert len({reply.citations for reply in replies}) == 1


def test_threads_that_refresh_at_once_take_turns(make_bot: MakeBot) -> None:
    bot = make_bot(readings(0))
    with ThreadPoolExecutor(ASKING) as pool:
        done = [each.result() for each in [pool.submit(bot.refresh) for _ in range(ASKING)]]
    assert sorted(len(refresh.added) for refresh in done) == [0] * (ASKING - 1) + [len(GAUGES)]


def test_closing_twice_is_fine_and_a_closed_bot_opens_again(make_bot: MakeBot) -> None:
    bot = make_bot(readings(0))
    with bot:
        before = bot.ask(QUESTION)
    bot.close()
    assert bot.text_of(GAUGES[0]) == readings(0)[GAUGES[0]]
    bot.close()
    assert bot.ask(QUESTION).citations == before.citations


def test_closing_while_others_ask_takes_nothing_from_them(make_bot: MakeBot) -> None:
    bot = make_bot(readings(0))
    bot.refresh()
    with ThreadPoolExecutor(ASKING) as pool:
        asking = [pool.submit(bot.ask, QUESTION) for _ in range(4 * ASKING)]
        for each in asking:
            bot.close()
            assert len(each.result().citations) == len(GAUGES)
