"""The page with the figures of benchmarks/scale.py: what was measured and how, and a table for each size."""

from collections.abc import Callable, Iterable

from measures import Figures

OWN = "qa_bot"

INTRODUCTION = """# How it grows with the collection

Written by `benchmarks/scale.py` (see [benchmarks](../benchmarks/README.md)): do not edit, run it again.

![Index time, size on disk, peak memory and query time against the number of sentences](scale.svg)

The collections are made up: words drawn from a Zipf-Mandelbrot distribution, about 20 words a sentence and 40
sentences a file; the questions have three to six telling words of one sentence each. All programs ran one after the
other on one machine, each in a process of its own. Times vary with the machine and with what else it does: the
comparison counts.

- **Index time** of the peers is shown as reading and cutting the files, and indexing; qa_bot's is the whole command.
- **On disk**: SQLite and tantivy keep the sentences, bm25s and scikit-learn do not; qa_bot keeps whole documents.
- **Peak memory** is that of a process with its children: of qa_bot's while indexing, of a peer's while indexing and
  answering. The peers hold all sentences in memory.
- **Query**: ten sentences from the peers; from qa_bot fifty, the first stage of a question, which looks at neighbours,
  paragraph, document and title beside the sentence. A whole question is in the second table.
"""
OWN_HEADING = """## Questions to qa_bot

A whole question: understood, retrieved, re-ranked, the answering part chosen, its file looked at. A cold start is a
process of its own, `qa-bot --ask`, beside one that only imports numpy, run in turn.
"""
PEER_COLUMNS = ("program", "index time, s", "on disk, MB", "peak memory, MB", "query p50, ms", "query p95, ms")
OWN_COLUMNS: tuple[tuple[str, Callable[[Figures], str]], ...] = (
    ("question p50 / p95, ms", lambda of: f"{of['ask_p50_ms']:,.1f} / {of['ask_p95_ms']:,.1f}"),
    ("cold start, ms", lambda of: f"{of['cold_ms']:,}"),
    ("importing numpy, ms", lambda of: f"{of['numpy_ms']:,}"),
    ("refresh after one changed file, s", lambda of: f"{of['refresh_s']:.2f}"),
    ("memory after 100 questions, MB", lambda of: f"{of['resident_mb']:,}"),
)


def page(results: Figures) -> str:
    """Return the page for figures by size and system."""
    parts = [INTRODUCTION]
    for size, systems in results.items():
        parts.append(f"## {int(size):,} sentences in {systems['files']:,} files\n")
        parts.append(_table(PEER_COLUMNS, [_row(name, systems[name]) for name in systems_in(systems)]))
        parts.append(f"{systems['machine']}; measured {systems.get(OWN, {}).get('measured', 'before')}.\n")
    own = [(f"{int(size):,} sentences", systems[OWN]) for size, systems in results.items() if OWN in systems]
    parts.append(OWN_HEADING)
    parts.append(_table(("", *dict(OWN_COLUMNS)), [[name, *_own(figures)] for name, figures in own]))
    return "\n".join(parts)


def systems_in(systems: Figures) -> list[str]:
    """Return the names of the programs that were measured."""
    return [name for name, figures in systems.items() if isinstance(figures, dict)]


def _row(name: str, of: Figures) -> list[str]:
    index = f"{of['index_s']:,.1f}" if name == OWN else f"{of['read_s']:,.1f} + {of['index_s']:,.1f}"
    disk = f"{of['disk_mb']:,.1f}" if of["disk_mb"] else "–"
    label = f"**{name}**" if name == OWN else f"{name} {of['version']}"
    return [label, index, disk, f"{of['peak_mb']:,}", f"{of['p50_ms']:,.2f}", f"{of['p95_ms']:,.2f}"]


def _own(figures: Figures) -> list[str]:
    return [write(figures) for _, write in OWN_COLUMNS]


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
