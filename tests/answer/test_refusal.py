import pytest

from qa_bot.answer.refusal import as_written, why_not
from qa_bot.types import Query


@pytest.mark.parametrize(
    ("question", "unknown", "written"),
    [
        ("What is error E-309?", ("309",), ("E-309",)),
        ("What changed in v2.3.1?", ("2.3.1",), ("v2.3.1",)),
        ("Is it in api/v2.3.1-beta.", ("2.3.1", "beta"), ("api/v2.3.1-beta",)),
        ("What is max_retries?", ("max", "retries"), ("max_retries",)),
        ("Who sells bananas and figs?", ("sells", "figs"), ("sells", "figs")),
        ("Who built it? (Elm)", ("Oak",), ("Oak",)),
        ("猫在哪里", ("猫在", "哪里"), ("猫在", "哪里")),
        ("パッケージを削除するには", ("パッ", "ッケ", "ケー", "ージ", "ジを", "を削", "削除"), ("パッケージを削除",)),
        ("如何安装软件包？", ("安装", "软件", "件包"), ("安装", "软件包")),
        ("v", ("v",), ("v",)),
    ],
)
def test_a_word_is_named_as_its_reader_wrote_it(
    question: str, unknown: tuple[str, ...], written: tuple[str, ...]
) -> None:
    assert as_written(Query(question, question, unknown=unknown)) == written


def test_neither_long_words_nor_many_are_echoed_whole() -> None:
    words = tuple(f"{letter * 3000}" for letter in "abcdefghijkl")
    question = " ".join(words)
    reason = why_not(Query(question, question, unknown=words), cited=False, filtered=False)
    assert reason.startswith(f"No document has “{'a' * 80}…”, “")
    assert reason.endswith("h…” and 4 more.")
    assert len(reason) < 800


def test_thanks_are_told_apart_from_questions() -> None:
    thanks = Query("ok thanks", "ok thanks", kind="thanks")
    assert why_not(thanks, cited=False, filtered=False) == "Thanks ask for nothing."


def test_without_an_unknown_word_the_reason_says_what_there_is() -> None:
    query = Query("Is it?", "Is it?")
    assert "telling word" in why_not(query, cited=False, filtered=False)
    assert "filter lets through" in why_not(query, cited=False, filtered=True)
    assert "nearest sentences" in why_not(query, cited=True, filtered=False)
