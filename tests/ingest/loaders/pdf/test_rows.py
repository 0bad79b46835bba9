from collections.abc import Callable, Sequence

from qa_bot.types import Document

from ....pdf_files import STEP, TOP, Placed
from .. import checks

Read = Callable[..., Document]


def _row(number: int, *cells: tuple[float, str]) -> Sequence[Placed]:
    return [(left, TOP - STEP * number, 10, words) for left, words in cells]


def test_cells_of_a_table_are_parted(read_pdf: Read) -> None:
    document = read_pdf(
        [
            *_row(0, (200, "Mean"), (280, "Least"), (360, "Most")),
            *_row(1, (72, "Age (years)"), (200, "24.21"), (280, "18"), (360, "32")),
            *_row(2, (72, "Weight (kg)"), (200, "67.85"), (280, "62.32"), (360, "77.67")),
        ]
    )
    assert [kind for kind, _ in checks.blocks(document)] == ["header", "row", "row"]
    assert checks.blocks(document)[2][1].split("   ")[0] == "Weight (kg)"


def test_a_card_has_a_row_for_each_line(read_pdf: Read) -> None:
    rows = [("halt", "Halts the system."), ("suspend", "Suspends the system."), ("reportbug", "Tells of a bug.")]
    document = read_pdf([part for number, (a, b) in enumerate(rows) for part in _row(number, (72, a), (250, b))])
    assert [text.split("   ")[0] for _, text in checks.blocks(document)] == ["halt", "suspend", "reportbug"]


def test_a_gap_within_prose_and_behind_the_mark_of_an_item_is_a_space(read_pdf: Read) -> None:
    document = read_pdf(
        [
            *_row(0, (72, "The mill at Hull was built in"), (250, "1850 by a family of brewers who")),
            *_row(1, (72, "kept it for two generations.")),
            *_row(3, (72, "1."), (100, "It ground barley.")),
            *_row(4, (72, "2."), (100, "It ground oats.")),
        ]
    )
    assert document.text == (
        "The mill at Hull was built in 1850 by a family of brewers who\nkept it for two generations.\n\n"
        "1. It ground barley.\n2. It ground oats."
    )


def test_very_many_parts_of_a_line_take_linear_time(read_pdf: Read) -> None:
    parts = [(20.0 * number, TOP, 1, "a") for number in range(20_000)]
    assert read_pdf(parts).text.count("a") == 20_000
