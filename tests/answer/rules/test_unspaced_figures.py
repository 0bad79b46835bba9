"""Numbers with units, sums and dates in scripts without spaces between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.rules.unspaced_figures import unspaced_figures

CODES = ("ja", "ko", "th", "zh")


def _found(kind: str, code: str, text: str) -> list[str]:
    return [span.of(text) for found, span in unspaced_figures(text, code) if found == kind]


@pytest.mark.parametrize(
    ("kind", "code", "text", "expected"),
    [
        ("duration", "ja", "舟は12分で着き、桟橋は半年閉まる。", ["12分", "半年"]),
        ("duration", "ja", "修理は三週間ほどかかる。", ["三週間"]),
        ("duration", "zh", "渡船停航二十天。", ["二十天"]),
        ("duration", "zh", "航程3至5小时", ["3至5小时"]),
        ("duration", "ko", "배는 두 시간, 수리는 사흘 걸린다.", ["두 시간", "사흘"]),
        ("duration", "ko", "2~3일 걸린다", ["2~3일"]),
        ("duration", "th", "เรือใช้เวลา 15 นาที", ["15 นาที"]),
        ("date", "ja", "橋は1924年5月に架かり、午前8時30分に開く。", ["1924年5月", "8時30分"]),
        ("date", "ja", "2時間待つ", []),
        ("date", "zh", "桥建于公元前120年，上午9点开放。", ["公元前120年", "9点"]),
        ("date", "ko", "3월 5일 10:30에 떠난다", ["3월 5일", "10:30"]),
        ("date", "ko", "사회 시간", []),
        ("date", "th", "เปิด 12 มีนาคม 2540", ["12 มีนาคม 2540"]),
        ("money", "ja", "料金は3万円です。", ["3万円"]),
        ("money", "zh", "船票25元", ["25元"]),
        ("money", "ko", "요금은 1천 원이다", ["1천 원"]),
        ("money", "th", "ค่าเรือ 40 บาท", ["40 บาท"]),
        ("percentage", "zh", "百分之五的船", ["百分之五"]),
        ("percentage", "ja", "水位は40％下がる", ["40％"]),
        ("quantity", "zh", "桥长120米", ["120米"]),
        ("number", "ja", "船は7台ある", ["7台"]),
        ("number", "zh", "至少分配 200MB 的空间", ["200MB"]),
        ("quantity", "ja", "256 メガバイト、128GB/s", ["256 メガバイト", "128GB/s"]),
        ("number", "ja", "少ないシステム[2]へ", []),
    ],
)
def test_figures(kind: str, code: str, text: str, expected: list[str]) -> None:
    assert _found(kind, code, text) == expected


@given(st.text(alphabet="一二十百千万年月日时分1290.,:-~ 에서至개월สิบวัน"), st.sampled_from(CODES))
def test_figures_lie_within_the_text(text: str, code: str) -> None:
    for _, span in unspaced_figures(text, code):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
