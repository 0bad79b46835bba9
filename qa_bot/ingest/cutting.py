"""A file to what the index takes: a document, cut into sentences, in one language."""

from qa_bot.index.builder import Cut
from qa_bot.ingest.code import unbroken
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.edges import with_marks
from qa_bot.ingest.loaders import load
from qa_bot.ingest.sentences import LONGEST, split_block
from qa_bot.text.language import detect
from qa_bot.types import Block, BlockKind, Document, Span


def cut(file: FoundFile, language: str) -> Cut:
    """Return a file's document, cut into sentences; ``language`` may be "auto". Raises DocumentError."""
    document = load(file.path, file.name)
    marked = document.readable != document.text
    sentences = [_sentences(document, block, marked) for block in document.blocks]
    code = detect(document.readable) if language == "auto" else language
    return Cut(document, sentences, code, file.size, file.time_ns)


def _sentences(document: Document, block: Block, marked: bool) -> list[Span]:
    """Return the sentences of a block; a heading is one. ``marked``: the document has marks of markup."""
    if block.kind is BlockKind.HEADING:
        spans = [block.span]
    else:
        spans = unbroken(document.text, split_block(document.readable, block.span.start, block.span.end), LONGEST)
    return with_marks(document.text, document.readable, spans) if marked else spans
