"""Question/answer pairs in YAML, read as written: an answer of 2023 or yes is text, whatever YAML takes it for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qa_bot.config.reader import syntax_problem
from qa_bot.errors import SuiteError
from qa_bot.evaluation.pair import ANSWERABLE, UNANSWERABLE, Pair, Suite
from qa_bot.evaluation.readers.problems import read_bytes, refuse

_KEYS = ("name", "pairs")
_PAIR_KEYS = ("question", "conversation", "answer", "source")


def read_pairs(path: Path) -> Suite:
    """Return the pairs of a YAML file; raise SuiteError with the line and pair of every mistake."""
    root = _root(path)
    problems: list[str] = []
    keys = _mapping(root, _KEYS, f"line {root.start_mark.line + 1}", problems)
    name = _text(keys["name"], "name", problems) if "name" in keys else path.stem
    listed = keys.get("pairs")
    if listed is None or listed.id != "sequence" or not listed.value:
        problems.append("pairs: missing or empty, allowed: a list of pairs, each with a question and an answer")
        nodes = []
    else:
        nodes = listed.value
    pairs = tuple(_pair(number, node, problems) for number, node in enumerate(nodes, 1))
    refuse(path, problems)
    return Suite(name, path, pairs)


def _root(path: Path) -> Any:
    """Return the root node, which is a mapping."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(read_bytes(path))
    try:
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        raise SuiteError(f"{path}: {syntax_problem(error)}") from error
    except RecursionError as error:
        raise SuiteError(f"{path}: not a question set: it is nested too deeply") from error
    finally:
        loader.dispose()
    if not isinstance(root, yaml.MappingNode):
        raise SuiteError(f"{path}: not a question set: it must hold a list 'pairs:' of questions with their answers")
    return root


def _pair(number: int, node: Any, problems: list[str]) -> Pair:
    """Return a pair; what is wrong with it is added to ``problems``, and the pair is then of no use."""
    where = f"line {node.start_mark.line + 1}, pair {number}"
    if node.id != "mapping":
        problems.append(f"{where}: found no pair, allowed: the keys {', '.join(_PAIR_KEYS)}")
        return Pair(number, "")
    keys = _mapping(node, _PAIR_KEYS, where, problems)
    questions = _questions(keys, where, problems)
    answers = _answers(keys, where, problems)
    source = keys.get("source")
    return Pair(
        number,
        questions[-1],
        after=questions[:-1],
        answers=answers,
        source=None if source is None or _is_null(source) else _text(source, f"{where}: source", problems),
        kind=ANSWERABLE if answers else UNANSWERABLE,
    )


def _questions(keys: Mapping[str, Any], where: str, problems: list[str]) -> tuple[str, ...]:
    """Return the questions of a pair, the scored one last; never empty."""
    if ("question" in keys) == ("conversation" in keys):
        problems.append(f"{where}: has both or none of 'question' and 'conversation'; allowed: one of them")
        return ("",)
    if "question" in keys:
        return (_text(keys["question"], f"{where}: question", problems),)
    return _texts(keys["conversation"], f"{where}: conversation", "a list of questions", problems) or ("",)


def _answers(keys: Mapping[str, Any], where: str, problems: list[str]) -> tuple[str, ...]:
    """Return the answers, any of which is right; none where the documents do not tell."""
    if "answer" not in keys:
        problems.append(f"{where}: has no answer; write 'answer: null' if the documents do not tell")
        return ()
    answer = keys["answer"]
    if _is_null(answer):
        return ()
    if answer.id == "sequence":
        return _texts(answer, f"{where}: answer", "a text, a list of texts, or null", problems)
    return (_text(answer, f"{where}: answer", problems),)


def _mapping(node: Any, allowed: tuple[str, ...], where: str, problems: list[str]) -> dict[str, Any]:
    """Return the values of a mapping by key; unknown keys and repeated ones are problems."""
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if key.id == "scalar" else "…"
        if name not in allowed:
            problems.append(f"{where}: {name}: unknown key; allowed: {', '.join(allowed)}")
        elif name in found:
            problems.append(f"{where}: {name}: stands here twice; keep one of them")
        else:
            found[name] = value
    return found


def _texts(node: Any, where: str, allowed: str, problems: list[str]) -> tuple[str, ...]:
    if node.id != "sequence" or not node.value:
        problems.append(f"{where}: missing or empty, allowed: {allowed}")
        return ()
    return tuple(_text(item, where, problems) for item in node.value)


def _text(node: Any, where: str, problems: list[str]) -> str:
    """Return a scalar as the file has it, without the space around it."""
    if node.id != "scalar" or _is_null(node) or not node.value.strip():
        problems.append(f"{where}: found no text; write it in quotes if it has colons or brackets")
        return ""
    return str(node.value.strip())


def _is_null(node: Any) -> bool:
    return bool(node.tag.endswith(":null"))
