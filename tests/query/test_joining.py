import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse
from qa_bot.types import Correction

MakeIndex = Callable[..., Index]


def related(index: Index, question: str) -> dict[str, list[str]]:
    """Return the related terms of each word of a question that has some."""
    concepts = analyse(question, index).concepts
    return {concept.word: [index.terms[term] for term in concept.related] for concept in concepts if concept.related}


def phrases(index: Index, question: str) -> list[list[str]]:
    """Return the phrases of the words of a question."""
    concepts = analyse(question, index).concepts
    return [[index.terms[term] for term in phrase] for concept in concepts for phrase in concept.phrases]


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("The backup is kept.", "how to back up files", {"back": ["backup"], "up": ["backup"]}),
        ("All backups are kept.", "a back-up", {"back": ["backup"], "up": ["backup"]}),
        ("It is sold online.", "Is it sold on-line?", {"line": ["onlin"]}),
        ("The COVID19 virus.", "the COVID-19 virus", {"COVID": ["covid19"], "19": ["covid19"]}),
        ("The databases are large.", "a data base", {"data": ["databas"], "base": ["databas"]}),
        ("Send an email.", "an e-mail", {"e": ["email"], "mail": ["email"]}),
        ("The 3D view.", "a 3-D view", {"3": ["3d"]}),
        ("Two xrays are kept.", "Are X-rays kept?", {"X": ["xray"], "rays": ["xray"]}),
        ("A tshirt.", "Which t-shirt?", {"shirt": ["tshirt"]}),
        ("Set maxRetries to 4.", "the max_retries", {"max": ["maxretri"], "retries": ["maxretri"]}),
        ("Error E204 is shown.", "What is E-204?", {"E": ["e204"], "204": ["e204"]}),
        ("It has 8MiB of it.", "Has it 8 MiB?", {"8": ["8mib"], "MiB": ["8mib"]}),
        ("The login is free.", "How do I log in?", {"log": ["login"]}),
        ("The login is free.", "How do I log in to the shop?", {"log": ["login"]}),
    ],
)
def test_words_that_the_documents_write_as_one(
    make_index: MakeIndex, text: str, question: str, expected: dict[str, list[str]]
) -> None:
    assert related(make_index({"1.txt": text}), question) == expected


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("In 201920 days.", "the year 2019-20"),
        ("The plugin is free.", "Did he plug in the night?"),
        ("A villain came.", "Which villa in Rome?"),
        ("He works overtime.", "Does it change over time?"),
        ("I hurt myself.", "Who hurts my-self?"),
        ("The grain was dry.", "How does the grain lies?"),
        ("The tea is hot.", "the te a"),
        ("The 8th of May.", "8 the"),
        ("The 8miles race.", "8 miles"),
        ("The backup is kept.", "the back, up"),
        ("The backup is kept.", "the back of the up"),
        ("CC is copied.", "the C-C group"),
    ],
)
def test_words_that_are_not_one(make_index: MakeIndex, text: str, question: str) -> None:
    assert related(make_index({"1.txt": text}), question) == {}


def test_particles_are_those_of_english(make_index: MakeIndex) -> None:
    assert related(make_index({"1.txt": "Der Login ist da."}, "de"), "log in") == {}


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("Our web site is new.", "the website", ["web", "site"]),
        ("All log files are kept.", "a logfile", ["log", "file"]),
        ("The COVID-19 virus.", "the COVID19 virus", ["covid", "19"]),
        ("It has USB 3 and USB3.", "a USB3 port", ["usb", "3"]),
        ("Set max_retries to 4.", "the maxRetries", ["max", "retri"]),
        ("Error E-204 is shown.", "What is E204?", ["e", "204"]),
        ("E-mails are deleted.", "the emails", ["e", "mail"]),
        ("An X-ray is taken.", "the xrays", ["x", "ray"]),
        ("His t-shirt is red.", "the tshirt", ["t", "shirt"]),
        ("The Wi-Fi is free.", "the wifi", ["wi", "fi"]),
        ("The co-op is new.", "the coop", ["co", "op"]),
        ("A co-worker is new.", "the coworkers", ["co", "worker"]),
        ("It waits 30 s at most.", "Why 30s?", ["30", "s"]),
        ("It takes 1.5 GB.", "Why 1.5GB?", ["1.5", "gb"]),
        ("The BL-Pump is new. See [blpump].", "the blpump", ["bl", "pump"]),  # known as well
        ("La página web es nueva. El porta voz.", "el portavoz", ["port", "voz"]),
    ],
)
def test_a_word_that_the_documents_write_apart(
    make_index: MakeIndex, text: str, question: str, expected: list[str]
) -> None:
    index = make_index({"1.txt": text}, "es" if question.startswith("el ") else "en")
    assert phrases(index, question) == [expected]


