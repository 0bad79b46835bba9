import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.text.definitions import Definition, definitions, singular


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Each service level agreement (SLA) is signed.", "SLA", "service level agreement"),
        ("An SLA (service level agreement) is signed.", "SLA", "service level agreement"),
        ("Two service level agreements (SLAs) are signed.", "SLA", "service level agreements"),
        ("It reads messenger RNA (mRNA).", "mRNA", "messenger RNA"),
        ("The coronavirus disease 2019 (COVID-19) spread.", "COVID-19", "coronavirus disease 2019"),
        ("Acute respiratory infection (ARI; see below)", "ARI", "Acute respiratory infection"),
        ("the National Institutes of Health (the “NIH”)", "NIH", "National Institutes of Health"),
        ("the US Environmental Protection Agency (US EPA)", "US EPA", "US Environmental Protection Agency"),
        ("Personal protective equipment (PPE)", "PPE", "Personal protective equipment"),
        ("adeno-associated viruses (AAV)", "AAV", "adeno-associated viruses"),
        ("research and development (R&D)", "R&D", "research and development"),
        ("Électricité de France (EDF)", "EDF", "Électricité de France"),
        ("Всемирная организация здравоохранения (ВОЗ)", "ВОЗ", "Всемирная организация здравоохранения"),
        ("service\nlevel  agreement\n(SLA)", "SLA", "service level agreement"),
    ],
)
def test_an_abbreviation_is_defined(text: str, short: str, long: str) -> None:
    assert [*definitions(text)] == [Definition(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "as said above (see below)",
        "in the year (2019)",
        "as figure 3 shows (Fig. 3)",
        "a service level agreement (sla)",
        "the agreement (SLA)",
        "GetURL(user_location)",
        "Nasa (NASA)",
        "RNA-sequencing (RNA-seq)",
        "Sold by service (a level) agreement (SLA)",
        "a service that is at last, and after many years, on the level of an agreement (SLA)",
        "(SLA)",
        "()",
        "a service level agreement [SLA]",
    ],
)
def test_none_is_defined(text: str) -> None:
    assert [*definitions(text)] == []


def test_all_are_told_in_their_order() -> None:
    found = definitions("With hypertension (HT), a body mass index (BMI) or COPD (chronic obstructive lung disease)")
    assert [short for short, _ in found] == ["HT", "BMI"]  # the words for COPD have no P


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("SLAs", "SLA"),
        ("PhDs", "PhD"),
        ("SLA", "SLA"),
        ("DNS", "DNS"),
        ("As", "As"),
        ("Ms", "Ms"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_the_plural_of_an_acronym_ends_with_an_s(word: str, expected: str) -> None:
    assert singular(word) == expected


pieces = st.sampled_from(
    ["(", ")", " ", "AB", "a", "b", "SLA", "service level agreement", "İ", "ﬁ", "3", "Ⓐ", "ﾞ", "\n"]
)


@given(st.lists(pieces | st.text(max_size=4), max_size=30).map("".join))
def test_any_text_is_read(text: str) -> None:
    for short, long in definitions(text):
        assert " ".join(long.split()) in " ".join(text.split())
        assert 2 <= len(short) <= 10
        assert len(long.split()) <= min(len(short) + 5, 2 * len(short))


@pytest.mark.parametrize(
    "piece", ["(AB)", "(", "(a ", "A", " AB (a b)", "a b (AB) ", "xx yy (ABCDEFGHIJ) ", " ", "(AB "]
)
def test_hostile_text_takes_no_more_time_than_other_text(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * (count // len(piece))
        start = time.thread_time()
        assert sum(1 for _ in definitions(text)) <= count
        return time.thread_time() - start

    assert seconds(1_000_000) < max(40 * seconds(50_000), 1.0)
