"""The plot of benchmarks/scale.py: four panels against the number of sentences, both axes logarithmic, as an SVG."""

from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator
from measures import Figures
from scale_table import OWN

INK, FAINT = "#24292f", "#d0d7de"
COLOURS = {
    OWN: "#d1242f",
    "SQLite FTS5": "#8250df",
    "tantivy": "#0969da",
    "bm25s + numba": "#1a7f37",
    "scikit-learn": "#9a6700",
}
MARKERS = {OWN: "o", "SQLite FTS5": "s", "tantivy": "^", "bm25s + numba": "D", "scikit-learn": "v"}
PANELS = (
    ("index time with reading, s", lambda of: (of["index_s"] + of.get("read_s", 0),)),
    ("size on disk, MB", lambda of: (of["disk_mb"],)),
    ("peak memory, MB", lambda of: (of["peak_mb"],)),
    ("one query, ms: median, and 95th percentile (dashed)", lambda of: (of["p50_ms"], of["p95_ms"])),
)
STYLES = ("-", "--")


def plot(results: Figures, path: Path) -> None:
    """Draw the figures by size and system; the same figures give the same bytes."""
    with matplotlib.rc_context({"svg.hashsalt": "qa_bot", "font.size": 9, "text.color": INK, "axes.edgecolor": FAINT}):
        figure = Figure(figsize=(9, 6.4), layout="constrained")
        axes = figure.subplots(2, 2).flat
        for panel, (title, values) in zip(axes, PANELS, strict=True):
            for name in COLOURS:
                points = [(int(size), values(of[name])) for size, of in results.items() if name in of]
                if points:
                    _draw(panel, name, points)
            _label(panel, title, [int(size) for size in results])
        handles, names = figure.axes[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside lower center", ncols=len(names), frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None})


def _draw(panel: Axes, name: str, points: list[tuple[int, tuple[float, ...]]]) -> None:
    width = 2.2 if name == OWN else 1.2
    for place, style in enumerate(STYLES[: len(points[0][1])]):
        # What is not kept on disk has no place on a logarithmic axis.
        drawn = [(size, values[place]) for size, values in points if values[place] > 0]
        panel.plot(
            [size for size, _ in drawn],
            [value for _, value in drawn],
            style,
            color=COLOURS[name],
            marker=MARKERS[name],
            markersize=4,
            linewidth=width,
            alpha=0.6 if place else 1.0,
            label=None if place else name,
            zorder=3 if name == OWN else 2,
        )


def _label(panel: Axes, title: str, sizes: list[int]) -> None:
    panel.set_title(title, loc="left", fontsize=9)
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_xticks(sizes, [f"{size:,}" for size in sizes])
    panel.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    panel.minorticks_off()
    panel.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    panel.grid(color=FAINT, linewidth=0.6)
    panel.spines[["top", "right"]].set_visible(False)
    panel.tick_params(color=FAINT)
