"""Which lines of a plain text are headings.

Plain text does not mark its headings, and a sentence taken for one can no longer be cited: so a line must have no
mark of a sentence at all, and what it leaves out (a finite verb, a number that may be the answer) counts, too.
"""

import re

LONGEST = 80
_LONGEST_TITLE = 200
_MOST_WORDS = 9
_MOST_TITLE_LINES = 3
_BEGINS_ANEW = re.compile(r"(?<![ \n][a-zß-ÿ])(?<![ \n][a-zß-ÿ]{2})(?<![ \n][a-zß-ÿ]{3})[ \t]*+\n[ \t]*+(?![a-zß-ÿ])")

_MOST_WORDS_ASKING = 16
_ENDS_AS_HEADING = re.compile(r"[\w)\]\"'”’»]\Z")
_NUMBERED = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVXLC]{1,6}\.|[A-Z]\.|[A-Z](?:\.\d{1,2}){1,4}\.?)[ \t\u00a0]+"
    r"|(?:(?P<rank>chapter|part|section|appendix|book"
    r"|act|scene|clause|article|amendment|schedule|annex|exhibit|kapitel|teil|abschnitt|anhang|anlage|artikel|chapitre|partie|annexe"
    r"|capítulo|parte|artículo|cláusula|anexo|capitolo|articolo|artigo|art\.|hoofdstuk|bijlage|rozdział|avsnitt|bilaga"
    r"|afsnit|kapittel|sezione|allegato|sección|seção|artykuł|dział|część|załącznik|kapitola|článek|část|oddíl|příloha"
    r"|článok|časť|príloha|poglavlje|članak|capitolul|articolul|bölüm|kısım|madde|глава|раздел|статья|часть|приложение"
    r"|розділ|стаття|частина|додаток|член|част|الباب|الفصل|القسم|المادة|κεφάλαιο|άρθρο)[ \t\u00a0]+"
    r"(?:\d{1,4}[a-z]?|[ivxlc]{1,6}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|§[ \t\u00a0]?\d{1,4}[a-z]?\b)(?:[.:)]|[ \t\u00a0]+[-–—](?=[ \t\u00a0]))?[ \t\u00a0]*)",
    re.I,
)
_ASKS = re.compile(r"(?<=[\w)»\"”])[ \u00a0\u202f]?(?:[?？]|,?[ \u00a0]?(?:\.\.\.|…))\Z")  # What for? If it stops ...
_SHORTENED = re.compile(r"\b[A-Z][a-z]{0,3}\.(?= )|:(?= )")  # Dr. Finch; Rent: summer
_TOPIC = re.compile(r"(?:what|how|why|when|where|who|which)\b", re.I)
_LIST_NUMBER = re.compile(r"(\d{1,3})\.[^\S\n]+")
_DEEP_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z])\.\d{1,2}")
_NUMBERS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}(?:[ ,&–-]{1,3}\d{1,2}(?:\.\d{1,2}){1,4})*")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,3}){0,4}|[A-Z](?:\.\d{1,3}){1,4})\.?[ \t\u00a0]+")
_ONE_WORD = re.compile(r"[^\W\d][\w.-]{0,60}\Z")
_FIRST_LETTER = 100  # what the letters of annexes count from: above every number of a section
_LETTER = re.compile(r"[A-Z]\.[ \t\u00a0]")
_COUNTED = re.compile(r"([^\W\d_](?:[^\d\n]{0,38}[^\W\d_])?)[ \t\u00a0]+(\d{1,2})")
# What programs call something: getName, PORT_OPEN, read(), app.run, std::sort.
_NAME = re.compile(
    r"(?=\w*(?:[a-z][A-Z]|[A-Z]{2}[a-z]|_|\(|[.:]))[^\W\d][\w-]{1,60}(?:(?:\.|::)\w{1,60}){0,4}(?:\(\))?"
)
_PAGE = re.compile(r"(?:page|p|seite|s|pagina|página|pág|strona|sida|side|sheet|blatt|folio)\b", re.I)
_FREE_NUMBER = re.compile(r"(?<![\w-])[\d.,]*\d")
_OTHER_MARKS = re.compile(r"[.!?…;|<>=@{}\\]\s|[|<>=@{}\\;]|://|:\s|www\.|^[\"'“‘«(\[–—•·-]")
# A clause has a finite verb; these are the commonest ones, and the pronouns that come with one.
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|did|does|(?-i:I)|he|she|we|they|you|it|said|says"
    r"|ist|sind|war|waren|hat|haben|wird|werden|kann|ich|er|wir|est|sont|était|ont|il|elle|nous|vous|je"
    r"|es|era|fue|ha|han|yo|él|sono|è|hanno|são|foi|tem)\b|n't\b",
    re.I,
)


