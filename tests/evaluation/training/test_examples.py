import numpy as np

from qa_bot.evaluation.training.examples import MOST, Examples, merged
from qa_bot.rank.features.table import NAMES


def examples(name: str, questions: int) -> Examples:
    """Return a suite of so many questions with one candidate each."""
    return Examples(
        features=np.zeros((questions, len(NAMES)), np.float32),
        right=np.ones(questions, dtype=bool),
        rows=np.arange(questions),
        documents=np.arange(questions),
        question=np.arange(questions),
        groups=np.array([f"{k}.md" for k in range(questions)]),
        sets=np.array([name] * questions),
        kinds=np.array(["answerable"] * questions),
        asked=np.array(["any"] * questions),
        answerable=np.ones(questions, dtype=bool),
        weights=np.ones(questions),
    )


def test_questions_of_small_suites_count_more_but_not_without_end() -> None:
    suites = [examples("large", 400), examples("small", 100), examples("tiny", 4), examples("own", 4)]
    together = merged(suites, [False, False, False, True])
    assert together.weights.tolist() == [1.0] * 400 + [2.0] * 100 + [MOST] * 4 + [30.0] * 4
    assert together.question.tolist() == list(range(508))
    assert len(set(together.groups.tolist())) == 508
