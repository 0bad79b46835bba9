"""The guide and the program agree: every option, command and key is described, and every described key exists."""

import argparse
import re
from pathlib import Path

import pytest
import yaml

from qa_bot.cli.arguments import build_parser
from qa_bot.config import KEYS, load_config

GUIDE = Path(__file__).parents[2] / "knowledge"


def commands() -> dict[str, argparse.ArgumentParser]:
    (action,) = [action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(action.choices)


def options() -> set[tuple[str, ...]]:
    parsers = (build_parser(), *commands().values())
    return {tuple(action.option_strings) for parser in parsers for action in parser._actions if action.option_strings}


@pytest.fixture(scope="module")
def guide() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md")))


@pytest.mark.parametrize("spellings", sorted(options()))
def test_every_option_is_in_the_guide(guide: str, spellings: tuple[str, ...]) -> None:
    assert re.search(rf"`[^`\n]*(?<![\w-])(?:{'|'.join(spellings)})(?![\w-])", guide)


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_in_the_guide(guide: str, command: str) -> None:
    assert f"`qa-bot {command}" in guide


@pytest.mark.parametrize("key", [key.name for key in KEYS])
def test_every_key_has_a_heading_in_the_guide(key: str) -> None:
    assert f"### {key}\n" in (GUIDE / "configure.md").read_text(encoding="utf-8")


def test_the_guides_example_has_every_key_and_is_right(tmp_path: Path) -> None:
    text = (GUIDE / "configure.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    path = tmp_path / "config.yaml"
    path.write_text(example[1], encoding="utf-8")
    load_config(path)
    values = yaml.safe_load(example[1])
    for key in KEYS:
        section, _, name = key.name.partition(".")
        assert section in values
        assert not name or name in values[section]


def test_the_repositorys_own_settings_are_right() -> None:
    load_config(GUIDE.parent / "config.yaml")
