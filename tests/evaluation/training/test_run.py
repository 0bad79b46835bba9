"""Fitting to a made-up question set, from its folder to a model that answers."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.config import load_config
from qa_bot.errors import ModelError
from qa_bot.evaluation.training.run import Training, train
from qa_bot.model.file import read_model

NAMES = ("Ada Berg", "Jon Holt", "Mia Lind", "Otto Falk", "Ruth Vale", "Eva Moe", "Finn Rask", "Nora Dahl")
THINGS = ("mill", "ferry", "bridge", "lighthouse", "library", "market", "organ", "harbour")
TOWNS = ("Orta", "Lunde", "Varn", "Sund", "Fell", "Port Ellis", "Skarn", "Holm")


def write_set(folder: Path, towns: tuple[str, ...]) -> Path:
    """Write documents on towns, each with who built what and when, and questions; some on what is not told."""
    (folder / "docs").mkdir(parents=True)
    chance = random.Random(1)
    lines = []
    for town in towns:
        text = f"{town} lies by the sea. Many people visit it in summer.\n"
        for thing in THINGS:
            name, year = chance.choice(NAMES), chance.randrange(1700, 1990)
            built = f"The {thing} of {town} was built by {name}."
            opened = f"The {thing} opened in {year}, and people came from afar."
            for question, sentence, answer in (
                (f"Who built the {thing} of {town}?", built, name),
                (f"When did the {thing} of {town} open?", opened, str(year)),
            ):
                start = len(text) + 1 + f"{built} {opened}".index(sentence) + sentence.index(answer)
                gold = {"doc": f"{town}.txt", "start": start, "end": start + len(answer), "text": answer}
                lines.append({"question": question, "gold": [gold]})
            text += f"\n{built} {opened}\n"
        (folder / "docs" / f"{town}.txt").write_text(text, encoding="utf-8")
        lines += [
            {"question": f"What does a ticket to {town} {what}?", "gold": [], "answerable": False, "kind": "near"}
            for what in ("cost", "weigh", "allow")
        ]
    (folder / "questions.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_set(tmp_path_factory.mktemp("suites") / "towns", TOWNS)


@pytest.fixture(scope="module")
def training(folder: Path) -> Training:
    return train(load_config(None), [folder])


def test_a_suite_of_other_documents_is_told_before_the_work(folder: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "questions.yaml"
    pairs.write_text(
        "name: Ships\npairs:\n- question: Who built the ship?\n  answer: Ida Holm built it.\n"
        "- question: What does it cost?\n  answer: null\n",
        encoding="utf-8",
    )
    elsewhere = load_config(documents=[folder / "docs"], index=tmp_path / "index", start=tmp_path)
    with pytest.raises(ModelError, match=r"Ships: none of its answers stand in the documents \(pair 1: .*config\.yaml"):
        train(elsewhere, [folder, pairs])


@pytest.mark.slow
def test_the_figures_are_those_of_questions_not_seen(training: Training) -> None:
    figures = training.unseen["towns"]
    assert figures["questions"] == len(TOWNS) * (2 * len(THINGS) + 3)
    assert figures["hit@1"] > 0.8
    assert figures["hit@1"] <= figures["hit@5"] <= figures["recall"]
    assert figures["near refused"] > 0.8
    everything, *higher = training.thresholds["towns"]
    assert everything["answered"] == everything["right answered"] == 1
    assert everything["wrong of these"] >= higher[-1]["wrong of these"]


@pytest.mark.slow
def test_the_model_answers(training: Training, folder: Path, tmp_path: Path) -> None:
    training.model.write(tmp_path / "towns.model")
    config = load_config(None, documents=[str(folder / "docs")], index=tmp_path / "index")
    config = replace(config, ranking=replace(config.ranking, model=tmp_path / "towns.model"))
    with QABot.open(config) as bot:
        reply = bot.ask("Who built the ferry of Varn?", explain=True)
        assert reply.answered
        assert reply.citations[0].text.startswith("The ferry of Varn was built by")
        assert not bot.ask("What does a ticket to Varn cost?").answered


@pytest.mark.slow
def test_the_same_questions_give_the_same_bytes(training: Training, folder: Path, tmp_path: Path) -> None:
    training.model.write(tmp_path / "one.model")
    train(load_config(None), [folder]).model.write(tmp_path / "two.model")
    assert (tmp_path / "one.model").read_bytes() == (tmp_path / "two.model").read_bytes()
    assert read_model(tmp_path / "one.model").fitted_on["suites"] == [{"name": "towns", "questions": 152}]


def test_too_few_pairs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"too few pairs: the answers of 1\d questions were found"):
        train(load_config(None), [write_set(tmp_path / "one", TOWNS[:1])])


def test_pairs_on_too_few_documents_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="one-sided pairs: their answers stand in fewer than 5 documents"):
        train(load_config(None), [write_set(tmp_path / "three", TOWNS[:3])])


def test_no_suite_is_refused() -> None:
    with pytest.raises(ModelError, match="no question sets are named"):
        train(load_config(None), [])
