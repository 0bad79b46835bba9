"""Question sets as examples of answering spans: questions, the sentences that answer them, the answers in these."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qa_bot.answer.span_candidates import MAX_WORDS, written
from qa_bot.answer.span_features import Parsed, parse
from qa_bot.answer.span_question import Asking, asking
from qa_bot.evaluation.judge import covers
from qa_bot.evaluation.metrics import squad_words
from qa_bot.evaluation.suite import Pair, Suite
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.query.analyse import analyse, spoken_language
from qa_bot.text.tokenise import tokenise

LANGUAGE = "en"
# Words in fewer sentences tell too little of themselves
_FEWEST_SENTENCES = 25


@dataclass(frozen=True, slots=True)
class SpanExample:
    """A question, a sentence ``text`` that answers it, and the ``answers``; ``document`` and ``suite`` hold it."""

    asking: Asking
    text: str
    answers: tuple[str, ...]
    document: str
    suite: str


@dataclass(frozen=True, slots=True)
class ParsedExample:
    """An example whose sentence has spans that may answer; ``right`` (m,) bool: which are one of the answers."""

    key: str
    parsed: Parsed
    right: Array


def span_examples(suite: Suite, index: Index) -> list[SpanExample]:
    """Return the examples of the English questions of a suite whose answers are places in its indexed documents.

    A text that the cited sentence must contain need not be the answer, so pairs that have only such texts give none.
    """
    rows_of = _rows_by_file_name(index)
    found = (_example(pair, suite.name, index, rows_of) for pair in suite.pairs if pair.gold)
    return [example for example in found if example is not None]


def known_words(examples: Iterable[SpanExample]) -> tuple[str, ...]:
    """Return the words, sorted, that are frequent enough in the sentences to have weights of their own."""
    sentences = {example.text for example in examples}
    counts = Counter(form for text in sentences for form in {token.form for token in tokenise(text)})
    return tuple(sorted(word for word, n in counts.items() if n >= _FEWEST_SENTENCES and word.isalpha()))


def parsed_examples(examples: Iterable[SpanExample], words: Sequence[str]) -> list[ParsedExample]:
    """Return the examples whose sentences have a span of at most ``MAX_WORDS`` that is one of the answers.

    Longer answers are whole clauses: fitted to them too, the model cuts short answers worse.
    """
    numbers = {word: number for number, word in enumerate(words, start=1)}
    found = []
    for example in examples:
        parsed = parse(example.asking, example.text, numbers)
        right = np.empty(0, bool) if parsed is None else right_spans(parsed, example.text, example.answers)
        if parsed is not None and (parsed.last - parsed.first < MAX_WORDS)[right].any():
            found.append(ParsedExample(example.asking.key, parsed, right))
    return found


def right_spans(parsed: Parsed, text: str, answers: Iterable[str]) -> Array:
    """Return (m,) bool: which spans are the words of one of the answers, as SQuAD compares them."""
    wanted = {tuple(squad_words(answer)) for answer in answers} - {()}
    longest = max(map(len, wanted), default=0)
    first_words = tuple({words[0] for words in wanted})
    starts = [token.start for token in parsed.tokens]
    ends = [token.end for token in parsed.tokens]
    # a quick look first: an answer's word is a token, or has it in it ("well" of "wellknown", "5" of "£5")
    begins = np.array([_begins(text[s:e], first_words) for s, e in zip(starts, ends, strict=True)], dtype=bool)
    possible = begins[parsed.first] & (parsed.last - parsed.first < 3 * longest + 3)
    right = np.zeros(len(possible), dtype=bool)
    for place in np.flatnonzero(possible).tolist():
        span = written(text, starts[parsed.first[place]], ends[parsed.last[place]])
        right[place] = tuple(squad_words(span.of(text))) in wanted
    return right


def _begins(token: str, words: tuple[str, ...]) -> bool:
    """Return whether one of ``words`` has the token's; an article, which SQuAD drops, may stand first."""
    own = squad_words(token)
    return not own or any(own[0] in word for word in words)


def _example(pair: Pair, suite: str, index: Index, rows_of: Mapping[str, range]) -> SpanExample | None:
    if spoken_language(pair.question, index).code != LANGUAGE:
        return None
    named = [name for name in rows_of if name in {gold.document for gold in pair.gold}]
    rows = [row for name in named for row in rows_of[name]]
    best = max(rows, key=lambda row: _golds_in(pair, row, index), default=None)
    if best is None or not _golds_in(pair, best, index):
        return None
    answers = tuple(_gold_texts(pair, index, rows_of))
    query = analyse(pair.question, index, pair.after)
    name = index.names[index.document_of[best]]
    return SpanExample(asking(query, index.term_of), index.text(best), answers, name, suite)


def _rows_by_file_name(index: Index) -> dict[str, range]:
    bounds = index.document_rows.tolist()
    return {
        name.rsplit("/", 1)[-1]: range(bounds[number], bounds[number + 1]) for number, name in enumerate(index.names)
    }


def _golds_in(pair: Pair, row: int, index: Index) -> int:
    sentence = index.sentence(row)
    return sum(covers(index.names[sentence.document], sentence.span, gold) for gold in pair.gold)


def _gold_texts(pair: Pair, index: Index, rows_of: Mapping[str, range]) -> Iterator[str]:
    for gold in pair.gold:
        rows = rows_of.get(gold.document)
        if gold.text:
            yield gold.text
        elif rows:
            yield gold.span.of(index.document_text(int(index.document_of[rows[0]])))
