"""A question that stands in the text as it is asked."""

from collections.abc import Callable

from qa_bot.bot import QABot

FAQ = (
    "# Questions\n\n## When do I get paid?\n\nOn the 25th of each month. It is the 24th in December.\n\n"
    "## Who gets paid more?\n\nWelders do.\n\n## Notes\n\nYou get paid when your sheet is signed. Slips get lost.\n"
)


def test_what_follows_a_question_answers_the_same_one(make_bot: Callable[..., QABot]) -> None:
    with make_bot({"faq.md": FAQ, "pay.md": "# Pay\n\nThe paid get a slip. We get paid late.\n"}) as bot:
        bot.refresh()
        same, other = (bot.ask(question, explain=True) for question in ("when do i get paid", "When do we get paid?"))
    assert same.citations[0].text == "On the 25th of each month."
    assert same.answered
    told = {reason.label for citation in same.citations for reason in citation.reasons if reason.weight}
    assert "the text asks this very question above" in told
    assert "the text asks this very question above" not in {
        reason.label for citation in other.citations for reason in citation.reasons if reason.weight
    }
