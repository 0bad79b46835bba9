"""Which documents have pages that are counted: in others, a page break is one character among many."""

PAGED = (".pdf",)
"""The suffixes of their files."""


def has_pages(document: str) -> bool:
    """Tell whether a document has pages, by its name."""
    return document.lower().endswith(PAGED)
