from qa_bot.tui.session import Place, Session
from qa_bot.types import Reply


def answered(make_fake, *questions: str) -> Session:
    bot, session = make_fake(), Session()
    for number, question in enumerate(questions):
        reply: Reply = bot.ask(question)
        session = session.ask(question).answer(number, reply)
    return session


def test_an_answer_chooses_its_first_citation(make_fake) -> None:
    session = answered(make_fake, "who was in the room")
    assert session.chosen == Place(0, 0)
    assert session.citation is session.entries[0].citations[0]


def test_steps_go_through_all_citations_and_stop_at_both_ends(make_fake) -> None:
    session = answered(make_fake, "was it so?", "was it")
    assert session.chosen == Place(1, 0)
    assert session.step(-1).chosen is not None
    assert session.step(-1).chosen.entry == 0
    assert session.step(-99).chosen == Place(0, 0)
    assert session.step(99).chosen == Place(1, len(session.entries[1].citations) - 1)


def test_a_number_that_is_not_there_changes_nothing(make_fake) -> None:
    session = answered(make_fake, "was it")
    assert session.choose_number(9) is session
    assert session.choose_number(0) is session
    assert session.choose_number(2).chosen == Place(0, 1)


def test_nothing_is_chosen_without_a_citation() -> None:
    session = Session().ask("one")
    assert session.citation is None
    assert session.step(1) is session
    assert session.choose_number(1) is session


def test_questions_that_wait_count_for_the_next_one_those_that_failed_do_not(make_fake) -> None:
    session = Session().ask("one").fail(0, "no words").ask("two")
    assert session.questions == ("two",)


def test_citations_of_changed_documents_become_stale_and_stay_chosen(make_fake) -> None:
    session = answered(make_fake, "was it", "refuse was it").choose(Place(0, 1)).ask("still waiting")
    outdated = session.outdated({"news/bali.md"})
    assert outdated.chosen == Place(0, 1)
    assert all(citation.stale for entry in outdated.entries for citation in entry.citations)
    assert [entry.reply and entry.reply.answered for entry in outdated.entries] == [True, False, None]
    assert session.outdated({"other.md"}) == session
