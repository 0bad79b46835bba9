"""Documents whose pages are counted. In others, a page break is a character like any."""

PAGED = (".pdf",)
"""The suffixes of their files."""


def has_pages(document: str) -> bool:
    """Tell whether a document has pages, by its name."""
    return document.lower().endswith(PAGED)
