"""What of the sentences of an index answers a question: chosen by the fitted model or by rule, or a cell of a table."""

from collections.abc import Callable, Collection, Iterable, Iterator

from qa_bot.answer.asked_cell import asked_cell
from qa_bot.answer.highlight import Found, finder
from qa_bot.answer.said import said, with_whole_links
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.spans import SpanModel
from qa_bot.text.language import Language, language
from qa_bot.text.measures import measured
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise
from qa_bot.types import Query, Span

# Short forms of what names the column of a bound, as languages have them
_BOUNDS = ("max", "min")


def found_in(query: Query, rows: Array, index: Index, spans: SpanModel | None) -> dict[int, Found]:
    """Return by its row what of each sentence answers: by the fitted choice of spans, or by rule without one."""
    if not len(rows):
        return {}
    terms = {index.terms[term] for concept in query.concepts for term in concept.terms}
    term_of = term_maker(query.language)
    written = [(index.text(row), index.names[index.document(row)]) for row in rows.tolist()]
    parts = finder(query, terms, term_of, spans)([said(*one) for one in written])
    found = dict(zip(rows.tolist(), parts, strict=True))
    for (row, one), (text, document) in zip(found.items(), written, strict=True):
        if one.highlight is not None:
            found[row] = one._replace(highlight=with_whole_links(text, document, one.highlight))
    for row, cell in _cells(query, found, index, terms, term_of):
        found[row] = found[row]._replace(highlight=cell)
    return found


def _cells(
    query: Query, rows: Iterable[int], index: Index, terms: Collection[str], term_of: Callable[[str], str]
) -> Iterator[tuple[int, Span]]:
    """Yield the rows of tables that have a cell of the column that is asked for, with that cell."""
    headers = [(row, header) for row in rows if (header := index.header(row))]
    if not headers:
        return
    spoken = language(query.language)
    focus = {index.terms[term] for concept in query.concepts if concept.place in query.focus for term in concept.terms}
    focus |= set(map(term_of, measured(tokenise(query.interpreted), spoken)))
    fitting = spoken.columns.get(query.expected, ())
    bounds = _bounds({term_of(token.form) for token in tokenise(query.interpreted)}, spoken, term_of)
    for row, header in headers:
        cell = asked_cell(index.text(row), index.text(header[0]), terms, focus, term_of, fitting, bounds)
        if cell is not None:
            yield row, cell


def _bounds(asked: Collection[str], spoken: Language, term_of: Callable[[str], str]) -> set[str]:
    """Return the terms of all words for the maximum or the minimum, where a question has one of them."""
    groups = [{term_of(word) for name in group for word in name} for group in spoken.short_forms]
    bounding = (group for group in groups if not group.isdisjoint(_BOUNDS) and not group.isdisjoint(asked))
    return set().union(*bounding)
