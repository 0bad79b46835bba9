"""The words by which a question leans on those before it, in each language that is known for it."""

from functools import cache
from typing import NamedTuple

from qa_bot.text.normalise import fold_accents


class References(NamedTuple):
    """The words of one language; words are as tokens have them, phrases without accents, one space between words.

    ``pronouns`` stand for something said before. ``subjects`` do where they do not repeat a noun of the same question
    ("Quand le pont a-t-il été construit ?"); one behind an ``asking`` word ("quel livre") is none. ``pointing`` words
    do at the end of a question only, where they are no article, conjunction or filler ("Where was that?", but "Who
    said that he won?"), ``heads`` behind a superlative ("how deep is the largest one in spring"). ``demonstratives``
    do unless a measure follows ("this year"). In an ``idle`` phrase no word refers ("is it true").

    ``conjunctions`` begin a question that goes on, ``ellipses`` one that leaves out what it asks ("what about").
    ``naming`` phrases begin one that needs no more than a name ("what is photosynthesis"), save where a ``definite``
    word says that it is one of something known ("what is the capital").
    """

    pronouns: frozenset[str]
    demonstratives: frozenset[str]
    subjects: frozenset[str]
    asking: frozenset[str]
    pointing: frozenset[str]
    heads: frozenset[str]
    idle: tuple[str, ...]
    conjunctions: frozenset[str]
    ellipses: tuple[str, ...]
    naming: tuple[str, ...]
    definite: frozenset[str]


_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "pronouns": "it its they them their theirs he him his she her hers ones",
        "demonstratives": "this these those",
        "pointing": "that there then one such",
        "heads": "one",
        "idle": "is it possible, is it true, is it necessary, is it legal, is it allowed, does it take to,"
        " will it take to, would it take to, what time is it",
        "conjunctions": "and but or so",
        "ellipses": "what about, how about, why not",
        "naming": "what is, what are, what was, what were, what s, who is, who are, who was, who were, who s,"
        " where is, where are, where was, where were, where s, when is, when was, how much is, how much are",
        "definite": "the that",
    },
    "de": {
        "pronouns": "er sie ihm ihn ihr ihre ihrem ihren ihrer ihres seine seinem seinen seiner seines dort davon dazu",
        "demonstratives": "dies diese diesem diesen dieser dieses",
        "pointing": "es das dann",
        "conjunctions": "und aber oder",
        "ellipses": "was ist mit, wie steht es, wie sieht es",
        "naming": "was ist, was sind, was war, was waren, wer ist, wer sind, wer war, wer waren,"
        " wo ist, wo sind, wo war, wann ist, wann war",
        "definite": "der die das den dem sein",
    },
    "fr": {
        "pronouns": "lui leur leurs son sa ses cela ça",
        "demonstratives": "ce cet cette ces",
        "subjects": "il elle ils elles",
        "asking": "quel quelle quels quelles de",
        "pointing": "là alors",
        "idle": "est ce, ce que, ce qui, y a t il, il y a, existe t il, il existe, faut il, il faut, est il possible,"
        " est il vrai, s agit il, que s est il, le son, du son, un son",
        "conjunctions": "et mais ou",
        "ellipses": "qu en est il",
        "naming": "qu est ce que, qu est ce qu, c est quoi, qui est, qui sont, qui etait, qui fut, ou est, ou sont",
    },
    "es": {
        "pronouns": "él ella ello ellos ellas su sus eso esto allí ahí",
        "demonstratives": "ese esa esos esas",
        "pointing": "entonces",
        "conjunctions": "y pero o",
        "ellipses": "que hay de, que tal, que pasa con",
        "naming": "que es, que son, quien es, quien era, quien fue, quienes son, quienes eran, donde esta, donde estan",
    },
    "it": {
        "pronouns": "esso essa essi esse lui lei loro suo sua suoi sue ciò lì ne",
        "demonstratives": "questo questa questi queste quest",
        "pointing": "quello quella quelli quelle ci allora",
        "conjunctions": "e ma o",
        "ellipses": "che dire di, che ne e di",
        "naming": "cos e, cosa e, che cos e, che cosa e, cosa sono, chi e, chi era, chi fu, chi sono, dov e, dove sono",
    },
    "pt": {
        "pronouns": "ele ela eles elas lhe lhes seu sua seus suas dele dela deles delas isso disso nisso isto lá",
        "demonstratives": "esse essa esses essas desse dessa",
        "pointing": "então",
        "conjunctions": "e mas ou",
        "ellipses": "que tal, quanto a",
        "naming": "o que e, o que sao, quem e, quem sao, quem era, quem foi, onde e, onde esta, onde fica",
    },
    "nl": {
        "pronouns": "hij zij ze hem haar hun",
        "demonstratives": "dit deze",
        "pointing": "het dat die daar toen er",
        "conjunctions": "en maar of",
        "ellipses": "hoe zit het met, hoe staat het met, wat dacht je van",
        "naming": "wat is, wat zijn, wat was, wat waren, wie is, wie was, wie zijn, wie waren, waar is, waar zijn,"
        " waar was, wanneer is, wanneer was",
        "definite": "de het die dat zijn",
    },
}


@cache
def references(code: str) -> References:
    """Return the words of the language of ``code``; of one that is not known for them, none."""
    found = _WORDS.get(code, {})
    return References(
        pronouns=frozenset(found.get("pronouns", "").split()),
        demonstratives=frozenset(found.get("demonstratives", "").split()),
        subjects=frozenset(found.get("subjects", "").split()),
        asking=frozenset(found.get("asking", "").split()),
        pointing=frozenset(found.get("pointing", "").split()),
        heads=frozenset(found.get("heads", "").split()),
        idle=_phrases(found.get("idle", "")),
        conjunctions=frozenset(found.get("conjunctions", "").split()),
        ellipses=_phrases(found.get("ellipses", "")),
        naming=_phrases(found.get("naming", "")),
        definite=frozenset(found.get("definite", "").split()),
    )


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(fold_accents(phrase.strip()) for phrase in text.split(",") if phrase.strip())
