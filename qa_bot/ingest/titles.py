"""A document's title where it has none of its own."""

import re

# A hyphen joins what is one word or number ("COVID-19", "2023-11-10"); elsewhere in a file name it is a space.
_BETWEEN = re.compile(r"[\s_]+|(?<=[^\W\d])-(?=[^\W\d])|(?<=[a-zß-ÿ])-(?=\d)|(?<=\d)-(?=[^\W\d])")

# What a part of many a document is called.
_GENERIC = re.compile(
    r"(?:(?:table of )?contents|abstract|(?:executive )?summary|introduction|overview|preface|foreword|references"
    r"|inhalt(?:sverzeichnis)?|zusammenfassung|einleitung|überblick|vorwort|résumé|sommaire|table des matières"
    r"|avant-propos|resumen|índice|introducción|prólogo|sommario|indice|riassunto|introduzione|premessa)",
    re.I,
)

# What programs write into the field for a title where nobody has.
_MADE = re.compile(
    r"(?:microsoft|libreoffice|openoffice)\b.*|(?:untitled|unbenannt|sans titre|sin título|senza titolo)\b.*"
    r"|(?:document|dokument|documento)?[ \d]*|[^ ]+\.(?:docx?|dotx?|odt|rtf|tex|dvi|indd|qxd|pdf|html?|xml|ps)",
    re.I,
)


def of_field(title: str) -> str:
    """Return the title that a file has in a field of its own, on one line, "" for what no writer has written there."""
    title = " ".join(title.split())
    return "" if _MADE.fullmatch(title) else title


def is_generic(title: str) -> bool:
    """Tell whether a heading says nothing of the document that it stands in."""
    return _GENERIC.fullmatch(title) is not None


def from_name(name: str) -> str:
    """Return a file's name as a title: without folders and suffix, words apart ("Ice_hockey.txt": "Ice hockey")."""
    file = name.rpartition("/")[2]
    stem, dot, suffix = file.rpartition(".")
    readable = stem if dot and stem.strip("._- ") and re.fullmatch(r"\w{1,8}", suffix) else file
    return " ".join(_BETWEEN.sub(" ", readable).split()) or file
