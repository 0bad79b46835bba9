"""What a document is called: by a field of its file, as a letter by its subject, or by the name of its file."""

import re
from collections.abc import Iterable

from qa_bot.ingest.date_words import month_number
from qa_bot.ingest.subject import subject

# A hyphen joins what is one word or number ("COVID-19", "2023-11-10"); elsewhere in a file name it is a space.
_BETWEEN = re.compile(r"[\s_]+|(?<=[^\W\d])-(?=[^\W\d])|(?<=[a-zß-ÿ])-(?=\d)|(?<=\d)-(?=[^\W\d])")

# What a part of many a document is called.
_GENERIC = re.compile(
    r"(?:(?:table of )?contents|(?:revision|document|change|version) history|änderungs(?:historie|verzeichnis)"
    r"|historique des (?:révisions|versions)|historial de (?:revisiones|versiones|cambios)"
    r"|abstract|(?:executive )?summary|introduction|overview|preface|foreword|references"
    r"|inhalt(?:sverzeichnis)?|zusammenfassung|einleitung|überblick|vorwort|résumé|sommaire|table des matières"
    r"|avant-propos|resumen|índice|introducción|prólogo|sommario|indice|riassunto|introduzione|premessa)",
    re.I,
)

# The head of a manual's page has its name at both ends, and the manual's between them.
_PAGE_HEAD = re.compile(r"(\S{1,60}\(\d\w{0,9}\))\s.*\s\1")

# What stands above a remark in manuals: the text goes on behind it as before
_REMARK = re.compile(
    r"(?:notes?|warnings?|caution|important|tips?|hint|attention|danger|nota bene|n\.?b\.?|hinweise?|achtung|warnung"
    r"|wichtig|remarques?|avertissement|astuce|nota|aviso|advertencia|atención|importante|consejo|avvertenza|attenzione"
    r"|suggerimento|let op|opmerking|uwaga|obs)[:!]?",
    re.I,
)

# What stands above or below a title and is none: the number of a chapter, a day, an author.
_IMPRINT = re.compile(
    r"(?:chapter|part|book|volume|lesson|appendix|kapitel|teil|chapitre|partie|capítulo|parte|capitolo|hoofdstuk)"
    r" (?:\d+|[ivxlc]+|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\.?"
    r"|dated\b.*\d.*"
    r"|(?:from our (?:own |special )?correspondent|von unserem korrespondenten|de notre correspondant)\b.*",
    re.I,
)
_BY_NAME = re.compile(r"(?:By|BY|by)(?: [^\W\d_a-zß-ÿ][\w.'’-]*){2,4}")
_SUBJECT_LINE = re.compile(
    r"\n[ \t]*(?:re|subject|betreff|betr\.?|objet|asunto|oggetto|assunto|onderwerp|temat|předmět|ämne|emne|aihe|tárgy"
    r"|konu):[ \t]*(?:(?:re|fwd?|aw|wg):[ \t]*)*(\S.*)",
    re.I,
)
# A letter's or an e-mail's subject stands at its head
_HEAD = 1_500

_FIGURES = re.compile(r"\d+(?:[.,:/-]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")

# Words by which files are told apart rather than named, and their numbers and codes ("0042", "3f9ac2d1").
_LABEL = re.compile(
    r"article|chapter|copy|doc|document|draft|entry|file|item|letter|mail|message|msg|note|page|paper|part|post|report"
    r"|review|scan|section|text|txt|untitled"
)
_PADDED = re.compile(r"0\d+")
_CODE = re.compile(r"(?=[a-f]*\d)[a-f\d]{8,}")
_SHORTEST_WORD = 3

# What programs write into the field for a title where nobody has.
_MADE = re.compile(
    r"(?:microsoft|libreoffice|openoffice)\b.*|(?:untitled|unbenannt|sans titre|sin título|senza titolo)\b.*"
    r"|(?:document|dokument|documento)?[ \d]*|[^ ]+\.(?:docx?|dotx?|odt|rtf|tex|dvi|indd|qxd|pdf|html?|xml|ps)",
    re.I,
)

_WHOLE_WORD = re.compile(r"(?<!\S)[^\W\d_][^\W\d_'’-]*[,.:;?!]?(?!\S)")


def of_field(title: str) -> str:
    """Return the title that a file has in a field of its own, on one line, "" for what no writer has written there."""
    title = " ".join(title.split())
    return "" if _MADE.fullmatch(title) else title


def has_word(title: str) -> bool:
    """Tell whether a title has a word of letters, as the codes that printers give files have not."""
    return _WHOLE_WORD.search(title) is not None


def is_generic(title: str) -> bool:
    """Tell whether a heading says nothing of the document that it stands in."""
    return _GENERIC.fullmatch(title) is not None


def of_page(title: str) -> str:
    """Return a title, of the head of a manual's page only its name: "READ(2)"."""
    found = _PAGE_HEAD.fullmatch(title)
    return found[1] if found else title


def is_remark(line: str) -> bool:
    """Tell whether a line only says that a remark follows ("Note", "Warning!"), which heads no more than that."""
    return _REMARK.fullmatch(line.strip()) is not None


def is_imprint(line: str) -> bool:
    """Tell whether a line is printed with a title without being one: "Chapter seven", "By Ann Lee"."""
    line = line.strip()
    return _IMPRINT.fullmatch(line) is not None or _BY_NAME.fullmatch(line) is not None


def of_letter(text: str) -> str:
    """Return what a letter or an e-mail says that it is about, "" where it does not."""
    found = _SUBJECT_LINE.search(f"\n{text[:_HEAD]}")
    return " ".join(found[1].split()) if found else ""


def of_headings(headings: Iterable[str]) -> str:
    """Return the first of the headings of one level as the title of their text; "" where there is none, or another one
    differs from it in figures and months alone: "2.1.0" and "2.0.0" are parts.
    """
    rest = iter(headings)
    first = next(rest, "")
    if not _FIGURES.search(first):
        return first
    form = _form(first)
    return "" if any(_form(other) == form and other.lower() != first.lower() for other in rest) else first


def _form(heading: str) -> str:
    """Return a heading with all figures and months as 0."""
    figured = _FIGURES.sub("0", heading.lower())
    return _WORD.sub(lambda word: "0" if month_number(word[0]) else word[0], figured)


def from_name(name: str) -> str:
    """Return a file's name as a title: without folders and suffix, words apart ("Ice_hockey.txt": "Ice hockey")."""
    file = name.rpartition("/")[2]
    stem, dot, suffix = file.rpartition(".")
    readable = stem if dot and stem.strip("._- ") and re.fullmatch(r"\w{1,8}", suffix) else file
    return " ".join(_BETWEEN.sub(" ", readable).split()) or file


def of_file(name: str, text: str) -> str:
    """Return a title for a text without one: its file's name, or where that is a mere number or code, what the text
    speaks of first.
    """
    title = from_name(name)
    return (subject(text) if _tells_nothing(title) else "") or title


def _tells_nothing(title: str) -> bool:
    """Tell whether a title only tells a file from others: "doc 7", "r03", "nyt 0042"."""
    words = title.lower().split()
    if len(words) == 2 and _PADDED.fullmatch(words[1]):
        return True
    named = [word for word in words if not _LABEL.fullmatch(word) and not _CODE.fullmatch(word)]
    return all(sum(map(str.isalpha, word)) < _SHORTEST_WORD for word in named)