# What stands about a document above it, one line each.
_FIELD = re.compile(
    r"(?:date|published|updated|posted|author|authors|by|from|to|cc|subject|source|url|doi|version|status|tags|keywords"
    r"|license|licence|datum|autor|von|an|betreff|fecha|auteur)\s*:",
    re.I,
)


# How letters begin and end.
_COURTESY = re.compile(
    r"(?:dear|hi|hello|hey|hallo|hej|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|chère?s?|bonjour|estimad[oa]s?"
    r"|querid[oa]s?|gentile|egregio|geachte|beste|kære|kära|good (?:morning|afternoon|evening)"
    r"|(?:kind(?:est)?|best|warm(?:est)?|many)? ?(?:regards|wishes)|yours (?:sincerely|faithfully|truly)|sincerely"
    r"|(?:best|thanks|cheers|many thanks)(?=,|\Z)"
    r"|mit (?:freundlich|best|herzlich|lieb)en grüßen|(?:freundlich|viel|best|herzlich|lieb)e grüße"
    r"|(?:bien )?cordialement|bien à vous|salutations|atentamente|(?:un )?(?:cordial )?saludos?"
    r"|(?:cordiali|distinti) saluti|atenciosamente|met vriendelijke groeten?|med vänlig hälsning)(?!\w)",
    re.I,
)


def is_title(line: str) -> bool:
    """Tell whether the line that stands alone at the beginning of a text is its title."""
    words = line.split()
    return (
        len(line) <= _LONGEST_TITLE
        and len(words) <= 30
        and _begins_as_heading(line)
        and _ENDS_AS_HEADING.match(line[-1:]) is not None
        and _FIELD.match(line) is None
        and _COURTESY.match(line) is None
        and _OTHER_MARKS.search(line.replace(": ", " ")) is None
    )


def is_wrapped_title(lines: str) -> bool:
    """Tell whether the first lines of a text are its title, wrapped; an address and a stanza begin each line anew."""
    if not 0 < lines.count("\n") < _MOST_TITLE_LINES or _BEGINS_ANEW.search(lines):
        return False
    return is_title(" ".join(lines.split()))


def may_be_answer(line: str) -> bool:
    """Tell whether a title says something that one may ask for: a number, or a whole clause."""
    return _FREE_NUMBER.search(line) is not None or _CLAUSE.search(line) is not None


def is_heading(line: str, *, in_order: bool = False) -> bool:
    """Tell whether a line that stands alone before a paragraph is a heading; one with a number may ask something.

    ``in_order``: its number is the next one after another heading's, so that it may tell something, too.
    """
    if len(line) > LONGEST:
        return False
    number = _NUMBERED.match(line)
    if number and number.end() == len(line):
        return len(line.split()) == 2
    asks = _ASKS.search(line) if has_number(line) else None
    if not (asks or _ENDS_AS_HEADING.match(line[-1:])):
        return False
    words = line[number.end() if number else 0 : asks.start() if asks else len(line)]
    return bool(words) and (
        len(words.split()) <= (_MOST_WORDS_ASKING if asks else _MOST_WORDS)
        and _begins_as_heading(words)
        and _OTHER_MARKS.search(_SHORTENED.sub("", words) if in_order else words) is None
        and _COURTESY.match(words) is None
        and (asks is not None or not _tells(words, number is not None, in_order))
    )


