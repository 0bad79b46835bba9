"""How index time, size, memory and query time grow with the collection: benchmarks/scale.py [--sizes 10000,100000].

Makes the collections, runs qa_bot and its peers (the extra `bench`; what is not installed is left out) in turn, each in
a process of its own, and writes docs/scale.json with the figures, docs/scale.md with a table and docs/scale.svg. Sizes
and programs that are not measured now keep the figures that are there; with --redraw none is measured.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from subprocess import CalledProcessError

from collection import make
from measures import Figures, in_a_process
from peers import PEERS, versions
from scale_plot import plot
from scale_table import OWN, page

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
RESULTS = DOCS / "scale.json"
SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 500
SYSTEMS = (OWN, *PEERS)


def main() -> None:
    options = _options()
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    if not options.redraw:
        for size in options.sizes:
            found = measure(size, options.systems, options.queries, options.folder)
            results[str(size)] = results.get(str(size), {}) | found
            _write(results)
    _write(results)


def measure(size: int, systems: Sequence[str], queries: int, folder: Path) -> Figures:
    """Return the figures of every system for one size, by the system's name."""
    say(f"{size:,} sentences: making the collection")
    collection = make(folder / f"collection-{size}", size)
    found: Figures = {"machine": machine(), "files": sum(1 for _ in (collection / "docs").rglob("*.txt"))}
    for name in systems:
        figures = measure_one(name, collection, queries)
        if figures is not None:
            found[name] = figures
            say(f"{size:,} sentences: {name}: {json.dumps(figures)}")
    return found


def measure_one(name: str, collection: Path, queries: int) -> Figures | None:
    """Return the figures of one system; None, which is told, where it is not installed or fails."""
    try:
        if name != OWN:
            versions(name)
            return in_a_process(HERE / "peers.py", name, str(collection), str(queries))
        with tempfile.TemporaryDirectory(dir=collection.parent) as index:
            # it looks at the memory of what it runs itself
            return in_a_process(HERE / "own.py", str(collection), f"{index}/index", str(queries), watched=False)
    except PackageNotFoundError as error:
        say(f"{name}: left out, {error.name} is not installed (pip install -e '.[bench]')")
    except CalledProcessError as error:
        say(f"{name}: left out, it failed ({error.returncode})")
    return None


def machine() -> str:
    """Return what the figures depend on besides the programs."""
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _write(results: Figures) -> None:
    """Write the figures, the table and the plot."""
    ordered = {size: results[size] for size in sorted(results, key=int)}
    RESULTS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    (DOCS / "scale.md").write_text(page(ordered), encoding="utf-8")
    plot(ordered, DOCS / "scale.svg")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of sentences, with commas between")
    parser.add_argument("--systems", type=_systems, default=SYSTEMS, help=f"some of {', '.join(SYSTEMS)}")
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "qa_bot-scale"))
    parser.add_argument("--redraw", action="store_true", help="write the table and the plot anew, measure nothing")
    return parser.parse_args()


def _systems(text: str) -> list[str]:
    systems = text.split(",")
    if unknown := [name for name in systems if name not in SYSTEMS]:
        raise argparse.ArgumentTypeError(f"there is no {', '.join(unknown)}; there are {', '.join(SYSTEMS)}")
    return systems


def _sizes(text: str) -> list[int]:
    return [int(part.replace("_", "")) for part in text.split(",")]


if __name__ == "__main__":
    main()
