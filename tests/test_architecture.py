"""What docs/architecture.md says of the package holds for the package."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
(LAYERS,) = [contract["layers"] for contract in CONTRACTS if contract["id"] == "layers"]


def parts() -> list[str]:
    """The package's folders and files, as imported."""
    found = [path for path in (ROOT / "qa_bot").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    return sorted(path.stem for path in found if not path.name.startswith("__"))


def test_the_listed_layers_are_those_that_are_checked() -> None:
    assert "\n".join(LAYERS) + "\n" in BLOCKS


@pytest.mark.parametrize("part", parts())
def test_every_part_of_the_package_is_listed_and_has_a_layer(part: str) -> None:
    (listing,) = [block for block in BLOCKS if block.startswith("qa_bot/\n")]
    assert re.search(rf"(?m)^  (?:\S.*  )?{part}(?:/|\.py) ", listing)
    assert part in [name for layer in LAYERS for name in layer.split(" | ")]


def test_decisions_are_numbered_in_a_row_and_say_what_follows() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in files] == list(range(1, len(files) + 1))
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequence"))


def test_no_group_of_a_pattern_is_possessive() -> None:
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{+[\d,]+\}+)\+")
    assert possessive.search("(?:ab)*+")
    assert possessive.search(r"(?:ab){{0,8}}+")
    assert not possessive.search(r"[ab]*+\)+")
    sources = (ROOT / "qa_bot").rglob("*.py")
    assert [path.name for path in sources if possessive.search(path.read_text(encoding="utf-8"))] == []
