"""The phrase that answers where words have no spaces between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.answer.rules.unspaced_phrases import answering, reason
from qa_bot.query.question import question_type
from qa_bot.text.language import language
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query, Span

CODES = ("ja", "ko", "th", "zh")


def _answer(code: str, question: str, text: str) -> Span | None:
    kind = question_type(question, language(code)).kind
    asked = Query(question, question, kind=kind, language=code)
    words = {token.form for token in tokenise(question)}
    return answering(text, [token for token in tokenise(text) if token.form in words], asked)


@pytest.mark.parametrize(
    ("code", "question", "text", "expected"),
    [
        ("ja", "水車を設計したのは誰ですか", "春に木の橋が架かり、大工の森田健が水車を設計した。", "森田健"),
        ("ja", "水車を直したのは誰", "春に Ian Mill さんが正確に水車を直した。", "Ian Mill"),
        ("ja", "水車の設計者", "大工の森田健が水車を設計した。", "森田健"),
        ("ja", "どの病院で薬を見つけましたか", "夏に聖アンナ病院へ戻ったケラーが薬を見つけた。", "聖アンナ病院"),
        ("ja", "最初の粉屋はどこで開いたか", "最初の粉屋は、下沢村で開いた。", "下沢村"),
        ("ko", "물레방아를 발견한 사람은 누구인가요?", "여름에 목수 김한울이 물레방아를 발견하였다.", "목수 김한울"),
        ("ko", "물레방아를 만든 곳은 어디야?", "물레방아는 경상북도 한울에서 만들었고, 값은 쌌다.", "경상북도 한울"),
        ("zh", "谁设计了水车", "1701年，木匠李成在河边设计了水车。", "木匠李成"),
        ("zh", "水车是谁建造的", "村里的水车由木匠李成建造，用了三年。", "木匠李成"),
        ("zh", "最早的水车在哪里", "最早的水车位于河口村，后来烧毁。", "河口村"),
    ],
)
def test_what_answers(code: str, question: str, text: str, expected: str) -> None:
    found = _answer(code, question, text)
    assert found is not None
    assert found.of(text) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ja", "車輪の形は、音を減らすために細くなっている。", "音を減らすために"),
        ("ko", "물이 얼었기 때문에 방아가 멈췄다.", "물이 얼었기 때문에"),
        ("zh", "由于河水结冰，水车停了。", "由于河水结冰"),
        ("zh", "水车停了。", None),
        ("th", "กังหันหยุดเพราะน้ำแข็ง", None),
    ],
)
def test_reasons(code: str, text: str, expected: str | None) -> None:
    found = reason(text, code)
    assert (found and found.of(text)) == expected


@pytest.mark.parametrize("kind", ["how", "definition", "yes/no"])
def test_other_questions_have_no_phrase(kind: str) -> None:
    assert answering("木匠李成", [], Query("水车", "水车", kind=kind, language="zh")) is None


@given(
    st.sampled_from(CODES),
    st.text(st.sampled_from("在由的は が이를ため 車水,。1A때문에"), max_size=30),
    st.sampled_from(["谁", "どこ", "누구"]),
)
def test_phrases_are_parts_without_spaces_at_their_ends(code: str, text: str, question: str) -> None:
    for found in (_answer(code, question, text), reason(text, code)):
        if found is not None:
            assert found.of(text)
            assert found.of(text) == found.of(text).strip()
