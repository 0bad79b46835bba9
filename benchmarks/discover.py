"""How long it takes to find 25,000 files in 100 folders: python benchmarks/discover.py [FILES]."""

import sys
import tempfile
import time
from pathlib import Path

from qa_bot.ingest.discover import discover


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 25_000
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        for number in range(count):
            folder = base / "docs" / f"{number % 100:02}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"document-{number:06}.txt").touch()
        for label, documents, exclude in [
            ("folder", ["docs"], []),
            ("folder, with excludes", ["docs"], ["*.tmp", "docs/old/**"]),
            ("glob", ["docs/**/*.txt"], []),
        ]:
            times = []
            for _ in range(7):
                start = time.perf_counter()
                found = discover(documents, base, exclude)
                times.append(time.perf_counter() - start)
            best, median = min(times) * 1000, sorted(times)[3] * 1000
            print(f"{label:24}{len(found.files)} files  best {best:6.1f} ms  median {median:6.1f} ms")


if __name__ == "__main__":
    main()
