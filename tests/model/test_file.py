import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from qa_bot.errors import ModelError
from qa_bot.model.file import DEFAULT, SCHEMA, Model, read_model
from qa_bot.model.linear import Linear
from qa_bot.model.logistic import Logistic
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
    return Model(Ranker(linear, trees), ("share",), confidence, ("margin",), 0.4, {"suites": ["made up"]})


def test_a_model_comes_back_as_it_was(model: Model, tmp_path: Path) -> None:
    model.write(tmp_path / "model.npz")
    found = read_model(tmp_path / "model.npz")
    rows = np.array([[0.0], [1.0]], np.float32)
    assert found.ranker.trees.predict(rows).tolist() == [-1, 1]
    for kind in ("any", "date"):
        assert found.ranker.predict(rows, kind).tolist() == model.ranker.predict(rows, kind).tolist()
    assert found.confidence.log_odds(rows).tolist() == model.confidence.log_odds(rows).tolist()
    assert (found.rank_features, found.confidence_features, found.threshold) == (("share",), ("margin",), 0.4)
    assert found.fitted_on == {"suites": ["made up"]}


def test_spans_are_an_optional_part(model: Model, tmp_path: Path) -> None:
    spans = SpanModel(("by",), ("who",), ("word: 2",), np.ones(2, np.float32), np.ones((1, 1), np.float32))
    model.write(tmp_path / "without.npz")
    replace(model, spans=spans).write(tmp_path / "with.npz")
    assert read_model(tmp_path / "without.npz").spans is None
    found = read_model(tmp_path / "with.npz").spans
    assert found is not None
    assert found.names() == spans.names()
    assert found.weights("who").tolist() == [2, 1]
    _changed(tmp_path / "with.npz", spans={"words": [], "keys": [], "features": []})
    with pytest.raises(ModelError, match=r"with\.npz: damaged"):
        read_model(tmp_path / "with.npz")


def test_a_model_that_could_not_be_written_leaves_the_old_one(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.npz"
    model.write(path)
    before = path.read_bytes()

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(np.lib.format, "write_array", stop)
    with pytest.raises(KeyboardInterrupt):
        model.write(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_model_gives_the_same_bytes(model: Model, tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        model.write(tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.npz: there is no such model"):
        read_model(tmp_path / "gone.npz")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_model_is_refused(model: Model, tmp_path: Path, share: float) -> None:
    path = tmp_path / "model.npz"
    model.write(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelError, match=r"model\.npz"):
        read_model(path)


def test_a_flipped_bit_is_never_another_model(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    model.write(path)
    data = path.read_bytes()
    for place in range(0, len(data), 7):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        with suppress(ModelError):  # or a byte that says nothing about the arrays: a date, a flag
            assert read_model(path).ranker.trees.values.tolist() == model.ranker.trees.values.tolist()


@pytest.mark.parametrize("text", [b"", b"PK", b"not a model", b"\x93NUMPY"])
def test_other_files_are_refused(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "other.npz").write_bytes(text)
    with pytest.raises(ModelError, match=r"other\.npz: not a model"):
        read_model(tmp_path / "other.npz")


def test_pickled_arrays_are_never_loaded(tmp_path: Path) -> None:
    np.savez(tmp_path / "evil.npz", description=np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(ModelError, match=r"evil\.npz"):
        read_model(tmp_path / "evil.npz")


def _changed(path: Path, **changes: object) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with np.load(path) as arrays:
        description = {**json.loads(arrays["description"].tobytes()), **changes}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            if name != "description.npy":
                archive.writestr(name, data)
        with archive.open("description.npy", "w") as file:
            np.lib.format.write_array(file, np.frombuffer(json.dumps(description).encode(), np.uint8))


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
    path = tmp_path / "model.npz"
    model.write(path)
    _changed(path, **changes)
    with pytest.raises(ModelError, match=rf"model\.npz: .*{message}"):
        read_model(path)


def test_the_shipped_model_is_small_and_says_what_it_was_fitted_on() -> None:
    assert DEFAULT.stat().st_size <= 2_000_000
    assert read_model(DEFAULT).fitted_on["suites"]
