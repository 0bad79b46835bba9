"""Where in an English question the word stands that asks."""

from collections.abc import Sequence

from qa_bot.query import english
from qa_bot.text.closed_classes import AUXILIARIES, WH_WORDS


def question_place(words: Sequence[str]) -> int | None:
    """Return where the word stands that asks; None without one, or where it only introduces a relative clause."""
    for place in range(min(2, len(words))):
        if words[place] in WH_WORDS and (place == 0 or words[0] in english.words().prepositions):
            return place
    if words and words[0] in AUXILIARIES:
        return None
    for wanted in ("what", "how", "which", "whom", "whose"):
        if wanted in words and not _is_relative(words, words.index(wanted)):
            return words.index(wanted)
    asking = (word in WH_WORDS and not _is_relative(words, i) for i, word in enumerate(words))
    places = [place for place, asks in enumerate(asking) if asks and not _is_condition(words, place)]
    return places[-1] if places else None


def _is_condition(words: Sequence[str], place: int) -> bool:
    """Return whether a "when" behind other words tells in what case: "oil level *when* cold", "hum *when* it stops"."""
    if words[place] != "when" or place in {0, len(words) - 1} or words[place - 1] in english.words().prepositions:
        return False
    return words[place + 1] not in AUXILIARIES


def _is_relative(words: Sequence[str], place: int) -> bool:
    """Return whether "the first person *who* …" is what the question word at ``place`` does."""
    relative = words[place] in {"who", "which", "where", "when", "whose", "whom"}
    is_noun = words[0] in english.words().determiners
    return relative and is_noun and place < len(words) - 1 and not _has_verb(words[:place])


def _has_verb(words: Sequence[str]) -> bool:
    return any(word in AUXILIARIES or word in english.words().verbs for word in words)
