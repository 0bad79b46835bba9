import time
from collections.abc import Callable, Mapping, Sequence
from timeit import repeat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.bot import QABot
from qa_bot.index.reader import Index
from qa_bot.index.store import Store
from qa_bot.query.acronyms import MOST
from qa_bot.query.analyse import analyse

MakeBot = Callable[..., QABot]
MakeIndex = Callable[..., Index]
MakeState = Callable[[Sequence[Mapping[str, str]]], Index]
Named = dict[str, tuple[set[str], list[list[str]]]]

SLA = "Each service level agreement (SLA) is signed. An SLA ends. The level of service is high."


def named(index: Index, question: str) -> Named:
    """Return for each word of a question that has other names its related terms and its phrases."""
    return {
        concept.word: (
            {index.terms[term] for term in concept.related},
            sorted([index.terms[term] for term in phrase] for phrase in concept.phrases),
        )
        for concept in analyse(question, index).concepts
        if concept.related or concept.phrases
    }


@pytest.mark.parametrize("word", ["SLA", "sLA"])
def test_an_acronym_is_named_by_its_long_form(make_index: MakeIndex, word: str) -> None:
    index = make_index({"a.txt": SLA})
    assert named(index, f"When does the {word} end?") == {word: (set(), [["servic", "level", "agreement"]])}


@pytest.mark.parametrize("question", ["when does the sla end", "When does the Sla end?"])
def test_what_is_not_written_as_an_acronym_is_none(make_index: MakeIndex, question: str) -> None:
    assert named(make_index({"a.txt": SLA}), question) == {}


def test_a_long_form_is_named_by_its_acronym(make_index: MakeIndex) -> None:
    found = named(make_index({"a.txt": SLA}), "Who signs the service level agreements?")
    assert found == {word: ({"sla"}, []) for word in ("service", "level", "agreements")}


@pytest.mark.parametrize(
    "question", ["What is the level of service?", "agreement level service", "service level", "a level agreement"]
)
def test_words_in_another_order_or_some_of_them_are_no_long_form(make_index: MakeIndex, question: str) -> None:
    assert named(make_index({"a.txt": SLA}), question) == {}


def test_function_words_of_a_long_form_do_not_count(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The point of sale (POS) is shut. The POS is here."})
    assert named(index, "Where is the POS?") == {"POS": (set(), [["point", "sale"]])}
    assert named(index, "a point for sale") == {"point": ({"pos"}, []), "sale": ({"pos"}, [])}


def test_a_long_form_of_one_word_is_a_related_one(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "He has leptospirosis (LS). LS is bad."})
    assert named(index, "Who has LS?") == {"LS": ({"leptospirosi"}, [])}
    assert named(index, "Who has leptospirosis?") == {}


def test_an_acronym_of_two_words_is_a_phrase(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The coronavirus disease 2019 (COVID-19) spread. COVID-19 spreads."})
    expected = (set(), [["coronavirus", "diseas", "2019"]])
    assert named(index, "How does COVID-19 spread?") == {"COVID": expected, "19": expected}
    assert named(index, "the coronavirus disease 2019")["disease"] == (set(), [["covid", "19"]])


def test_all_long_forms_of_an_acronym_count(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "The body mass index (BMI).", "b.txt": "A BMI (British music institute) and a BMI."})
    assert named(index, "a BMI")["BMI"][1] == [["bodi", "mass", "index"], ["british", "music", "institut"]]


def test_a_function_word_in_capitals_is_no_other_name(make_index: MakeIndex) -> None:
    index = make_index(
        {"a.txt": "The World Health Organization (WHO) met. Who came? Information technology (IT) is it."}
    )
    assert named(index, "the World Health Organization of information technology") == {}


def test_the_plural_of_an_acronym_is_the_same_word(make_index: MakeIndex) -> None:
    index = make_index({"a.txt": "An RPC is open. A SLA ends.", "b.txt": "All RPCs are."})
    rpcs, rpc, slas = analyse("RPCs, RPC, SLAs", index).concepts
    assert [index.terms[term] for term in rpcs.terms] == ["rpc", "rpcs"]
    assert [[index.terms[term] for term in terms] for terms in (rpc.terms, rpc.related)] == [["rpc"], ["rpcs"]]
    assert [index.terms[term] for term in slas.terms] == ["sla"]


def test_the_plural_of_an_acronym_in_small_letters_is_related(make_index: MakeIndex) -> None:
    query = analyse("the nda", make_index({"a.txt": "All NDAs end."}))
    assert (query.unknown, len(query.concepts[0].related)) == ((), 1)
    query = analyse("the sla", make_index({"a.txt": "An SLA. The SLAs."}))
    assert query.concepts[0].related == ()


def test_marks_of_markdown_are_no_part_of_a_definition(make_bot: MakeBot) -> None:
    text = "Each [service **level** agreement](https://x.y/LS) (*SLA*) is signed."
    with make_bot({"a.md": text}) as bot:
        bot.refresh()
        state = Store(bot.config.index).open()
        assert state is not None
        assert named(state[0], "the SLA") == {"SLA": (set(), [["servic", "level", "agreement"]])}


def test_no_more_than_a_few_sentences_are_read(make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index = make_index({f"{a}.txt": f"The s{a} level agreement (SLA)." for a in "abcdefghijklmnopqrstuvwxyz"})
    read: list[int] = []
    text = Index.text
    monkeypatch.setattr(Index, "text", lambda index, row: (read.append(row), text(index, row))[1])
    (concept,) = analyse("Which SLA?", index).concepts
    assert (read, len(concept.phrases)) == ([*range(MOST)], MOST)


def test_very_many_long_forms_are_not_all_taken(make_index: MakeIndex) -> None:
    letters = "abcdefghijklm"
    text = " or ".join(f"the s{a}{b} l{a}{b} (SL)" for a in letters for b in letters)
    (concept,) = analyse("SL", make_index({"a.txt": text})).concepts
    assert len(concept.phrases) == MOST


def test_long_questions_to_hostile_documents_take_time_in_proportion(make_index: MakeIndex) -> None:
    def taken(size: int) -> float:
        texts = {
            "a.txt": "A b (AB) " * (100 * size),
            "b.txt": "\n\n".join(["Two words (TW) are two words."] * 25 * size),
        }
        index = make_index(texts)
        question = "AB two words TW " * (5 * size)
        return min(repeat(lambda: analyse(question, index), timer=time.thread_time, repeat=5, number=1))

    assert taken(40) < 3 * taken(20)


sentences = st.sampled_from(
    [
        "Each service level agreement (SLA) is signed.",
        "The SLA (storage layer adapter) holds.",
        "A fee agreement (FA) ends with the SLA.",
        "The level of service is fair.",
        "Fees are paid.",
    ]
)
documents = st.lists(sentences, max_size=4).map(" ".join)
names = st.sampled_from(["a.txt", "b.txt", "c.md", "d.txt"])
collections = st.dictionaries(names, documents, max_size=4)


@given(st.lists(collections, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_state_of_several_segments_has_the_names_of_a_rebuilt_index(
    make_index: MakeIndex, make_state: MakeState, segments: list[dict[str, str]]
) -> None:
    living = {name: text for texts in segments for name, text in texts.items()}
    state, rebuilt = make_state(segments), make_index(dict(sorted(living.items())))
    for question in ("the SLA", "the service level agreement", "FAs and a fee agreement", "storage layer adapters"):
        assert named(state, question) == named(rebuilt, question)
