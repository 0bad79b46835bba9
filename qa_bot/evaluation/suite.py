"""Question sets in all their forms: one table of readers."""

from collections.abc import Callable, Mapping
from pathlib import Path

from qa_bot.errors import SuiteError
from qa_bot.evaluation.pair import Suite
from qa_bot.evaluation.readers.folder import read_folder
from qa_bot.evaluation.readers.pairs import read_pairs
from qa_bot.evaluation.readers.squad import read_squad

READERS: Mapping[str, Callable[[Path], Suite]] = {
    ".yaml": read_pairs,
    ".yml": read_pairs,
    ".json": read_squad,
}


def read_suite(path: Path) -> Suite:
    """Return the question set at ``path``: a YAML file of pairs, a SQuAD JSON file (1.1 or 2.0), or a folder with
    ``docs`` and ``questions.jsonl``.

    Raises SuiteError, which names the file and the line or pair of every mistake.
    """
    if path.is_dir():
        return read_folder(path)
    if not path.exists():
        raise SuiteError(f"{path}: there is no such question set; name a .yaml file, a SQuAD .json file or a folder")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise SuiteError(f"{path}: not a question set; allowed: a .yaml file, a SQuAD .json file or a folder")
    return reader(path)
