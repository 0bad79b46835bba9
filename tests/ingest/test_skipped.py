import pytest

from qa_bot.ingest.skipped import skipped_note


@pytest.mark.parametrize(
    ("skipped", "beginning"),
    [
        ({}, ""),
        ({".xls": 1}, "Skipped 1 file of another type (.xls): "),
        ({".doc": 1, ".xls": 1200}, "Skipped 1,201 files of other types (.xls, .doc): "),
        ({"": 2, ".": 1, f".{'x' * 50}": 1}, "Skipped 4 files of other types: "),
        ({f".{letter}": 1 for letter in "gfedcba"}, "Skipped 7 files of other types (.a, .b, .c, .d, .e, …): "),
        ({".\n": 1}, "Skipped 1 file of another type (.\\x0a): "),
    ],
)
def test_the_note_counts_files_and_names_their_types(skipped: dict[str, int], beginning: str) -> None:
    note = skipped_note(skipped)
    assert note.startswith(beginning)
    assert bool(note) is bool(skipped)
