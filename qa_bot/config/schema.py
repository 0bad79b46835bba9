"""The keys of config.yaml: one table, from which files are checked, settings printed and the documentation tested."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from qa_bot.config.reader import RawConfig

MAX_CITATIONS = 1000
MAX_CONTEXT = 100
_SHOWN = 60
# ISO 639-1, but for the two kinds of Norwegian
_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nd ne ng nl no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro "
    "ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw "
    "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_LANGUAGES = frozenset(_ISO_639_1.split())
_NORWEGIAN = ("nb", "nn", "no")


class Key(NamedTuple):
    """One setting: its dotted name, its value when the file has none, whether a value fits, and what does, in words."""

    name: str
    default: Any
    fits: Callable[[Any], bool]
    allowed: str
    hint: Callable[[Any], str] = lambda _: ""


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\0" not in value


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _probability(value: Any) -> bool:
    return value == "default" or (type(value) in (int, float) and 0 <= value <= 1)


def _list_hint(value: Any) -> str:
    return f"write [{value}]" if isinstance(value, str) else ""


def _language_hint(value: Any) -> str:
    if value is False:
        return "YAML reads a bare no as false; write 'no' in quotes for Norwegian"
    code = value.lower() if isinstance(value, str) else ""
    if code in _NORWEGIAN:
        return "write 'no' in quotes for Norwegian"
    return f"write {code}" if code in _LANGUAGES else ""


KEYS: tuple[Key, ...] = (
    Key(
        "documents",
        None,
        lambda value: _texts(value) and bool(value),
        "a list of one or more files, folders or globs, relative to this file",
        _list_hint,
    ),
    Key("exclude", [], _texts, "a list of globs", _list_hint),
    Key("index", ".qa_bot", _text, "the path of a folder, relative to this file"),
    Key(
        "language",
        "auto",
        lambda value: isinstance(value, str) and (value == "auto" or value in _LANGUAGES),
        "auto, or a language's two-letter code such as en, de, es",
        _language_hint,
    ),
    Key("ranking.weighting", "bm25", lambda value: value in ("bm25", "tfidf"), "bm25 or tfidf"),
    Key("ranking.model", "default", _text, "default, none, or the path of a model that qa-bot train wrote"),
    Key(
        "ranking.synonyms",
        None,
        lambda value: value is None or _text(value),
        "null, or the path of a YAML file with lists of words and phrases that mean the same",
    ),
    Key("answers.confidence", "default", _probability, "default, or a number from 0 to 1"),
    Key("answers.citations", 3, _whole(1, MAX_CITATIONS), f"a whole number from 1 to {MAX_CITATIONS}"),
    Key("answers.context", 1, _whole(0, MAX_CONTEXT), f"a whole number from 0 to {MAX_CONTEXT}"),
    Key("evaluation.suites", [], _texts, "a list of question files", _list_hint),
)

SECTIONS: tuple[str, ...] = tuple(dict.fromkeys(key.name.split(".")[0] for key in KEYS if "." in key.name))


def is_foreign(raw: RawConfig) -> bool:
    """Tell whether a file has keys, and none of them is known."""
    known = {key.name.split(".")[0] for key in KEYS}
    return bool(raw.values) and known.isdisjoint(raw.values)


def check(raw: RawConfig) -> tuple[dict[str, Any], list[str]]:
    """Return the value of every key (its default where the file has none), and a line for each mistake."""
    found, problems = _flatten(raw)
    values = {key.name: key.default for key in KEYS}
    for key in KEYS:
        if key.name not in found:
            continue
        if key.fits(found[key.name]):
            values[key.name] = found.pop(key.name)
        else:
            problems.append((key.name, _wrong_value(key, found.pop(key.name))))
    problems += [(str(name), _unknown_key(str(name))) for name in found]
    order = sorted(problems, key=lambda problem: raw.lines.get(problem[0], 0))
    return values, [_at_line(raw.lines, name, text) for name, text in order]


def _flatten(raw: RawConfig) -> tuple[dict[Any, Any], list[tuple[str, str]]]:
    """Return the file's values by dotted key, and what is no section although it should be one."""
    found: dict[Any, Any] = {}
    problems: list[tuple[str, str]] = []
    for name, value in raw.values.items():
        if isinstance(name, str) and "." in name:
            problems.append((name, _unknown_key(name)))
        elif name not in SECTIONS:
            found[name] = value
        elif isinstance(value, Mapping):
            found.update({f"{name}.{key}": inner for key, inner in value.items()})
        elif value is not None:  # a section whose keys are all commented out is empty, not wrong
            keys = ", ".join(key.name.split(".")[1] for key in KEYS if key.name.startswith(f"{name}."))
            problems.append((name, f"{name}: found {shown(value)}, allowed: a section with the keys {keys}"))
    return found, problems


def _wrong_value(key: Key, value: Any) -> str:
    hint = key.hint(value)
    return f"{key.name}: found {shown(value)}, allowed: {key.allowed}{f' ({hint})' if hint else ''}"


def _unknown_key(name: str) -> str:
    import difflib

    section = name.split(".")[0]
    names = [key.name for key in KEYS]
    leaves = {full.split(".")[-1]: full for full in names}
    whole = [] if "." in name else difflib.get_close_matches(name, [*names, *SECTIONS], n=1)
    close = whole or [leaves[leaf] for leaf in difflib.get_close_matches(name.split(".")[-1], leaves, n=1)]
    allowed = list(_siblings(section, names))
    guess = f"did you mean {_as_written(close[0])}? " if close else ""
    return f"{name}: unknown key; {guess}allowed: {', '.join(allowed)}"


def _as_written(name: str) -> str:
    section, _, key = name.partition(".")
    return f"{name} ({key} in the section {section})" if key else name


def _siblings(section: str, names: list[str]) -> Iterator[str]:
    if section in SECTIONS:
        return (name for name in names if name.startswith(f"{section}."))
    return iter(dict.fromkeys(name.split(".")[0] for name in names))


def _at_line(lines: Mapping[str, int], name: str, text: str) -> str:
    return f"line {lines[name]}: {text}" if name in lines else text


def _a_list(odd: Any) -> str:
    """Return the words for a list with an odd item; of a list in it nothing more, for that may hold the first again."""
    return f"a list with {'a list' if isinstance(odd, list | tuple | set) else shown(odd)}"


def shown(value: Any) -> str:
    """Return a short form of a value from a file: what was found, for a message."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple | set):
        odd = [item for item in value if not _text(item)]
        return _a_list(odd[0]) if odd else "a list" if value else "an empty list"
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
