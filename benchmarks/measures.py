"""What the benchmarks measure with: percentiles, sizes, peak memory of a process and its children, pairs in turn."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

SAMPLE = 0.25
"""Seconds between two looks at a process's memory, each of which holds it up."""

Figures = dict[str, Any]


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentiles(ask: Callable[[Any], object], questions: Sequence[Any], warm_up: int = 20) -> tuple[float, float]:
    """Return the median and the 95th percentile of the time that a question takes, in ms."""
    for question in questions[:warm_up]:
        ask(question)
    times = sorted(seconds(lambda question=question: ask(question)) * 1e3 for question in questions)
    return round(times[len(times) // 2], 3), round(times[int(len(times) * 0.95)], 3)


def megabytes(folder: Path) -> float:
    """Return the size of the files below a folder."""
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6, 1)


def run(command: Sequence[str]) -> tuple[float, float, str]:
    """Run a command to its end; return the seconds it took, its peak memory with its children's in MB, and its output.

    Raises CalledProcessError where it fails.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(SAMPLE)
        output = process.stdout.read() if process.stdout is not None else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return round(time.perf_counter() - start, 2), round(peak), output


def memory(pid: int) -> float:
    """Return the memory of a process and its children in MB; pages that they share count once (on Linux)."""
    total = 0
    with suppress(psutil.Error):
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            with suppress(psutil.Error):
                used = process.memory_full_info()
                total += getattr(used, "pss", used.rss)
    return total / 1e6


def in_turn(commands: Sequence[Sequence[str]], rounds: int) -> list[float]:
    """Return the median seconds of each command, run one after the other ``rounds`` times, so that noise hits all."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, taken in zip(commands, times, strict=True):
            taken.append(seconds(lambda command=command: subprocess.run(command, capture_output=True, check=False)))
    return [sorted(taken)[len(taken) // 2] for taken in times]


def in_a_process(script: Path, *arguments: str, watched: bool = True) -> Figures:
    """Run a script of ours in a process of its own; return the JSON object it prints.

    With its peak memory in MB, if it is ``watched``. Raises CalledProcessError where it fails.
    """
    command = [sys.executable, str(script), *arguments]
    if not watched:
        printed: Figures = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        return printed
    _, peak, output = run(command)
    return {"peak_mb": peak, **json.loads(output)}
