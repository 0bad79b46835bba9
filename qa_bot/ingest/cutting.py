"""A file to what the index takes: a document, cut into sentences, in one language."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import compress, dropwhile

from qa_bot.index.builder import Cut
from qa_bot.ingest.code import has_whole, unbroken
from qa_bot.ingest.discover import FoundFile
from qa_bot.ingest.edges import with_marks
from qa_bot.ingest.leading import with_leads
from qa_bot.ingest.loaders import load
from qa_bot.ingest.sentences import LONGEST, split_block
from qa_bot.text.detection import SAMPLE, detect
from qa_bot.types import Block, BlockKind, Document, Span

# Code points of a table's row that is cited as one: a sentence of its last cell would not tell what row it is of.
LONGEST_ROW = 300
_OF_TABLES = frozenset((BlockKind.HEADER, BlockKind.ROW))
_TELLING = 80  # code points, a sentence or two, that tell a language
_WORD = re.compile(r"[^\W_]")
_BORDER = re.compile(r"[ \t]\||\|[ \t]|\t|   ")


def cut(file: FoundFile, language: str) -> Cut:
    """Return a file's document, cut into sentences, with the blocks that have some; ``language`` may be "auto".

    Raises DocumentError.
    """
    document = load(file.path, file.name)
    marked, whole = document.readable != document.text, has_whole(document.text)
    sentences = [_sentences(document, block, marked, whole) for block in document.blocks]
    if not all(sentences):
        document = replace(document, blocks=tuple(compress(document.blocks, sentences)))
        sentences = [*filter(None, sentences)]
    document, sentences = with_leads(document, sentences)
    code = detect(_opening(document)) if language == "auto" else language
    return Cut(document, sentences, code, file.size, file.time_ns)


def _opening(document: Document) -> str:
    """Return as much of a document as its language is told by: without code, and without the fields it begins with.

    The names of fields, and often what they say, are in another language. Where hardly anything is left, all counts.
    """
    kinds = {block.kind for block in document.blocks}
    if BlockKind.CODE not in kinds and document.blocks[:1] and document.blocks[0].kind is not BlockKind.ROW:
        return document.readable
    below_fields = dropwhile(lambda block: block.kind is BlockKind.ROW, document.blocks)
    words = _first_words(document, (block for block in below_fields if block.kind is not BlockKind.CODE))
    return words if len(words) >= _TELLING else _first_words(document, document.blocks)


def _first_words(document: Document, blocks: Iterable[Block]) -> str:
    words: list[str] = []
    size = 0
    for block in blocks:
        words.append(block.span.of(document.readable))
        size += len(block.span)
        if size >= SAMPLE:
            break
    return " ".join(words)


def _sentences(document: Document, block: Block, marked: bool, whole: bool) -> list[Span]:
    """Return the sentences of a block; a heading is one, and so is a row. What has no letter or digit is none.

    ``marked``: the document has marks; ``whole``: what may not be cut within, such as code or links.
    """
    if block.kind is BlockKind.HEADING or (block.kind in _OF_TABLES and _is_row(document, block)):
        spans = [block.span]
    else:
        spans = split_block(document.readable, block.span.start, block.span.end)
        spans = unbroken(document.text, spans, LONGEST) if whole else spans
    readable = document.readable  # most begin with a letter, which is quickly seen
    spans = [s for s in spans if readable[s.start].isalnum() or _WORD.search(readable, s.start, s.end)]
    return with_marks(document.text, document.readable, spans) if marked else spans


def _is_row(document: Document, block: Block) -> bool:
    """Tell whether a block of a table is the header, or a row that has several cells and is not too long.

    A full stop at the end of a cell ends no sentence: it is that of an abbreviation, or other cells go on.
    """
    if len(block.span) > LONGEST_ROW:
        return False
    span = block.span
    return block.kind is BlockKind.HEADER or _BORDER.search(document.text, span.start, span.end) is not None
