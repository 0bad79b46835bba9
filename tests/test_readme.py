"""What the README shows is so: its commands run, its answer is the answer, its links lead somewhere."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def pages(folder: str) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(f"{folder}/**/*.md"))]


BENCHMARKS = ["benchmarks/README.md", "benchmarks/sets/README.md"]
PAGES = ["README.md", "CHANGELOG.md", *pages("docs"), *pages("knowledge"), *BENCHMARKS]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the commands read, so that no index is left in the repository."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("knowledge", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "config.yaml", folder)
    reports = folder / "home" / "reports"
    reports.mkdir(parents=True)
    (reports / "pumps.md").write_text("# Pumps\n\nThe pump failed on 3 March 2021 at noon.\n", encoding="utf-8")
    return folder


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    variables = {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_CACHE_HOME": str(home), "LANG": "C.UTF-8"}
    variables |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )


def shown(output: str) -> str:
    """The output without the figures of the confidence, which change whenever the model is fitted anew."""
    return re.sub(r"Confidence: .*", "Confidence: …", output.strip())


def test_the_answer_it_shows_is_the_answer(checkout: Path) -> None:
    (example,) = examples("console")
    command, _, answer = example.partition("\n")
    arguments = shlex.split(command.removeprefix("$ qa-bot"))
    done = run(["-m", "qa_bot", *arguments], checkout)
    assert done.returncode == 0, done.stderr
    assert shown(done.stdout) == shown(answer)


@pytest.mark.parametrize(
    "command",
    [line for block in examples("sh") for line in block.splitlines() if "qa-bot" in line and "--ask" in line],
)
def test_a_question_to_documents_of_ones_own(command: str, checkout: Path) -> None:
    _, *arguments = shlex.split(command, comments=True)
    arguments = [argument.replace("~", str(checkout / "home")) for argument in arguments]
    done = run(["-m", "qa_bot", *arguments], checkout)
    assert done.returncode in (0, 1), done.stderr
    assert "The pump failed on 3 March 2021 at noon." in done.stdout


@pytest.mark.parametrize("program", examples("python"))
def test_the_example_of_python(program: str, checkout: Path) -> None:
    done = run(["-c", program], checkout)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\S+\.md \d+ \S", done.stdout, re.MULTILINE)


def test_the_settings_it_shows_are_right(checkout: Path) -> None:
    (example,) = examples("yaml")
    home = checkout / "home"
    (home / "manuals").mkdir(exist_ok=True)
    (home / "manuals" / "kettle.md").write_text("The kettle holds two litres.\n", encoding="utf-8")
    (home / "config.yaml").write_text(example, encoding="utf-8")
    done = run(["-m", "qa_bot", "--config", str(home / "config.yaml"), "sources"], checkout)
    assert done.returncode == 0, done.stderr
    assert "kettle.md" in done.stdout
    assert "pumps.md" in done.stdout


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`qa-bot (\w+)`", README))))
def test_every_command_it_names_exists(command: str, checkout: Path) -> None:
    done = run(["-m", "qa_bot", command, "--help"], checkout)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_every_target_of_make_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"^make (\w+)|`make (\w+)`", text, re.MULTILINE)
    for target in {first or second for first, second in targets}:
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_the_two_commands_are_those_of_the_makefile() -> None:
    first, second = examples("sh")[0].splitlines()
    assert first.startswith("make chat ")
    assert second.startswith("make test ")


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)\)", text):
        assert target.startswith("https://") or (ROOT / page).parent.joinpath(target).exists(), target


def test_nothing_is_left_to_fill_in() -> None:
    assert not re.search(r"<!--|TODO|FIXME|TBD", README)
