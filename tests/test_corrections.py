"""What is added to the scores of the fitted ranker."""

from qa_bot.corrections import CORRECTIONS, Stage


def test_users_tell_the_corrections_apart() -> None:
    assert len({one.label for one in CORRECTIONS}) == len(CORRECTIONS)


def test_the_table_has_the_order_of_the_stages() -> None:
    stages = [one.stage for one in CORRECTIONS]
    assert stages == sorted(stages, key=list(Stage).index)
