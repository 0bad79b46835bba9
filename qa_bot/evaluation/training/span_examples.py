"""Question sets as examples of answering spans: for each question the sentences looked at, and the answers in these."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qa_bot.answer.said import said
from qa_bot.answer.spans.candidates import MAX_WORDS
from qa_bot.answer.spans.features import Parsed, parse
from qa_bot.answer.spans.marks import written
from qa_bot.answer.spans.question import Asking, asking
from qa_bot.evaluation.metrics import squad_words
from qa_bot.evaluation.pair import Suite
from qa_bot.evaluation.training.examples import Examples
from qa_bot.index.columns import Array
from qa_bot.index.reader import Index
from qa_bot.model.spans import group_of
from qa_bot.query.analyse import analyse
from qa_bot.text.language import language
from qa_bot.text.stem import term_maker
from qa_bot.text.tokenise import tokenise

# Words in fewer sentences tell too little of themselves
_FEWEST_SENTENCES = 25


@dataclass(frozen=True, slots=True)
class Question:
    """A question by its ``number`` among the examples, the ``group`` of its language, the ``answers`` as its set writes
    them, and its candidates' ``texts``, by their numbers among the examples.
    """

    number: int
    group: str
    asking: Asking
    answers: tuple[str, ...]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate whose spans may answer; ``right`` (m,) bool: which of them are one of the answers."""

    text: str
    parsed: Parsed
    right: Array


@dataclass(frozen=True, slots=True)
class SpanQuestion:
    """A question to choose spans for; ``sentences`` by the numbers of candidates, those without any span left out."""

    number: int
    group: str
    key: str
    answers: tuple[str, ...]
    sentences: Mapping[int, Sentence]


def questions_of(suite: Suite, index: Index, examples: Examples, first: int, looked_at: Array) -> list[Question]:
    """Return the questions of a suite whose own first number among the ``examples`` is ``first``.

    Those in languages without spaces between words, whose spans are found by rule, are left out. ``looked_at`` (n,)
    bool tells the candidates whose texts are wanted.
    """
    starts = np.searchsorted(examples.question, np.arange(first, first + len(suite.pairs) + 1))
    found = []
    for number, pair in enumerate(suite.pairs):
        query = analyse(pair.question, index, pair.after)
        spoken = language(query.language)
        if spoken.spaced:
            candidates = starts[number] + np.flatnonzero(looked_at[starts[number] : starts[number + 1]])
            rows = zip(candidates.tolist(), examples.rows[candidates].tolist(), strict=True)
            texts = {k: said(index.text(row), index.names[index.document(row)]) for k, row in rows}
            asked = asking(query, term_maker(spoken.code))
            answers = tuple(gold.text for gold in pair.gold if gold.text) or pair.answers
            found.append(Question(first + number, group_of(spoken.code), asked, answers, texts))
    return found


def known_words(questions: Iterable[Question], right: Array) -> tuple[str, ...]:
    """Return the words, sorted, that are frequent enough in the ``right`` (n,) sentences to have their own weights."""
    texts = {text for question in questions for number, text in question.texts.items() if right[number]}
    counts = Counter(form for text in texts for form in {token.form for token in tokenise(text)})
    return tuple(sorted(word for word, n in counts.items() if n >= _FEWEST_SENTENCES and word.isalpha()))


def span_question(question: Question, words: Mapping[str, int], right: Array) -> SpanQuestion:
    """Return a question with its sentences parsed; ``right`` (n,) bool tells the candidates that answer.

    Right are spans of at most ``MAX_WORDS``: longer answers are whole clauses, and fitted to them too, a model cuts
    short answers worse.
    """
    sentences = {}
    for number, text in question.texts.items():
        parsed = parse(question.asking, [text], words)
        if len(parsed.first):
            fitting = right_spans(parsed, text, question.answers if right[number] else ())
            sentences[number] = Sentence(text, parsed, fitting & (parsed.last - parsed.first < MAX_WORDS))
    return SpanQuestion(question.number, question.group, question.asking.key, question.answers, sentences)


def right_spans(parsed: Parsed, text: str, answers: Sequence[str]) -> Array:
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
