import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from qa_bot.errors import ModelError
from qa_bot.index.columns import ColumnsWriter
from qa_bot.model.file import DEFAULT, SCHEMA, Model, read_arrays, read_model, write_arrays
from qa_bot.model.linear import Linear
from qa_bot.model.logistic import Logistic
from qa_bot.model.necessity import Necessity
from qa_bot.model.ranker import Ranker
from qa_bot.model.spans import SpanModel
from qa_bot.model.trees import Trees


@pytest.fixture
def model() -> Model:
    trees = Trees(
        np.array([[0]]), np.array([[0.5]], np.float32), np.array([[0b10]], np.uint32), np.array([[-1, 1]], np.float32)
    )
    linear = Linear(("any", "date"), *(np.array(values, np.float32) for values in ([0], [1], [[1], [2]], [0, 1])))
    confidence = Logistic(np.zeros(1), np.ones(1), np.ones(1), -0.5)
    ranker = Ranker(linear, trees, Necessity(confidence, confidence))
    return Model(ranker, ("share",), ("capital",), confidence, ("margin",), 0.4, {"suites": ["made up"]})


def test_a_model_comes_back_as_it_was(model: Model, tmp_path: Path) -> None:
    model.write(tmp_path / "model.model")
    found = read_model(tmp_path / "model.model")
    rows = np.array([[0.0], [1.0]], np.float32)
    assert found.ranker.trees.predict(rows).tolist() == [-1, 1]
    for kind in ("any", "date"):
        assert found.ranker.predict(rows, kind).tolist() == model.ranker.predict(rows, kind).tolist()
    assert found.confidence.log_odds(rows).tolist() == model.confidence.log_odds(rows).tolist()
    assert found.ranker.necessity.predict(rows).tolist() == model.ranker.necessity.predict(rows).tolist()
    assert found.word_features == ("capital",)
    assert (found.rank_features, found.confidence_features, found.threshold) == (("share",), ("margin",), 0.4)
    assert found.fitted_on == {"suites": ["made up"]}


def test_spans_are_an_optional_part(model: Model, tmp_path: Path) -> None:
    spans = SpanModel(("by",), ("who",), ("word: 2",), np.ones(2, np.float32), np.ones((1, 1), np.float32))
    model.write(tmp_path / "without.model")
    others = replace(spans, words=("durch",), shared=np.zeros(2, np.float32))
    model._replace(spans={"en": spans, "other": others}).write(tmp_path / "with.model")
    assert read_model(tmp_path / "without.model").spans_of("en") is None
    found = read_model(tmp_path / "with.model").spans_of("en")
    assert found is not None
    assert found.names() == spans.names()
    assert found.weights("who").tolist() == [2, 1, 0]
    german = read_model(tmp_path / "with.model").spans_of("de")
    assert german is not None
    assert (german.words, german.weights("who").tolist()) == (("durch",), [1, 0, 0])
    _changed(tmp_path / "with.model", spans={"en": {"words": [], "keys": [], "features": []}})
    with pytest.raises(ModelError, match=r"with\.model: damaged"):
        read_model(tmp_path / "with.model")


def test_a_model_that_could_not_be_written_leaves_the_old_one(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.model"
    model.write(path)
    before = path.read_bytes()

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)  # what has been written is not on the disk yet
    with pytest.raises(KeyboardInterrupt):
        model.write(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_model_gives_the_same_bytes(model: Model, tmp_path: Path) -> None:
    for name in ("one.model", "two.model"):
        model.write(tmp_path / name)
    assert (tmp_path / "one.model").read_bytes() == (tmp_path / "two.model").read_bytes()


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.model: there is no such model"):
        read_model(tmp_path / "gone.model")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_model_is_refused(model: Model, tmp_path: Path, share: float) -> None:
    path = tmp_path / "model.model"
    model.write(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match=r"model\.model"):
        read_model(path)


def test_a_flipped_bit_is_never_another_model(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "model.model"
    model.write(path)
    data = path.read_bytes()
    for place in range(0, len(data), 7):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        with suppress(ModelError):  # or a byte that says nothing about the arrays: a date, a flag
            assert read_model(path).ranker.trees.values.tolist() == model.ranker.trees.values.tolist()


@pytest.mark.parametrize("text", [b"", b"PK", b"not a model", b"\x93NUMPY", b"qa_bot\r\n" * 99])
def test_other_files_are_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "other.model").write_bytes(text)
    with pytest.raises(ModelError, match=r"other\.model: not a model"):
        read_model(tmp_path / "other.model")


@pytest.mark.parametrize("dtype", ["O", "V8", "U2", "M8[s]"])
def test_what_is_no_number_is_never_read(model: Model, tmp_path: Path, dtype: str) -> None:
    path = tmp_path / "evil.model"
    writer = ColumnsWriter(path)
    writer.append_bytes("trees.values", np.zeros(8, np.uint8))
    writer.write({"description": json.dumps({}), "arrays": {"trees.values": (dtype, [1])}})
    with pytest.raises(ModelError, match=r"evil\.model: not a model"):
        read_model(path)


@pytest.mark.parametrize("meta", [{}, {"description": "{}", "arrays": []}, {"description": "no", "arrays": {}}])
def test_other_files_of_columns_are_refused(tmp_path: Path, meta: dict[str, object]) -> None:
    ColumnsWriter(tmp_path / "other.model").write(meta)
    with pytest.raises(ModelError, match=r"other\.model: not a model"):
        read_model(tmp_path / "other.model")


def test_a_model_takes_the_place_of_an_older_one_when_it_is_whole(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "my.model"
    path.write_text("an older one")
    model.write(path)
    assert read_model(path).threshold == model.threshold
    assert [other.name for other in tmp_path.iterdir()] == ["my.model"]


def _changed(path: Path, **changes: object) -> None:
    description, arrays = read_arrays(path)
    write_arrays(path, {**description, **changes}, arrays)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"schema": SCHEMA + 1}, "schema"),
        ({"format": "another program's"}, "not a model of qa-bot"),
        ({"threshold": "high"}, "damaged"),
        ({"rank_features": None}, "damaged"),
        ({"rank_features": []}, "other features than are named"),
        ({"answer_kinds": ["any"]}, "damaged"),
        ({"confidence_features": []}, "other weights"),
    ],
)
def test_what_a_model_says_of_itself_must_fit(
    model: Model, tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    path = tmp_path / "model.model"
    model.write(path)
    _changed(path, **changes)
    with pytest.raises(ModelError, match=rf"model\.model: .*{message}"):
        read_model(path)


def test_the_shipped_model_is_small_and_says_what_it_was_fitted_on() -> None:
    assert DEFAULT.stat().st_size <= 2_000_000
    assert read_model(DEFAULT).fitted_on["suites"]
