"""A question to what is looked for: telling words as terms of the index, quoted phrases, corrections."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from qa_bot.index.reader import Index
from qa_bot.query.asking import is_thanks, without_courtesy
from qa_bot.query.concepts import every_word, merged, rarest, unknown_words
from qa_bot.query.question import question_type
from qa_bot.query.question_type import QuestionType
from qa_bot.query.reading import telling_words
from qa_bot.query.speaking import asked_of, own_language
from qa_bot.query.synonyms import NO_SYNONYMS, Synonyms
from qa_bot.text.language import Language
from qa_bot.text.normalise import with_final_sigma
from qa_bot.text.tokenise import tokenise
from qa_bot.types import CARRIED, THANKS, Concept, Correction, Query

# Straight marks, and what word processors make of them; «these» and „these“ are how some languages write names.
# A straight mark behind a letter opens nothing: Hebrew abbreviations have one before their last letter
_QUOTED = re.compile(r'(?<!\w)"([^"]+)"|“([^“”]+)”')

# Characters of a conversation that are read for what a question takes from it, the latest
_CONVERSATION = 10_000


def analyse(question: str, index: Index, after: Sequence[str] = (), synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """Return the question as understood against an index; ``after`` are earlier questions, oldest first."""
    after = _latest(after)
    languages = index.languages
    spoken, index = asked_of(question, index)
    if is_thanks(question, spoken, languages):
        return Query(question, question, kind=THANKS, language=spoken.code)
    carried = _carried(question, after, index, spoken, synonyms) if after else ()
    own = own_language(question, index, spoken)
    plain = without_courtesy(question, own)
    words, corrections = telling_words(plain, index, spoken, synonyms)
    if carried:
        earlier, _ = telling_words(" ".join(carried), index, spoken, synonyms)
        words += [replace(concept, place=CARRIED) for concept in earlier]
    if not words and (_quoted(question) or _may_name(plain, spoken)):
        words = every_word(plain, index)
    interpreted = _rewritten(plain, corrections)
    if carried:
        interpreted = f"{interpreted} ({' '.join(carried)})"
    asked = _asked(question, interpreted, after, own, told=not question.startswith(plain))
    concepts = rarest(merged(words), index)
    return Query(
        raw=question,
        interpreted=interpreted,
        language=spoken.code,
        kind=asked.kind,
        expected=asked.expected,
        focus=_places(interpreted, asked.phrase),
        concepts=concepts,
        corrections=tuple(Correction(written, with_final_sigma(read_as)) for written, read_as in corrections.items()),
        unknown=unknown_words(concepts, spoken),
        carried=carried,
        phrases=_quoted(_rewritten(question, corrections)),
    )


def _latest(after: Sequence[str]) -> Sequence[str]:
    """Return the last of some earlier questions: the very last one, and those before it that are not too long ago."""
    ends = accumulate(map(len, reversed(after)))
    n_latest = sum(end <= _CONVERSATION for end in ends)
    return after[-max(n_latest, 1) :]


def _carried(
    question: str, after: Sequence[str], index: Index, spoken: Language, synonyms: Synonyms
) -> tuple[str, ...]:
    from qa_bot.query.followup import carried_words  # a single question needs none of it
    from qa_bot.query.subjects import are_apart

    def concepts(words: Sequence[str]) -> list[Concept]:
        return telling_words(" ".join(words), index, spoken, synonyms)[0]

    return carried_words(question, after, spoken, lambda own, others: are_apart(concepts(own), concepts(others), index))


def _asked(question: str, interpreted: str, after: Sequence[str], spoken: Language, *, told: bool) -> QuestionType:
    """Return what a question asks for, which a courtesy ``told`` to tell or not; one that only names something asks for
    it as the one before did.
    """
    asked = question_type(interpreted, spoken, told=told)
    if not after or asked.expected != "any":
        return asked
    from qa_bot.query.followup import asked_like  # a single question needs none of it

    before = asked_like(question, after, spoken)
    return question_type(without_courtesy(before, spoken), spoken) if before else asked


def _quoted(question: str) -> tuple[str, ...]:
    """Return the phrases within quotation marks, each once."""
    phrases = (" ".join(next(filter(None, groups)).split()) for groups in _QUOTED.findall(question))
    return tuple(dict.fromkeys(phrases))


def _may_name(text: str, spoken: Language) -> bool:
    """Tell whether a question without a telling word may name something ("Who is The Who?"): not "Why?"."""
    tokens = tokenise(text)
    return not spoken.spaced or any(text[token.start].isupper() for token in tokens[1:])


def _places(question: str, phrase: str) -> tuple[int, ...]:
    """Return at which words of the question a phrase of it stands, the first time."""
    wanted = [token.form for token in tokenise(phrase)]
    words = [token.form for token in tokenise(question)] if wanted else []
    for start in range(len(words) - len(wanted) + 1 if wanted else 0):
        if words[start : start + len(wanted)] == wanted:
            return tuple(range(start, start + len(wanted)))
    return ()


def _rewritten(question: str, corrections: Mapping[str, str]) -> str:
    """Return the question with its corrected words in place of those written."""
    pieces, last = [], 0
    for start, end, _ in tokenise(question) if corrections else ():
        if question[start:end] in corrections:
            pieces += [question[last:start], corrections[question[start:end]]]
            last = end
    return "".join([*pieces, question[last:]])
