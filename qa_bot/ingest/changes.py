"""What has changed since an index was made: which files are to be read, which documents are no more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from qa_bot.errors import DocumentError
from qa_bot.index.reader import Index
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.loaders import is_text, text_of


@dataclass(slots=True)
class Changes:
    """Files to read because they are ``added`` or ``changed``, documents (numbers) to drop because their files are
    ``changed`` or ``removed``, and documents that stay though their files were ``touched`` or their sizes differ.
    """

    added: list[FoundFile] = field(default_factory=list)
    changed: list[FoundFile] = field(default_factory=list)
    touched: dict[int, FoundFile] = field(default_factory=dict)
    dropped: list[int] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def files(self) -> list[FoundFile]:
        """The files to read, in the order of their names."""
        return sorted(self.added + self.changed)


def changes(index: Index, files: Sequence[FoundFile], stopped: Callable[[], None]) -> Changes:
    """Return how the files found differ from the documents of an index.

    Sizes and times are looked at first; a text that differs is read and compared with the one that was indexed. Where
    the text has to be taken out of the file, that costs as much as indexing it: there, what differs has changed.
    ``stopped`` is called between two files and raises Cancelled.
    """
    names, paths = index.names, index.paths
    known = {names[document]: document for document in index.documents.tolist()}
    found = Changes()
    for file in files:
        document = known.pop(file.name, None)
        if document is None:
            found.added.append(file)
        elif paths[document] != file.location:
            found.changed.append(file)
            found.dropped.append(document)
        elif index.stat(document) != (file.size, file.time_ns):
            stopped()
            if _has_text(file, index, document):
                found.touched[document] = file
            else:
                found.changed.append(file)
                found.dropped.append(document)
    found.removed = sorted(known)
    found.dropped += known.values()
    return found


def _has_text(file: FoundFile, index: Index, document: int) -> bool:
    """Tell whether a file that is text still has the one that was indexed."""
    if not is_text(file.path):
        return False
    try:
        return text_of(file.path) == index.document_text(document)
    except DocumentError:
        return False