def _tells(words: str, numbered: bool, in_order: bool) -> bool:
    """Tell whether a heading's words say something that one may ask for."""
    return _is_clause(words, numbered) or (not in_order and _FREE_NUMBER.search(words) is not None)


def _is_clause(words: str, numbered: bool) -> bool:
    """Tell whether a heading's words say something; not in capitals or as "How it is used", where it has a number."""
    return _CLAUSE.search(words) is not None and not (numbered and (words.isupper() or _TOPIC.match(words)))


def has_number(line: str) -> bool:
    """Tell whether a line begins as a numbered heading does ("1. Scope", "Clause 1 - Rent", "§ 1 Miete").

    A letter alone is no number: "A. Finch" may be a person.
    """
    return _NUMBERED.match(line) is not None and not (line[:1].isalpha() and _LETTER.match(line))


def rank(line: str) -> str:
    """Return what a heading calls the part that it numbers, in lower case: "article" of "Article IV"; "" without it."""
    found = _NUMBERED.match(line)
    return (found["rank"] or "").lower() if found else ""


def list_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of "1. " at ``start``, its group 1 being the number: a heading may begin so, or an item."""
    return _LIST_NUMBER.match(text, start, end)


def section(line: str) -> tuple[int, ...]:
    """Return the number of a section that a line begins with: (1, 2) of "1.2 Methods"; () if there is none.

    The letter of an annex counts as a number above all others: (101, 2) of "B.2 Methods".
    """
    found = _SECTION.match(line)
    return tuple(map(_count, found[1].split("."))) if found else ()


def _count(part: str) -> int:
    return int(part) if part.isdigit() else _FIRST_LETTER + ord(part) - ord("A")


def annex(line: str) -> int:
    """Return what the letter counts as that a line begins with as an annex may: 101 of "B. Forms"; 0 without one."""
    return _count(line[0]) if _LETTER.match(line) else 0


def is_annex(number: int) -> bool:
    """Tell whether the first number of a section is what the letter of an annex counts as."""
    return number >= _FIRST_LETTER


def are_numbers(line: str) -> bool:
    """Tell whether a line is the numbers of sections and nothing else: "9.3 & 9.4"."""
    return _NUMBERS.fullmatch(line) is not None


def follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Tell whether a section's number is the next one after ``last``: 2.4, 2.3.1, 3 or 3.1 after 2.3."""
    if not last or not number:
        return False
    if number[-1] == 1 and number[:-1] != last:
        number = number[:-1]
    depth = len(number)
    return number == (*last, 1) or (depth <= len(last) and number == (*last[: depth - 1], last[depth - 1] + 1))


def counted(line: str) -> tuple[str, int] | None:
    """Return the words and the number of a line such as "APPLICANT 2"; None for another one, and for a page's."""
    found = _COUNTED.fullmatch(line)
    return (found[1], int(found[2])) if found and not _PAGE.match(line) else None


def is_name(line: str) -> bool:
    """Tell whether a line is the name of a function, a setting or the like, and nothing else."""
    return _NAME.fullmatch(line) is not None


def is_numbered_word(line: str) -> bool:
    """Tell whether a line is the number of a section and one word, as the name of a setting: "3.136. max_wait"."""
    number = _SECTION.match(line)
    return number is not None and _ONE_WORD.match(line, number.end()) is not None


def has_deep_number(line: str) -> bool:
    """Tell whether a heading is numbered as one of a hierarchy ("1.2 Methods"), which another one may follow."""
    return _DEEP_NUMBER.match(line) is not None


def _begins_as_heading(line: str) -> bool:
    """Tell whether the first character is a capital, or a letter of a script that has none."""
    first = line[:1]
    return (first.isalpha() and not first.islower()) or (first.isdigit() and any(map(str.isalpha, line)))
