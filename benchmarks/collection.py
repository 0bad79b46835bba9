"""Make a collection of any size with the statistics of English text: benchmarks/collection.py FOLDER SENTENCES.

Words are drawn from a Zipf-Mandelbrot distribution (Mandelbrot 1953) over made-up words, the most frequent of which are
English function words. Sentences of 5 to 45 words stand in paragraphs of 3 to 8, these in documents of about 40
sentences. Writes FOLDER/docs/NNN/NNNNNNN.txt and FOLDER/queries.txt. The same arguments give the same bytes.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

WORDS = 300_000
QUESTIONS = 2_000
DOCUMENTS_A_FOLDER = 1_000
FEWEST = 3
"""Telling words in a question; there are six at most."""
SEED = 1
SHIFT, EXPONENT = 2.7, 1.05
"""Of the distribution: the word of rank r has a probability proportional to (r + SHIFT) ** -EXPONENT."""

FUNCTION_WORDS = (
    "the of and to in a is was for as on with by that it from at his an were are which this be or had has its not he "
    "but also their been have one who first two after they other new into her all time more during when there can she "
    "between such these only over some would most through about made year many then than may later known while up so "
    "used where both being use people no under part three will before world out early him state well since however "
    "because until if any much several against second name number large very each what"
).split()
FRAMES = ("What is the {} of {}?", "Who {} the {}?", "When did the {} {}?", "Where was {} {}?", "Why did {} {}?")
_ONSETS = "b br c d dr f g gl h j k l m n p pr r s st t tr v w z".split()
_NUCLEI = "a e i o u ai ou".split()
_CODAS = ["", "n", "r", "l", "s"]


def make(folder: Path, sentences: int, seed: int = SEED) -> Path:
    """Write a collection of ``sentences`` into ``folder``, unless it is there already; return the folder."""
    finished = folder / "queries.txt"
    if finished.exists():
        return folder
    chance = np.random.default_rng(seed)
    vocabulary = [*FUNCTION_WORDS, *invented(WORDS, chance)]
    asked: list[list[str]] = []
    share = QUESTIONS / sentences  # of the sentences that are asked for
    for number, document in enumerate(documents(sentences, vocabulary, chance)):
        path = folder / "docs" / f"{number // DOCUMENTS_A_FOLDER:03}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(document, chance), encoding="utf-8")
        chosen = chance.random(len(document)) < max(share, 1e-9)
        asked += [
            telling for words, wanted in zip(document, chosen, strict=True) if wanted and (telling := rare(words))
        ]
    asked = [words for words in asked if len(words) >= FEWEST]
    finished.write_text("".join(f"{question}\n" for question in questions(asked, chance)), encoding="utf-8")
    return folder


def invented(count: int, chance: np.random.Generator) -> list[str]:
    """Return ``count`` different words of two to four syllables."""
    syllables = np.array([onset + nucleus + coda for onset in _ONSETS for nucleus in _NUCLEI for coda in _CODAS])
    found: dict[str, None] = {}
    while len(found) < count:
        for length in chance.integers(2, 5, 4096):
            found["".join(syllables[chance.integers(0, len(syllables), length)])] = None
    return [word for word in found if word not in FUNCTION_WORDS][:count]


def documents(sentences: int, vocabulary: Sequence[str], chance: np.random.Generator) -> Iterator[list[list[str]]]:
    """Yield documents as lists of sentences, these as lists of words, ``sentences`` in all."""
    ranks = np.arange(len(vocabulary))
    cumulated = np.cumsum((ranks + SHIFT) ** -EXPONENT)
    words = np.array(vocabulary, dtype=object)
    while sentences > 0:
        count = min(sentences, int(chance.integers(20, 61)))
        sentences -= count
        lengths = np.clip(chance.gamma(5.0, 4.0, count).astype(int), 5, 45)
        drawn = words[np.searchsorted(cumulated, chance.random(lengths.sum()) * cumulated[-1])]
        yield [part.tolist() for part in np.split(drawn, np.cumsum(lengths)[:-1])]


def written(document: Sequence[Sequence[str]], chance: np.random.Generator) -> str:
    """Return a document's text: sentences with a capital and a full stop, in paragraphs."""
    paragraphs: list[list[str]] = [[]]
    room = int(chance.integers(3, 9))
    for words in document:
        if len(paragraphs[-1]) == room:
            paragraphs.append([])
            room = int(chance.integers(3, 9))
        sentence = " ".join(words)
        paragraphs[-1].append(f"{sentence[0].upper()}{sentence[1:]}.")
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


def rare(words: Sequence[str]) -> list[str]:
    """Return the words of a sentence that tell something, each once."""
    return list(dict.fromkeys(word for word in words if word not in FUNCTION_WORDS))


def questions(asked: Sequence[Sequence[str]], chance: np.random.Generator) -> Iterator[str]:
    """Yield QUESTIONS questions, each with three to six telling words of one sentence."""
    for number in range(QUESTIONS):
        words = asked[int(chance.integers(0, len(asked)))]
        count = min(len(words), int(chance.integers(FEWEST, 7)))
        first, *others = chance.choice(words, size=count, replace=False)
        yield FRAMES[number % len(FRAMES)].format(first, " ".join(others))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sentences", type=int)
    options = parser.parse_args()
    make(options.folder, options.sentences)


if __name__ == "__main__":
    main()
