import os
import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import qa_bot
from qa_bot import Abstention, Answer, Filter, QABot
from qa_bot.answer import doubts
from qa_bot.errors import BusyError, Cancelled, DamagedError, IndexingError, QuestionError
from qa_bot.index.lock import PATIENCE
from qa_bot.index.store import Store

MakeBot = Callable[..., QABot]

TEXTS = {
    "bridge.txt": "The Elm Bridge was built by Anna Berg. It opened in May 1912.\n\nTrams cross the bridge every day.",
    "tower.txt": "The Grey Tower stands in Oslo. Nobody has climbed the tower since 1975.",
}


def test_public_names_are_pinned() -> None:
    assert sorted(qa_bot.__all__) == [
        "Abstention", "Answer", "Citation", "Filter", "QABot", "QABotError", "Reply", "__version__"
    ]  # fmt: skip
    assert all(getattr(qa_bot, name) is not None for name in qa_bot.__all__)
    with pytest.raises(AttributeError):
        _ = qa_bot.nothing


def test_an_answer_cites_its_sentence(make_bot: MakeBot) -> None:
    with make_bot(TEXTS) as bot:
        reply = bot.ask("Who built the Elm Bridge?")
    assert isinstance(reply, Answer)
    first = reply.citations[0]
    assert first.text == "The Elm Bridge was built by Anna Berg."
    assert (first.document, first.line, first.page, first.title) == ("bridge.txt", 1, None, "bridge")
    assert first.after == "It opened in May 1912."
    assert first.span.of(TEXTS["bridge.txt"]) == first.text
    assert reply.highlight is not None
    assert reply.highlight.of(first.text) == "Anna Berg"
    assert (reply.coverage.documents, reply.coverage.unread) == (2, 0)


def test_the_address_of_a_link_is_no_answer(make_bot: MakeBot) -> None:
    text = "The ferry to Orta is run by [Berg Lines](https://berg-lines.example/who/is/anna-holm)."
    with make_bot({"ferry.md": text}) as bot:
        reply = bot.ask("Who runs the ferry to Orta?")
    assert reply.citations[0].highlight is not None
    assert reply.citations[0].highlight.of(text) == "Berg Lines"


def test_a_copy_has_the_highlight_of_the_sentence_that_it_copies(make_bot: MakeBot) -> None:
    text = "A Foundation Document requires a 3:1 majority for its supersession."
    with make_bot({"now.txt": text, "before.txt": text.replace("its ", "its\n")}) as bot:
        reply = bot.ask("What majority does a Foundation Document require?")
    assert [one.highlight and one.highlight.of(one.text) for one in reply.citations] == ["3:1 majority"] * 2


def test_the_words_found_have_weights_where_reasons_are_asked_for(make_bot: MakeBot) -> None:
    with make_bot(TEXTS) as bot:
        (first, *_), plain = (
            bot.ask("Who built the Elm Bridge?", explain=explain).citations for explain in (True, False)
        )
    weights = dict(zip(first.matched, first.weights, strict=True))
    assert sorted(weights) == ["Bridge", "Elm", "built"]
    assert weights["Elm"] > weights["Bridge"] > 0
    assert sum(weights.values()) == pytest.approx(1)
    assert plain[0].weights == ()


def test_what_nobody_wrote_down_is_not_answered(make_bot: MakeBot) -> None:
    reply = make_bot(TEXTS).ask("Which vegetables do astronauts harvest?")
    assert isinstance(reply, Abstention)
    assert "vegetables" in reply.reason


def test_copies_of_a_document_do_not_make_its_answer_doubtful(make_bot: MakeBot) -> None:
    copies = {f"copy{number}-{name}": text for number in range(4) for name, text in TEXTS.items()}
    assert make_bot(copies).ask("Who built the Elm Bridge?").confidence > 0.8


def test_every_document_twice_is_answered_as_well(make_bot: MakeBot) -> None:
    question = "When was the bridge opened?"
    with make_bot(TEXTS) as bot:
        once = bot.ask(question)
    with make_bot(TEXTS | {f"old-{name}": text for name, text in TEXTS.items()}) as bot:
        twice = bot.ask(question)
    assert twice.citations[0].text == once.citations[0].text
    assert twice.confidence == pytest.approx(once.confidence, abs=0.05)


