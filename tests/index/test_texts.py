import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index import texts
from qa_bot.index.columns import Columns, ColumnsWriter
from qa_bot.index.texts import Texts, TextsWriter

any_text = st.text(st.sampled_from("ab\r\n\f😀é\ud800") | st.characters(), max_size=40)


@given(st.lists(any_text, max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_come_back_by_piece_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: list[str]) -> None:
    monkeypatch.setattr(texts, "PIECE", 7)
    for name in ("one", "two"):
        (tmp_path / name).unlink(missing_ok=True)
    writer = ColumnsWriter(tmp_path / "one")
    into = TextsWriter(writer)
    into.append(written[:1])
    into.append(written[1:])
    writer.write({})
    copier = ColumnsWriter(tmp_path / "two")
    copy = TextsWriter(copier)
    for document in range(len(written)):
        copy.copy(Columns(tmp_path / "one"), document, document + 1)
    copier.write({})
    for name in ("one", "two"):
        found = Texts(Columns(tmp_path / name))
        for document, text in enumerate(written):
            assert found.of(document) == text
            assert all(found.between(document, 0, end) == text[:end] for end in range(len(text) + 1))
            assert all(found.between(document, start, len(text)) == text[start:] for start in range(len(text)))
            for start in range(len(text)):
                assert found.page(document, start) == 1 + text[:start].count("\f")
                if text[start - 1 : start + 1] != "\r\n":  # no sentence begins within a line end
                    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", text)]
                    assert found.line(document, start) == 1 + sum(end <= start for end in ends)


def test_texts_packed_without_isa_l_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mill stood by the stream. " * 5000
    sizes = []
    for name, module in (("with", "none.of.these"), ("without", "isal.isal_zlib")):
        monkeypatch.setitem(sys.modules, module, None)
        texts._packer.cache_clear()
        writer = ColumnsWriter(tmp_path / name)
        TextsWriter(writer).append([text])
        sizes.append(writer.write({}).size)
        assert Texts(Columns(tmp_path / name)).of(0) == text
    texts._packer.cache_clear()
    assert max(sizes) < len(text) / 10
