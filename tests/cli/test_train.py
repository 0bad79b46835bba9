import sys
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from qa_bot.cli.console import Console
from qa_bot.cli.train import train
from qa_bot.errors import QABotError
from qa_bot.evaluation.training import run
from qa_bot.model.file import DEFAULT


def options(output: str) -> Namespace:
    return Namespace(output=output, suites=["suite.yaml"], config=None, documents=["."], index="index")


def test_the_setting_for_a_trained_model_holds_wherever_config_yaml_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "models, all"
    folder.mkdir()
    monkeypatch.chdir(folder)
    model = SimpleNamespace(threshold=0.5, write=lambda path: path.write_bytes(b"model"))
    monkeypatch.setattr(run, "train", lambda *_: SimpleNamespace(model=model, unseen={}, thresholds={}))
    assert train(options("my.model"), Console()) == 0
    told = capsys.readouterr().err
    assert f"Wrote {folder / 'my.model'}; " in told
    setting = yaml.safe_load(told.split("`")[1])
    assert setting == {"ranking": {"model": str(folder / "my.model")}}


def test_the_name_of_a_question_set_never_steers_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    model = SimpleNamespace(threshold=0.5, write=lambda path: path.write_bytes(b"model"))
    name = "Summit\x1b[2J\nof 2023"
    fitted = SimpleNamespace(model=model, unseen={name: {"questions": 3}}, thresholds={name: ()})
    monkeypatch.setattr(run, "train", lambda *_: fitted)
    train(options("my.model"), Console())
    assert capsys.readouterr().out.startswith("Summit␛[2J of 2023, questions on documents not seen in fitting: ")


@pytest.mark.parametrize(
    ("output", "problem"),
    [
        ("none/my.model", "does not exist"),
        (".", "is a folder"),
        ("suite.yaml", "is a file and no model"),
        pytest.param(
            "/proc/my.model", "cannot be written", marks=pytest.mark.skipif(sys.platform != "linux", reason="")
        ),
    ],
)
def test_an_output_that_cannot_be_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "suite.yaml").write_text("pairs: []")
    with pytest.raises(QABotError, match=rf"{problem}.*--output"):
        train(options(output), Console())
    assert (tmp_path / "suite.yaml").read_text() == "pairs: []"


def test_a_model_may_be_fitted_anew_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.model").write_bytes(DEFAULT.read_bytes())
    model = SimpleNamespace(threshold=0.5, write=lambda path: path.write_bytes(b"model"))
    monkeypatch.setattr(run, "train", lambda *_: SimpleNamespace(model=model, unseen={}, thresholds={}))
    assert train(options("my.model"), Console()) == 0
    assert (tmp_path / "my.model").read_bytes() == b"model"