def test_a_copy_has_the_support_of_what_it_copies(make_bot: MakeBot) -> None:
    text = "The Elm Bridge was built by Anna Berg in 1912. It was opened by the mayor.\n\n"
    text += "The Oak Bridge was built by Carl Holm. Trams cross the Elm Bridge every day."
    with make_bot({"now.txt": text, "before.txt": text}) as bot:
        for question in ("Who built the Oak Bridge?", "Who built the Elm Bridge?", "When was the bridge built?"):
            cited = bot.ask(question, top=6, explain=True).citations
            weights = [{reason.label: reason.weight for reason in citation.reasons} for citation in cited]
            support = {
                (citation.text, weight["a likely answer among its words"])
                for citation, weight in zip(cited, weights, strict=True)
            }
            assert len(support) == len({citation.text for citation in cited}) == 3


def test_the_same_question_gives_the_same_reply(make_bot: MakeBot) -> None:
    bot = make_bot(TEXTS)
    first, second = (bot.ask("When was the bridge opened?") for _ in range(2))
    assert first.citations == second.citations


def test_an_empty_question_is_refused(make_bot: MakeBot) -> None:
    with pytest.raises(QuestionError, match="empty"):
        make_bot(TEXTS).ask(" \n")


@pytest.mark.parametrize("numbers", [{"top": 0}, {"top": -1}, {"top": 1001}, {"context": -1}, {"context": 101}])
def test_numbers_of_citations_and_sentences_have_limits(make_bot: MakeBot, numbers: dict[str, int]) -> None:
    with pytest.raises(QuestionError, match=r"(top|context): found -?\d+, allowed: a whole number from \d to \d+"):
        make_bot(TEXTS).ask("Who built the Elm Bridge?", **numbers)


