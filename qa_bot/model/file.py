"""A fitted model on disk: a file of columns, with a description of what they are and what they were fitted on.

Opening it unpacks nothing and runs no code, and what has changed in it is noticed by its checksums.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from qa_bot.errors import IndexingError, ModelError
from qa_bot.index.columns import Array, Columns, ColumnsWriter
from qa_bot.model.linear import Linear
from qa_bot.model.logistic import Logistic
from qa_bot.model.necessity import Necessity
from qa_bot.model.ranker import Ranker
from qa_bot.model.spans import GROUPS, SpanModel, group_of, of_group
from qa_bot.model.trees import Trees

SCHEMA = 5
DEFAULT = Path(__file__).with_name("default.model")
_FORMAT = "qa_bot model"
# Kinds of numbers that an array may hold: integers and fractions
_NUMBERS = "iuf"


class Model(NamedTuple):
    """A fitted model.

    ``ranker`` scores candidates by ``rank_features``, which build on words judged by ``word_features``;
    ``confidence`` judges the first of them by ``confidence_features``. ``threshold`` is the probability to answer from;
    ``fitted_on`` says on what. ``spans`` choose the part of a sentence that answers, by groups of languages; rules do
    so where there are none.
    """

    ranker: Ranker
    rank_features: tuple[str, ...]
    word_features: tuple[str, ...]
    confidence: Logistic
    confidence_features: tuple[str, ...]
    threshold: float
    fitted_on: Mapping[str, Any]
    spans: Mapping[str, SpanModel] = MappingProxyType({})

    def spans_of(self, language: str) -> SpanModel | None:
        """Return what chooses spans of a language: the model of its group, or else of the other one; None for rules."""
        return of_group(self.spans, group_of(language))

    def write(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes. Raises OSError.

        It is written beside ``path`` and renamed, so that what stood there stays whole until the model is.
        """
        description = {
            "format": _FORMAT,
            "schema": SCHEMA,
            "rank_features": self.rank_features,
            "word_features": self.word_features,
            "answer_kinds": self.ranker.linear.kinds,
            "confidence_features": self.confidence_features,
            "threshold": self.threshold,
            "fitted_on": self.fitted_on,
            "spans": {group: spans.names() for group, spans in self.spans.items()},
        }
        arrays = {
            **_prefixed("trees", self.ranker.trees.arrays()),
            **_prefixed("linear", self.ranker.linear.arrays()),
            **_prefixed("necessity", self.ranker.necessity.arrays()),
            **_prefixed("confidence", self.confidence.arrays()),
        }
        for group, spans in self.spans.items():
            arrays |= _prefixed(f"spans.{group}", spans.arrays())
        write_arrays(path, description, arrays)


def write_arrays(path: Path, description: Mapping[str, Any], arrays: Mapping[str, Array]) -> None:
    """Write arrays and what is said of them; a file that was there stays until the new one is whole. Raises OSError."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    writer = ColumnsWriter(new)
    for name, values in arrays.items():
        writer.append_bytes(name, np.frombuffer(np.ascontiguousarray(values).tobytes(), np.uint8))
    shapes = {name: (values.dtype.str, values.shape) for name, values in sorted(arrays.items())}
    try:
        writer.write({"description": json.dumps(description, sort_keys=True), "arrays": shapes})
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def read_arrays(path: Path) -> tuple[Any, dict[str, Array]]:
    """Return what is said of the arrays in a file, and the arrays by name, mapped.

    Raises IndexingError where the file is none of columns or damaged; KeyError, TypeError, ValueError or AttributeError
    where its columns are no arrays.
    """
    columns = Columns(path)
    description = json.loads(columns.meta["description"])
    return description, {name: _array(columns, name, *kind) for name, kind in columns.meta["arrays"].items()}


def _array(columns: Columns, name: str, dtype: str, shape: list[int]) -> Array:
    kind = np.dtype(dtype)
    if kind.kind not in _NUMBERS:
        raise ValueError(f"{name} holds no numbers")
    return columns.whole(name).view(kind).reshape(shape)


def read_model(path: Path) -> Model:
    """Return the model in a file.

    Raises ModelError, which names the file, where it is no model, damaged or of another schema.
    """
    if not path.exists():
        raise ModelError(f"{path}: there is no such model; `qa-bot train` writes one")
    try:
        description, arrays = read_arrays(path)
    except (IndexingError, OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(
            f"{path}: not a model of this version of qa-bot, or damaged; fit it again with `qa-bot train`"
        ) from error
    _check_description(description, path)
    try:
        model = _model(description, arrays)
        _check_features(model)
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: damaged ({error}); fit it again with `qa-bot train`") from error
    return model


def _model(description: Mapping[str, Any], arrays: Mapping[str, Array]) -> Model:
    """Return the model of what ``Model.write`` wrote; raises KeyError, TypeError or ValueError where it is not that."""
    return Model(
        ranker=Ranker(
            Linear.from_arrays(description["answer_kinds"], _under("linear", arrays)),
            Trees.from_arrays(_under("trees", arrays)),
            Necessity.from_arrays(_under("necessity", arrays)),
        ),
        rank_features=tuple(description["rank_features"]),
        word_features=tuple(description["word_features"]),
        confidence=Logistic.from_arrays(_under("confidence", arrays)),
        confidence_features=tuple(description["confidence_features"]),
        threshold=float(description["threshold"]),
        fitted_on=dict(description["fitted_on"]),
        spans={
            group: SpanModel.from_arrays(description["spans"][group], _under(f"spans.{group}", arrays))
            for group in GROUPS
            if group in description["spans"]
        },
    )


def _check_features(model: Model) -> None:
    """Raise ValueError where a part of the model reads other features than the model names."""
    if not model.ranker.reads(len(model.rank_features)):
        raise ValueError("the ranker reads other features than are named")
    if not model.ranker.necessity.reads(len(model.word_features)):
        raise ValueError("words are judged by other features than are named")
    if len(model.confidence.weights) != len(model.confidence_features):
        raise ValueError("the confidence has other weights than features")


def is_model(path: Path) -> bool:
    """Tell whether a file is a model, of whatever schema; not where it is damaged."""
    try:
        description = json.loads(Columns(path).meta["description"])
    except (IndexingError, OSError, KeyError, TypeError, ValueError):
        return False
    return isinstance(description, dict) and description.get("format") == _FORMAT


def _check_description(description: Any, path: Path) -> None:
    """Raise ModelError where a file of columns is no model, or one of another schema."""
    if not isinstance(description, dict) or description.get("format") != _FORMAT:
        raise ModelError(f"{path}: not a model of qa-bot; fit one with `qa-bot train`")
    schema = description.get("schema")
    if schema != SCHEMA:
        raise ModelError(f"{path}: a model of schema {schema}, not {SCHEMA}; fit it again with `qa-bot train`")


def _prefixed(name: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {f"{name}.{key}": values for key, values in arrays.items()}


def _under(name: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    start = f"{name}."
    return {key.removeprefix(start): values for key, values in arrays.items() if key.startswith(start)}
