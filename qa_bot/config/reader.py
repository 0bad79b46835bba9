"""A configuration file as plain values, with the line of each key; every mistake in its form is kept as a problem."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from qa_bot.errors import ConfigError

MAX_BYTES = 1_000_000
"""A larger file is refused: it is no configuration."""


class RawConfig(NamedTuple):
    """``values``: nested mappings as YAML has them; ``lines``: the line of each dotted key; ``problems`` of form."""

    values: Mapping[Any, Any]
    lines: Mapping[str, int]
    problems: tuple[str, ...] = ()


EMPTY = RawConfig({}, {})


def read_raw(path: Path) -> RawConfig:
    """Read a YAML file whose root is a mapping; raise ConfigError where that is impossible."""
    with yaml_loader(_read_bytes(path), path) as loader:
        root = loader.get_single_node()
        if root is None or root.tag.endswith(":null"):
            return EMPTY
        if root.id != "mapping":
            raise ConfigError(
                str(path), ["the file must hold lines of the form 'key: value', as in 'documents: [notes]'"]
            )
        keys = list(_keys(root, ""))
        return RawConfig(loader.construct_document(root), _first_lines(keys), tuple(_duplicates(keys)))


@contextmanager
def yaml_loader(content: bytes, path: Path) -> Iterator[Any]:
    """Give a safe loader of YAML; whatever the file at ``path`` has that is none becomes a ConfigError."""
    import yaml

    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = None
    try:
        loader = loader_class(content)
        yield loader
    except yaml.YAMLError as error:
        raise ConfigError(str(path), [syntax_problem(error)]) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        # PyYAML lets these through where a value does not fit its form: a date of 31 February, '!!int x'.
        raise ConfigError(str(path), [f"a value cannot be read as YAML ({error}); put text into quotes"]) from error
    finally:
        if loader is not None:
            loader.dispose()


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise ConfigError(str(path), ["is a folder; name a file, as in --config config.yaml"]) from error
    except FileNotFoundError as error:
        raise ConfigError(str(path), ["there is no such file; name another one with --config FILE"]) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(str(path), [f"cannot be read: {reason}"]) from error
    if len(content) > MAX_BYTES:
        raise ConfigError(str(path), [f"is larger than {MAX_BYTES:,} bytes: not a configuration of qa-bot"])
    return content


def _keys(node: Any, prefix: str) -> Iterator[tuple[str, int]]:
    """Yield each dotted key with its line, one section deep: no key is deeper, and aliases cannot make it endless."""
    for key, value in node.value:
        if not isinstance(key.value, str):
            continue
        yield f"{prefix}{key.value}", key.start_mark.line + 1
        if not prefix and value.id == "mapping":
            yield from _keys(value, f"{key.value}.")


def _first_lines(keys: list[tuple[str, int]]) -> dict[str, int]:
    return dict(reversed(keys))


def _duplicates(keys: list[tuple[str, int]]) -> Iterator[str]:
    first: dict[str, int] = {}
    for name, line in keys:
        if name in first:
            yield f"line {line}: {name}: stands here again, first on line {first[name]}; keep one of them"
        first.setdefault(name, line)


def syntax_problem(error: Exception) -> str:
    """Return what PyYAML says is wrong, with the place where it knows one."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
    return f"{where}not valid YAML: {reason}"
