"""A fitted model on disk: one .npz of plain arrays, with JSON that says what they are and what they were fitted on.

Reading it runs no code: pickled arrays are refused.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qa_bot.errors import ModelError
from qa_bot.index.columns import Array
from qa_bot.model.linear import Linear
from qa_bot.model.logistic import Logistic
from qa_bot.model.ranker import Ranker
from qa_bot.model.spans import SpanModel
from qa_bot.model.trees import Trees

SCHEMA = 2
DEFAULT = Path(__file__).with_name("default.npz")
_FORMAT = "qa_bot model"
_DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted model.

    ``ranker`` scores candidates by ``rank_features``; ``confidence`` judges the first of them by
    ``confidence_features``. ``threshold`` is the probability to answer from; ``fitted_on`` says on what. ``spans``
    chooses the part of a sentence that answers; rules do so where it is None.
    """

    ranker: Ranker
    rank_features: tuple[str, ...]
    confidence: Logistic
    confidence_features: tuple[str, ...]
    threshold: float
    fitted_on: Mapping[str, Any]
    spans: SpanModel | None = None

    def write(self, path: Path) -> None:
        """Write the model; the same model gives the same bytes. Raises OSError.

        It is written beside ``path`` and renamed, so that what stood there stays whole until the model is.
        """
        description = {
            "format": _FORMAT,
            "schema": SCHEMA,
            "rank_features": self.rank_features,
            "answer_kinds": self.ranker.linear.kinds,
            "confidence_features": self.confidence_features,
            "threshold": self.threshold,
            "fitted_on": self.fitted_on,
            **({} if self.spans is None else {"spans": self.spans.names()}),
        }
        text = json.dumps(description, ensure_ascii=False, sort_keys=True, indent=1)
        arrays = {
            _DESCRIPTION: np.frombuffer(text.encode(), dtype=np.uint8),
            **_prefixed("trees", self.ranker.trees.arrays()),
            **_prefixed("linear", self.ranker.linear.arrays()),
            **_prefixed("confidence", self.confidence.arrays()),
            **({} if self.spans is None else _prefixed("spans", self.spans.arrays())),
        }
        temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            _write_arrays(temporary, arrays)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def read_model(path: Path) -> Model:
    """Return the model in a file; raises ModelError, naming the file, when it is none, damaged or of another schema."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
    except FileNotFoundError as error:
        raise ModelError(f"{path}: there is no such model; `qa-bot train` writes one") from error
    except (
        OSError,
        ValueError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        AttributeError,
    ) as error:
        raise ModelError(f"{path}: not a model, or damaged ({error}); fit it again with `qa-bot train`") from error
    description = _description(arrays, path)
    try:
        model = Model(
            ranker=Ranker(
                Linear.from_arrays(description["answer_kinds"], _under("linear", arrays)),
                Trees.from_arrays(_under("trees", arrays)),
            ),
            rank_features=tuple(description["rank_features"]),
            confidence=Logistic.from_arrays(_under("confidence", arrays)),
            confidence_features=tuple(description["confidence_features"]),
            threshold=float(description["threshold"]),
            fitted_on=dict(description["fitted_on"]),
            spans=_spans(description, arrays),
        )
        if not model.ranker.reads(len(model.rank_features)):
            raise ValueError("the ranker reads other features than are named")
        if len(model.confidence.weights) != len(model.confidence_features):
            raise ValueError("the confidence has other weights than features")
        return model
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: damaged ({error}); fit it again with `qa-bot train`") from error


def _write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy")  # no time of writing: the bytes depend on the model alone
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                np.lib.format.write_array(file, np.asarray(values, order="C"), allow_pickle=False)


def _description(arrays: Mapping[str, Array], path: Path) -> dict[str, Any]:
    try:
        found = json.loads(arrays[_DESCRIPTION].tobytes())
        known = found["format"] == _FORMAT
        schema = found["schema"]
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: not a model of qa-bot; fit one with `qa-bot train`") from error
    if not known:
        raise ModelError(f"{path}: not a model of qa-bot; fit one with `qa-bot train`")
    if schema != SCHEMA:
        raise ModelError(f"{path}: a model of schema {schema}, not {SCHEMA}; fit it again with `qa-bot train`")
    return dict(found)


def _spans(description: Mapping[str, Any], arrays: Mapping[str, Array]) -> SpanModel | None:
    names = description.get("spans")
    return None if names is None else SpanModel.from_arrays(names, _under("spans", arrays))


def _prefixed(name: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {f"{name}.{key}": values for key, values in arrays.items()}


def _under(name: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    start = f"{name}."
    return {key.removeprefix(start): values for key, values in arrays.items() if key.startswith(start)}
