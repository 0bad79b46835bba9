from collections.abc import Callable, Mapping

import pytest

from qa_bot.bot import QABot
from qa_bot.index.reader import Index
from qa_bot.rank.blocked import blocked
from qa_bot.types import Filter

MakeIndex = Callable[[Mapping[str, str]], Index]


@pytest.mark.parametrize(
    ("filter", "sentence"),
    [
        (Filter(within="lease"), "No document matches --in 'lease'; try 'lease*'."),
        (Filter(within="port"), "No document matches --in 'port'; try '*port*'."),
        (Filter(within="2020"), "No document matches --in '2020'; try '2020/'."),
        (Filter(within="x/y"), "No document matches --in 'x/y'."),
        (Filter(type="pdf"), "No document is of the type 'pdf'."),
        (Filter(since="2020"), "No document has a date, so none is known to be since 2020."),
        (Filter(within="*.md", type="txt"), "No document passes --in '*.md' and --type 'txt' together."),
        (Filter(within="lease*"), ""),
        (Filter(), ""),
    ],
)
def test_what_lets_no_document_pass_is_named(make_index: MakeIndex, filter: Filter, sentence: str) -> None:
    index = make_index({"2020/report.txt": "Coffee.", "lease_a.md": "Tea."})
    assert blocked(index, filter) == sentence


def test_the_latest_date_is_named_and_the_reason_reaches_the_reply(make_bot: Callable[..., QABot]) -> None:
    bot = make_bot({"2021-05-06-notes.txt": "The otter sleeps.", "plain.txt": "The heron fishes."})
    reason = bot.ask('Where does the "otter sleeps"?', filter=Filter(since="2030")).reason
    assert reason == "No document is dated 2030 or later; the latest is of 2021-05-06."
    reason = bot.ask("Where does the heron fish?", filter=Filter(since="2021")).reason
    assert reason == "Nothing in the documents that the filter lets through has a word of the question."