def test_the_parts_of_a_compound_count_each_and_not_together_once_more(make_index: MakeIndex) -> None:
    index = make_index({"1.txt": "Das Projekt Leiter."}, "de")
    assert related(index, "projektleiter") == {"projektleiter": ["leit", "projekt"]}
    assert phrases(index, "projektleiter") == []


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The web has a site.", "the website"),  # side by side nowhere
        ("A web. Site two.", "the website"),  # nor in one sentence
        ("The baker's hop. He didn't ear it.", "a shop, a tear"),
        ("Rooms E, mail and F.", "the email"),
        ("Back up the backup.", "a backup"),  # known as it is
        ("A we bsite.", "the website"),  # two letters
        ("A wi fi.", "the wifi"),
        ("The pay of a day. Two paid days.", "the payday"),  # by endings only
        ("A for man.", "the forman"),  # a function word
        ("The ipv, 6.", "the x6"),
    ],
)
def test_a_word_that_is_not_parted(make_index: MakeIndex, text: str, question: str) -> None:
    assert phrases(make_index({"1.txt": text}), question) == []


def test_the_likeliest_way_to_part_a_word_is_taken(make_index: MakeIndex) -> None:
    text = "The news paper. A news item. Papers. The newsp aper, the newsp aper."
    assert phrases(make_index({"1.txt": text}), "newspaper") == [["news", "paper"]]
    assert phrases(make_index({"1.txt": "News of paper. A newsp aper."}), "newspaper") == [["newsp", "aper"]]


def test_what_is_known_by_its_parts_is_neither_unknown_nor_corrected(make_index: MakeIndex) -> None:
    apart, another = "Our data grid is new.", "The datagred of others."
    assert analyse("the datagrid", make_index({"1.txt": another})).corrections == (Correction("datagrid", "datagred"),)
    query = analyse("the datagrid", make_index({"1.txt": f"{apart} {another}"}))
    assert (query.corrections, query.unknown) == ((), ())


def test_a_part_of_what_is_known_is_not_corrected(make_index: MakeIndex) -> None:
    index = make_index({"1.txt": "The glyphservice is gloph."})
    assert analyse("a glyph-service", index).corrections == ()
    assert analyse("a gluph", index).corrections == (Correction("gluph", "gloph"),)


pieces = st.sampled_from(["web", "site", "website", "back", "up", "-", " ", "3", "covid", "19", ". ", "log", "in"])
texts = st.lists(pieces, max_size=12).map("".join)


@given(texts, texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_parts_stand_together_and_wholes_are_known(make_index: MakeIndex, text: str, question: str) -> None:
    index = make_index({"a_text.txt": text})
    for concept in analyse(question, index).concepts:
        assert all(index.postings.frequency(term) + index.title_postings.frequency(term) for term in concept.related)
        assert all(len(index.postings.together(0, phrase)) for phrase in concept.phrases)


def test_long_words_and_many_take_little_time(make_index: MakeIndex) -> None:
    index = make_index({"1.txt": "abc def ghi " * 2_000})
    start = time.thread_time()
    analyse("abcdef" * 4_000, index)
    analyse("abc-def " * 2_000, index)
    analyse(" ".join(f"abc{k}" for k in range(2_000)), index)
    assert time.thread_time() - start < 5
