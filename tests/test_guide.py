"""What the guide's page on Python shows runs, one example after the other, and tells all that there is."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import qa_bot
from qa_bot import QABot

PAGE = (Path(__file__).parents[1] / "knowledge" / "python.md").read_text(encoding="utf-8")
LIGHTHOUSE = "The lighthouse was designed by Clara Holm. The lighthouse opened on 4 May 1891.\n"


@pytest.mark.parametrize("program", re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
def test_an_example_runs_and_finds_the_sentence(program: str, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "lighthouse.txt").write_text(LIGHTHOUSE, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("documents: [notes]\n", encoding="utf-8")
    run = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"Clara Holm|4 May 1891", done.stdout)


@pytest.mark.parametrize("name", [name for name in qa_bot.__all__ if name not in ("__version__", "Reply")])
def test_every_public_name_is_described(name: str) -> None:
    assert f"`{name}" in PAGE


def test_every_method_and_argument_of_the_bot_is_described() -> None:
    methods = {name: method for name, method in vars(QABot).items() if not name.startswith("_")}
    for name, method in methods.items():
        assert re.search(rf"`(?:bot|QABot)\.{name}\(", PAGE), name
        for argument in inspect.signature(getattr(method, "__func__", method)).parameters:
            if argument not in ("self", "cls", "config", "question"):
                assert re.search(rf"`{argument}`|\b{argument}=|\({argument}\)", PAGE), f"{name}: {argument}"
