"""What a user is told of the files in folders that are of a type that is not read."""

from collections.abc import Mapping

from qa_bot.ingest.names import printable

# Suffixes that are named, and letters of the longest that is taken for one
_NAMED = 5
_LONGEST = 10


def skipped_note(skipped: Mapping[str, int]) -> str:
    """Return how many files were passed over, with their commonest suffixes, and what to do; "" where none was.

    ``skipped`` is how many there are of each suffix ("" for none).
    """
    number = sum(skipped.values())
    if not number:
        return ""
    suffixes = sorted(
        (suffix for suffix in skipped if 1 < len(suffix) <= _LONGEST), key=lambda one: (-skipped[one], one)
    )
    more = ", …" if len(suffixes) > _NAMED else ""
    named = f" ({', '.join(map(printable, suffixes[:_NAMED]))}{more})" if suffixes else ""
    files = "1 file of another type" if number == 1 else f"{number:,} files of other types"
    read = "text, Markdown, HTML, PDF, EPUB, CSV, .docx and .odt are read"
    return f"Skipped {files}{named}: {read}; convert what is to be searched."
