"""Regular forms of a word that its language's stemmer leaves apart: öffnet, geöffnet, Öffnung; fondé, fondation."""

from collections.abc import Iterator

from qa_bot.index.reader import Index
from qa_bot.text.language import Language

# Letters that are left of a form without its ending, at least
_FEWEST = 3
_PREFIX = "ge"
# What an ending begins with that goes with the prefix
_MARK = "ge-"


def regular_terms(written: str, form: str, place: int, index: Index, spoken: Language) -> tuple[int, ...]:
    """Return the terms of the index (by number, ascending) of other regular forms of a word, ``form`` case folded.

    The ``paradigms`` of its language say which endings go together. Where nouns have capitals, one ``written`` so at a
    ``place`` within the question is a form of a verb by the endings of such nouns alone.
    """
    if not spoken.paradigms or not form.isalpha():
        return ()
    is_noun = spoken.capital_nouns and place > 0 and written[:1].isupper()
    others = {*_other_forms(form, spoken, of_nouns=is_noun)} - spoken.stop_words - {form}
    found = {term for other in others for term in index.terms_of(other)}
    return tuple(sorted(found.difference(index.terms_of(form))))


def _other_forms(form: str, spoken: Language, *, of_nouns: bool) -> Iterator[str]:
    """Yield, for each ending of a paradigm that a form has, the forms with the other endings of that paradigm.

    With ``of_nouns``, only endings of nouns count as the form's own: those that begin with a capital.
    """
    for paradigm in spoken.paradigms:
        for ending in paradigm:
            if of_nouns and not ending[0].isupper():
                continue
            stem = _stem(form, ending.lower(), spoken)
            if len(stem) >= _FEWEST:
                yield from (_with_ending(stem, other.lower(), spoken) for other in paradigm if other != ending)


def _stem(form: str, ending: str, spoken: Language) -> str:
    """Return a form without an ending, and the prefix that goes with it; "" where it has none."""
    if not ending.startswith(_MARK):
        return form.removesuffix(ending) if form.endswith(ending) else ""
    if not form.endswith(ending.removeprefix(_MARK)):
        return ""
    particle = _particle(form, spoken)
    rest = form[len(particle) :].removesuffix(ending.removeprefix(_MARK))
    return f"{particle}{rest.removeprefix(_PREFIX)}" if rest.startswith(_PREFIX) else ""


def _with_ending(stem: str, ending: str, spoken: Language) -> str:
    """Return the form of a stem with an ending: einstell, ge-t: eingestellt."""
    if not ending.startswith(_MARK):
        return f"{stem}{ending}"
    particle = _particle(stem, spoken)
    return f"{particle}{_PREFIX}{stem[len(particle) :]}{ending.removeprefix(_MARK)}"


def _particle(form: str, spoken: Language) -> str:
    """Return the particle that a separable verb begins with (ein, auf), "" where none does."""
    return next((one for one in spoken.particles if form.startswith(one) and len(form) - len(one) >= _FEWEST), "")
