"""Why a filter lets no document pass, in words that help to choose another filter."""

from collections.abc import Sequence

from qa_bot.index.reader import Index
from qa_bot.rank.constraints import allowed_documents
from qa_bot.types import Filter

_WIDER = ("{}*", "*{}*", "{}/")


def blocked(index: Index, filter: Filter, tops: Sequence[str] = ()) -> str:
    """Return in a sentence which limit of the filter lets no document pass; "" where some document passes.

    ``tops`` are as for ``allowed_documents``.
    """
    if _passes(index, filter, tops):
        return ""
    if filter.within is not None and not _passes(index, Filter(within=filter.within), tops):
        return f"No document matches --in '{filter.within}'{_way_out(index, filter.within, tops)}."
    if filter.type is not None and not _passes(index, Filter(type=filter.type), tops):
        return f"No document is of the type '{filter.type}'."
    if filter.since is not None and not _passes(index, Filter(since=filter.since), tops):
        return _too_late(index, filter.since)
    return f"No document passes {' and '.join(_limits(filter))} together."


def _passes(index: Index, filter: Filter, tops: Sequence[str]) -> bool:
    """Tell whether some document passes a filter."""
    allowed = allowed_documents(index, filter, tops)
    return allowed is None or bool(allowed[index.documents].any())


def _way_out(index: Index, pattern: str, tops: Sequence[str]) -> str:
    """Return the nearest glob that matches some document as a piece of advice, "" without one."""
    wider = (form.format(pattern.rstrip("/")) for form in _WIDER)
    found = next((glob for glob in wider if _passes(index, Filter(within=glob), tops)), None)
    return "" if found is None else f"; try '{found}'"


def _too_late(index: Index, since: str) -> str:
    latest = max((index.dates[document] for document in index.documents.tolist()), default="")
    if not latest:
        return f"No document has a date, so none is known to be since {since}."
    return f"No document is dated {since} or later; the latest is of {latest}."


def _limits(filter: Filter) -> list[str]:
    named = (("--in", filter.within), ("--type", filter.type), ("--since", filter.since))
    return [f"{option} '{value}'" for option, value in named if value is not None]
