import numpy as np

from qa_bot.evaluation.training.linear import fit_linear


def lists(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """2,000 questions of 8 candidates; the first feature tells the right one, of dates its opposite does."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(16_000, 3)).astype(np.float32)
    question = np.repeat(np.arange(2_000), 8)
    asked = np.where(np.arange(2_000) % 2 == 0, "any", "date")
    worth = np.where(asked[question] == "date", -features[:, 0], features[:, 0]).reshape(-1, 8)
    return features, (worth == worth.max(axis=1, keepdims=True)).ravel(), question, asked


def test_what_each_kind_of_answer_needs_is_learned() -> None:
    features, right, question, asked = lists(0)
    linear = fit_linear(features, right, question, np.ones(2_000), asked, ("any", "date"))
    features, right, question, asked = lists(1)
    for kind in ("any", "date"):
        chosen = asked[question] == kind
        first = linear.predict(features[chosen], kind).reshape(-1, 8).argmax(axis=1)
        assert right[chosen].reshape(-1, 8)[np.arange(1_000), first].mean() > 0.9


def test_a_kind_without_questions_has_the_shared_weights() -> None:
    features, right, question, _ = lists(2)
    nobody = np.full(2_000, "any")
    linear = fit_linear(features, right, question, np.ones(2_000), nobody, ("any", "date"))
    np.testing.assert_allclose(linear.weights[0], linear.weights[1], atol=0.2)
