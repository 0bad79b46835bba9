"""The strings of two segments under common numbers, held against a plain list."""

from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.columns import Array, Columns, ColumnsWriter
from qa_bot.index.lexicon import Lexicon
from qa_bot.index.packed import utf8
from qa_bot.index.strings import Strings, write_strings

words = st.text("abé", min_size=1, max_size=4)


def written(path: Path, values: list[str]) -> Strings:
    path.unlink(missing_ok=True)
    writer = ColumnsWriter(path)
    write_strings(writer, "words", values)
    writer.write({})
    return Strings(Columns(path), "words")


@given(st.sets(words, max_size=20), st.sets(words, max_size=20), st.sets(words), st.text("abé", max_size=2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_strings_that_some_document_has_are_found(
    tmp_path: Path, base: set[str], others: set[str], dead: set[str], part: str
) -> None:
    numbered = sorted(base, key=utf8) + sorted(others - base, key=utf8)

    def uses(numbers: Array) -> Array:
        return np.array([numbered[number] not in dead for number in numbers.tolist()], np.int64)

    first, extra = (
        written(tmp_path / "first", numbered[: len(base)]),
        written(tmp_path / "extra", numbered[len(base) :]),
    )
    lexicon = Lexicon(first, extra, uses)
    assert [lexicon[number] for number in range(len(numbered))] == numbered
    living = [(number, word) for number, word in enumerate(numbered) if word not in dead]
    assert {word: lexicon.find(word) for word in numbered} == dict.fromkeys(numbered, -1) | {
        word: number for number, word in living
    }
    assert lexicon.beginning_with(part) == [found for found in living if found[1].startswith(part)]
    assert lexicon.ending_with(part) == [found for found in living if found[1].endswith(part)]
    assert lexicon.has_beginning(part) == any(word.startswith(part) for word in numbered)
