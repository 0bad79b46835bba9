"""Make the question sets whole: benchmarks/sets/make.py FOLDER [SET…].

The questions are here, most of the documents are not: they are pages of Debian's packages, which ``sources.yaml`` of a
set names. This downloads the packages (apt-get, no root needed), turns the pages into Markdown, and writes each set as
FOLDER/SET with ``docs`` and ``questions.yaml``, as `qa-bot eval` and `qa-bot train` read it. Needs the extra `sets`.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup
from markdownify import markdownify

HERE = Path(__file__).parent
NO_TEXT = ("script", "style", "nav", "head", "form", "button", "noscript", "img")
# Classes and ids of what stands around the text of a page
FRAME = (
    *("navheader", "navfooter", "docnav", "toc", "header", "footer", "sphinxsidebar", "related", "qv", "apache", "top"),
    *("up", "bottomlang", "toplang", "path", "preamble_nav", "TOC", "menu"),
)
ENGLISH = frozenset("the of and to is in that for are with this as be by on it from an or can you which will".split())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("sets", nargs="*", metavar="SET", help="all if none is named")
    options = parser.parse_args()
    known = sorted(path.parent.name for path in HERE.glob("*/questions.yaml"))
    unknown = sorted(set(options.sets) - set(known))
    if unknown:
        parser.error(f"there is no set {', '.join(unknown)}; there are {', '.join(known)}")
    sources = {name: _sources(name) for name in options.sets or known}
    with tempfile.TemporaryDirectory() as unpacked:
        needed = {part["package"]: part["version"] for found in sources.values() for part in found.get("sources", ())}
        for package, version in sorted(needed.items()):
            print(f"{package} {version}", file=sys.stderr, flush=True)
            unpack(package, version, Path(unpacked) / package)
        for name, found in sources.items():
            write(name, found, Path(unpacked), options.folder / name)


def _sources(name: str) -> Mapping[str, Any]:
    path = HERE / name / "sources.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def unpack(package: str, version: str, into: Path) -> None:
    """Download a package in the version that the questions were written on, else in the one there is."""
    with tempfile.TemporaryDirectory() as folder:
        for wanted in (f"{package}={version}", package):
            got = subprocess.run(["apt-get", "download", "-q", wanted], cwd=folder, capture_output=True, text=True)
            if got.returncode == 0:
                break
        else:
            raise SystemExit(f"{package} could not be downloaded: {got.stderr.strip()}")
        if wanted == package:
            print(f"{package}: another version than {version}, so some answers may be missing", file=sys.stderr)
        (archive,) = Path(folder).glob("*.deb")
        subprocess.run(["dpkg-deb", "-x", archive, into], check=True)


def write(name: str, found: Mapping[str, Any], unpacked: Path, into: Path) -> None:
    """Write a set; documents of its own are copied."""
    if (HERE / name / "docs").is_dir():
        shutil.copytree(HERE / name / "docs", into / "docs", dirs_exist_ok=True)
    (into / "docs").mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / name / "questions.yaml", into)
    for part in found.get("sources", ()):
        for document, page in part["files"].items():
            text = page_text(unpacked / part["package"] / part["folder"] / page)
            if found.get("without_english"):
                text = without_english(text)
            (into / "docs" / document).write_text(text, encoding="utf-8")
    print(f"{name}: {len(list((into / 'docs').iterdir()))} documents", file=sys.stderr, flush=True)


def page_text(path: Path) -> str:
    """Return a page as Markdown without what stands around its text; what is no HTML, as it is."""
    if not re.search(r"\.(html|utf8)$", path.name):
        return path.read_text(encoding="utf-8")
    page = BeautifulSoup(path.read_bytes(), "lxml")
    for element in page(NO_TEXT):
        element.decompose()
    whole = len(page.get_text())
    for name in FRAME:
        for element in page.select(f".{name}, #{name}"):
            if element.name not in ("body", "html") and len(element.get_text()) < 0.5 * whole:
                element.decompose()
    text = markdownify(str(page.body or page), heading_style="ATX", strip=["a", "img", "span"])
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n"


def without_english(text: str) -> str:
    """Return a translated page without the paragraphs that were not translated."""
    return "\n\n".join(paragraph for paragraph in text.split("\n\n") if not _is_english(paragraph))


def _is_english(paragraph: str) -> bool:
    words: Sequence[str] = re.findall(r"[a-z]+", paragraph.lower())
    found = sum(word in ENGLISH for word in words)
    return len(words) > 12 and found > 0.2 * len(words) and not paragraph.startswith("    ")


if __name__ == "__main__":
    main()