def test_changed_new_and_deleted_documents_are_noticed(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(TEXTS)
    assert bot.refresh().added == ("bridge.txt", "tower.txt")
    assert not bot.refresh().anything
    folder = tmp_path / "docs"
    (folder / "tower.txt").write_text("The Grey Tower stands in Bergen now.")
    (folder / "well.txt").write_text("The well is dry.")
    (folder / "bridge.txt").unlink()
    change = bot.refresh()
    assert (change.added, change.changed, change.removed) == (
        ("well.txt",),
        ("tower.txt",),
        ("bridge.txt",),
    )
    assert "Bergen" in bot.ask("Where does the Grey Tower stand?").citations[0].text


def test_what_another_process_has_read_is_told_as_well(make_bot: MakeBot, tmp_path: Path) -> None:
    ours, others = make_bot(TEXTS), make_bot(TEXTS)
    ours.refresh()
    folder = tmp_path / "docs"
    (folder / "tower.txt").write_text("The Grey Tower stands in Bergen now.")
    (folder / "well.txt").write_text("The well is dry.")
    os.utime(folder / "bridge.txt", (1, 1))
    others.refresh()
    taken_over = ours.refresh()
    assert (taken_over.added, taken_over.changed, taken_over.removed) == (("well.txt",), ("tower.txt",), ())
    assert not ours.refresh().anything

    (folder / "tower.txt").write_text("The Grey Tower stands in Turku now.")
    others.refresh()
    (folder / "well.txt").unlink()
    of_both = ours.refresh()
    assert (of_both.added, of_both.changed, of_both.removed) == ((), ("tower.txt",), ("well.txt",))


def test_a_damaged_state_that_is_held_is_built_anew(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(TEXTS)
    bot.refresh()
    for path in (tmp_path / "index").glob("segment-*"):
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size // 2))
    assert bot.ask("Who built the Elm Bridge?").answered


def test_a_file_changed_after_indexing_makes_its_citations_stale(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(TEXTS)
    assert not bot.ask("Where does the Grey Tower stand?").citations[0].stale
    (tmp_path / "docs" / "tower.txt").write_text("The Grey Tower fell down. It stands no more.")
    assert bot.ask("Where does the Grey Tower stand?").citations[0].stale


def test_a_file_only_touched_is_not_stale(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(TEXTS)
    bot.refresh()
    os.utime(tmp_path / "docs" / "tower.txt", (1, 1))
    assert not bot.ask("Where does the Grey Tower stand?").citations[0].stale


def test_to_compare_texts_nothing_is_parsed(make_bot: MakeBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = make_bot({"tower.md": TEXTS["tower.txt"]})
    bot.refresh()
    os.utime(tmp_path / "docs" / "tower.md", (1, 1))
    monkeypatch.setattr("qa_bot.ingest.loaders.markdown.loader.parse", None)
    assert not bot.ask("Where does the Grey Tower stand?").citations[0].stale
    assert not bot.refresh().anything


def test_unreadable_files_are_listed_and_the_rest_is_indexed(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(TEXTS)
    (tmp_path / "docs" / "image.txt").write_bytes(b"\x89PNG\r\n\x00\x00\x00")
    assert list(bot.refresh().unread) == ["image.txt"]
    assert bot.ask("Who built the Elm Bridge?").coverage.unread == 1
    assert [source.name for source in bot.sources() if source.problem] == ["image.txt"]


@pytest.fixture
def broken(make_bot: MakeBot, monkeypatch: pytest.MonkeyPatch) -> QABot:
    """A bot that has met a file which it could not read; now it could."""

    def fail(path: str, *_: object) -> int:
        if str(path).endswith("tower.txt"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *_)

    opened = os.open
    bot = make_bot({**TEXTS, "bridge.txt": TEXTS["bridge.txt"] * 9})
    with monkeypatch.context() as context:
        context.setattr(os, "open", fail)
        assert list(bot.refresh().unread) == ["tower.txt"]
    return bot


def test_a_file_is_read_once_its_permissions_allow_it(broken: QABot, tmp_path: Path) -> None:
    assert not broken.refresh().anything
    (tmp_path / "docs" / "tower.txt").chmod(0o600)
    change = broken.refresh()
    assert (change.added, dict(change.unread)) == (("tower.txt",), {})


def test_what_could_not_be_read_is_tried_again_if_asked_for(
    broken: QABot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(broken.refresh().unread) == ["tower.txt"]
    assert broken.refresh(retry=True).added == ("tower.txt",)
    (tmp_path / "docs" / "image.txt").write_bytes(b"\x89PNG\r\n\x00\x00\x00" * 999)
    broken.refresh()
    before = sorted((tmp_path / "index").iterdir())
    monkeypatch.setattr("qa_bot.ingest.refresh._Run.anew", None)
    change = broken.refresh(retry=True)
    assert (change.anything, list(change.unread)) == (False, ["image.txt"])
    assert sorted((tmp_path / "index").iterdir()) == before


def test_a_change_that_leaves_size_and_date_is_noticed(make_bot: MakeBot, tmp_path: Path) -> None:
    bot, tower = make_bot(TEXTS), tmp_path / "docs" / "tower.txt"
    bot.refresh()
    before = tower.stat()
    tower.write_text(TEXTS["tower.txt"].replace("Oslo", "Rome"))
    os.utime(tower, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert bot.ask("Where does the Grey Tower stand?").citations[0].stale
    assert bot.refresh().changed == ("tower.txt",)


def test_a_file_of_the_far_future_is_read(make_bot: MakeBot, tmp_path: Path) -> None:
    bot = make_bot(TEXTS)
    os.utime(tmp_path / "docs" / "tower.txt", ns=(0, 2**63 + 5))
    assert len(bot.refresh().added) == 2
    os.utime(tmp_path / "docs" / "bridge.txt", ns=(0, 2**63 + 5))
    assert not bot.refresh().anything


def test_nothing_to_index_is_an_error_that_names_the_place(make_bot: MakeBot) -> None:
    with pytest.raises(IndexingError, match=r"no documents in .*docs"):
        make_bot({}).ask("Anything?")


def test_a_cancelled_run_leaves_the_index_that_was_there(make_bot: MakeBot) -> None:
    bot = make_bot(TEXTS)
    bot.refresh()
    with pytest.raises(Cancelled):
        bot.refresh(cancelled=lambda: True, force=True)
    assert bot.ask("Who built the Elm Bridge?").answered


def test_a_damaged_index_is_built_anew(make_bot: MakeBot, tmp_path: Path) -> None:
    make_bot(TEXTS).refresh()
    for path in (tmp_path / "index").glob("segment-*"):
        path.write_bytes(b"")
    assert make_bot(TEXTS).ask("Who built the Elm Bridge?").answered


def test_a_bot_that_is_not_to_refresh_asks_what_was_published(make_bot: MakeBot, tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="no index yet"):
        QABot.open(make_bot(TEXTS).config, refresh=False).ask("Who built the Elm Bridge?")
    assert not (tmp_path / "index").exists()
    make_bot(TEXTS).refresh()
    (tmp_path / "docs" / "well.txt").write_text("The well is dry.")
    bot = QABot.open(make_bot(TEXTS).config, refresh=False)
    assert bot.ask("Who built the Elm Bridge?").coverage.documents == 2
    assert bot.refresh().added == ("well.txt",)
    assert bot.ask("Who built the Elm Bridge?").coverage.documents == 3


@pytest.mark.parametrize("damage", ["a key of the manifest", "a folder for a segment"])
def test_an_index_that_somebody_has_meddled_with_is_built_anew(make_bot: MakeBot, tmp_path: Path, damage: str) -> None:
    make_bot(TEXTS).refresh()
    manifest, (segment,) = tmp_path / "index" / "manifest.json", (tmp_path / "index").glob("segment-*")
    if damage == "a key of the manifest":
        manifest.write_text(manifest.read_text().replace('"schema"', '"schemx"'))
    else:
        segment.unlink()
        segment.mkdir()
    with make_bot(TEXTS) as bot:
        assert bot.ask("Who built the Elm Bridge?").answered


def test_a_bot_that_is_not_to_refresh_says_that_the_index_is_damaged(make_bot: MakeBot, tmp_path: Path) -> None:
    make_bot(TEXTS).refresh()
    for path in (tmp_path / "index").glob("segment-*"):
        path.write_bytes(b"")
    bot = QABot.open(make_bot(TEXTS).config, refresh=False)
    with pytest.raises(DamagedError):
        bot.ask("Who built the Elm Bridge?")
    bot.refresh(force=True)
    assert bot.ask("Who built the Elm Bridge?").answered


def test_how_long_a_refresh_waits_for_another_process(make_bot: MakeBot) -> None:
    bot = make_bot(TEXTS)
    start = time.monotonic()
    with Store(bot.config.index).writing(), pytest.raises(BusyError):
        bot.refresh(patience=0)
    assert time.monotonic() - start < PATIENCE / 2


def test_progress_counts_up_to_everything(make_bot: MakeBot) -> None:
    seen = []
    make_bot(TEXTS).refresh(progress=seen.append)
    assert [step.files for step in seen] == [1, 2]
    assert (seen[-1].total_files, seen[-1].sentences) == (2, 5)
    assert seen[-1].bytes == seen[-1].total_bytes


QUOTED = {
    "harbour.txt": "The port is owned by the town. The harbour board, which meets on 3 May, sets the fees. "
    "A berth costs 40 pounds. The wall of the harbour is the work of monks.",
    "town.txt": "The council meets on Mondays. The school board meets in June. The library is the oldest of all.",
}


def test_filters_phrases_and_numbers_of_citations(make_bot: MakeBot) -> None:
    bot = make_bot(TEXTS)
    assert {c.document for c in bot.ask("bridge tower", filter=Filter(within="tower.txt")).citations} == {"tower.txt"}
    assert [c.text for c in bot.ask('"climbed the tower" bridge').citations] == [
        "Nobody has climbed the tower since 1975."
    ]
    assert len(bot.ask("bridge tower", top=1).citations) == 1
    assert bot.ask("Who built the Elm Bridge?", context=0).citations[0].after == ""


def test_a_quoted_phrase_decides_what_may_be_cited_and_nothing_else(make_bot: MakeBot) -> None:
    bot = make_bot(QUOTED)
    plain = bot.ask("When does the harbour board meet?", explain=True).citations[0]
    quoted = bot.ask('When does the "harbour board" meet?', explain=True).citations
    assert [one.text for one in quoted] == [plain.text]
    assert quoted[0].score == pytest.approx(plain.score, abs=1.5)
    assert quoted[0].confidence == pytest.approx(plain.confidence, abs=0.1)
    assert {reason.label for reason in quoted[0].reasons if reason.weight} > {"words of the question in the sentence"}


def test_a_sentence_that_only_repeats_the_question_is_less_sure(
    make_bot: MakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = make_bot({"pier.txt": "The pier was closed. Boats moor at the quay. It rained."})
    question = "Why was the pier closed?"
    less = bot.ask(question).citations[0].confidence
    monkeypatch.setattr(doubts, "only_repeats", lambda asked, text: False)
    assert less == pytest.approx(0.4 * bot.ask(question).citations[0].confidence)


def test_a_phrase_is_cited_that_the_question_else_leads_far_from(make_bot: MakeBot) -> None:
    texts = {f"{number}.txt": "The ferry sails at noon. The ferry is blue." for number in range(80)}
    reply = make_bot({**texts, "z.txt": "Nobody swims in the tarn."}).ask('ferry sails noon "in the tarn"')
    assert [one.text for one in reply.citations] == ["Nobody swims in the tarn."]


@pytest.mark.parametrize("question", ['"is the"', '"the harbour"', "“of the harbour”?"])
def test_a_question_that_is_only_a_phrase_is_answered_by_what_has_it(make_bot: MakeBot, question: str) -> None:
    bot = make_bot(QUOTED)
    reply = bot.ask(question)
    assert reply.answered
    assert not bot.ask(f"What costs {question} umbrella?").answered
    strict = replace(bot.config, answers=replace(bot.config.answers, confidence=0.99))
    with QABot.open(strict) as sure:
        again = sure.ask(question)
    assert again.answered
    assert again.confidence == reply.confidence


def test_a_state_that_is_taken_again_is_never_older_than_one_refreshed_meanwhile(
    make_bot: MakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = make_bot(TEXTS)
    bot.refresh()
    opened, may_go_on = threading.Event(), threading.Event()
    open_store = Store.open

    def slow(self: Store) -> object:
        state = open_store(self)
        if threading.current_thread() is not threading.main_thread():
            opened.set()
            may_go_on.wait(5)
        return state

    monkeypatch.setattr(Store, "open", slow)
    taking = threading.Thread(target=bot.reopen)
    taking.start()
    assert opened.wait(5)
    threading.Timer(0.2, may_go_on.set).start()
    Path(bot.config.documents[0], "bridge.txt").write_text("The Elm Bridge was built by Ida Holm.")
    bot.refresh()
    taking.join()
    assert bot.ask("Who built the Elm Bridge?").citations[0].text == "The Elm Bridge was built by Ida Holm."
    assert not bot.ask('"the board harbour"').answered


def test_follow_ups_know_what_was_asked_before(make_bot: MakeBot) -> None:
    reply = make_bot(TEXTS).ask("When did it open?", after=["Who built the Elm Bridge?"])
    assert "It opened in May 1912." in [citation.text for citation in reply.citations]
    assert reply.query.carried == ("Elm", "Bridge")


def test_the_text_of_a_document(make_bot: MakeBot) -> None:
    bot = make_bot(TEXTS)
    bot.refresh()
    assert bot.text_of("tower.txt") == TEXTS["tower.txt"]
    with pytest.raises(IndexingError, match="no such document"):
        bot.text_of("other.txt")


@pytest.mark.parametrize(
    ("question", "options", "told"),
    [
        (None, {}, "the question is no text; found None"),
        (5, {}, "the question is no text; found 5"),
        ("x" * 10_001, {}, "a question has more than 10,000 characters; ask a shorter one"),
        ("Who?", {"after": ["Who?", "x" * 10_001]}, "a question has more than 10,000 characters; ask a shorter one"),
        ("Who?", {"top": "3"}, "top: found '3', allowed: a whole number from 1"),
        ("Who?", {"top": True}, "top: found True"),
        ("Who?", {"context": 1.5}, "context: found 1.5"),
        ("Who?", {"filter": "x"}, "filter: found 'x', allowed: a Filter"),
        ("Who?", {"filter": Filter(within=5)}, "filter: found Filter"),  # type: ignore[arg-type]
        ("Who?", {"filter": Filter(since="yesterday")}, "filter: since: found 'yesterday', allowed: a date as 2024"),
        ("Who?", {"filter": Filter(since="2024-13")}, "filter: since: found '2024-13'"),
        ("Who?", {"after": "When?"}, "after: found 'When?', allowed: a list of texts"),
        ("Who?", {"after": [1]}, "after: found [1]"),
    ],
)
def test_values_of_other_types_are_refused(
    make_bot: MakeBot, question: object, options: dict[str, object], told: str
) -> None:
    with pytest.raises(QuestionError, match=re.escape(told)):
        make_bot(TEXTS).ask(question, **options)  # type: ignore[arg-type]


LAKES = "lake,depth,length,area,price\nHeron Lake,31,14,120,28 €\nAmber Mere,12,22,310,17 €\nStone Tarn,45,9,80,35 €\n"


@pytest.mark.parametrize(
    ("question", "cell"),
    [("How deep is Heron Lake?", "31"), ("How long is Amber Mere?", "22"), ("How large is Stone Tarn?", "80")],
)
def test_a_measure_is_in_the_column_of_its_name(make_bot: MakeBot, question: str, cell: str) -> None:
    first = make_bot({"lakes.csv": LAKES}).ask(question).citations[0]
    assert first.highlight is not None
    assert first.highlight.of(first.text) == cell
