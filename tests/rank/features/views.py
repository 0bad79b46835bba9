"""What features see of a question's candidates, and what they say of each."""

from collections.abc import Iterable

from qa_bot.index.reader import Index
from qa_bot.model.necessity import Necessity
from qa_bot.query.analyse import analyse
from qa_bot.rank.features.asked import asked
from qa_bot.rank.features.needed import UNFITTED
from qa_bot.rank.features.view import View
from qa_bot.rank.retrieve import Retriever


def view_of(index: Index, question: str, necessity: Necessity = UNFITTED) -> View:
    """Return the view of a question's candidates, of which there may be none (``view.n``)."""
    query = analyse(question, index)
    found = Retriever(index).retrieve(query.concepts, 50)
    return View(asked(query, found), found, index, necessity)


def by_text(view: View, values: Iterable[float]) -> dict[str, float]:
    """Return the values (n,) of a feature by the candidates' texts."""
    return dict(zip(map(view.index.text, view.rows.tolist()), map(float, values), strict=True))
