"""How much typing errors cost: hit@1 of a question set as it is, and with an error in each of two words a question.

usage: python benchmarks/typos.py SUITE [--limit N] [--seed 1]

An error is a swap of neighbours, a letter left out, doubled, or replaced by another; words of four letters and more are
hit. Also counted: corrections of words that some document has, which must not happen.
"""

import argparse
import random
from dataclasses import replace
from pathlib import Path

from qa_bot.config import load_config
from qa_bot.evaluation.metrics import mean
from qa_bot.evaluation.pair import Suite
from qa_bot.evaluation.runner import run_suite, suite_bot
from qa_bot.evaluation.suite import read_suite
from qa_bot.text.tokenise import tokenise

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def with_error(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    kind = chance.choice(("swap", "drop", "double", "replace"))
    if kind == "swap":
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[:place] + word[place] + word[place:]
    return word[:place] + chance.choice(LETTERS) + word[place + 1 :]


def garbled(question: str, chance: random.Random) -> str:
    long = [token for token in tokenise(question) if token.end - token.start >= 4 and token.form.isalpha()]
    for token in sorted(chance.sample(long, min(2, len(long))), reverse=True):
        word = question[token.start : token.end]
        question = question[: token.start] + with_error(word, chance) + question[token.end :]
    return question


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("suite", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    suite = read_suite(options.suite)
    answerable = [pair for pair in suite.pairs if pair.answerable][: options.limit]
    chance = random.Random(options.seed)
    typed = [replace(pair, question=garbled(pair.question, chance)) for pair in answerable]
    with suite_bot(suite, load_config(None)) as bot:
        clean, wrong = (
            run_suite(Suite(suite.name, suite.path, tuple(pairs), suite.documents), bot)
            for pairs in (answerable, typed)
        )
    before, after = (mean([float(result.hit) for result in found.results]) for found in (clean, wrong))
    changed = sum(bool(result.reply.query.corrections) for result in clean.results)
    print(f"{suite.name}: hit@1 {before:.3f}, with typing errors {after:.3f}: {after - before:+.3f}")
    print(f"questions as they are in which a word was read as another: {changed} of {len(answerable)}")


if __name__ == "__main__":
    main()
