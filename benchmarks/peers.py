"""What others take to index a collection and to find ten sentences: benchmarks/peers.py NAME COLLECTION QUERIES.

Reading and cutting the files into sentences is timed apart: it is the same for all. Prints a JSON object. Every peer is
imported where it is used, so that one that is not installed hinders no other.
"""

import json
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from measures import megabytes, percentiles

Ask = Callable[[str], object]
TOP = 10
_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")
_STOP = frozenset(
    "a an the of in on at to for by with from and or is are was were be been do does did has have had that this it its "
    "as which what who when where why how many".split()
)


def cut(collection: Path) -> list[str]:
    """Return the sentences of a collection."""
    files = sorted((collection / "docs").rglob("*.txt"))
    return [sentence for file in files for sentence in _END.split(file.read_text(encoding="utf-8")) if sentence]


def words(question: str) -> list[str]:
    """Return the telling words of a question."""
    return [word for word in _WORD.findall(question.lower()) if word not in _STOP]


def sqlite(sentences: Sequence[str], folder: Path) -> Ask:
    """SQLite's FTS5: BM25 over Porter stems, the text kept."""
    database = sqlite3.connect(folder / "index.db")
    database.execute("pragma journal_mode=off")
    database.execute("pragma synchronous=off")
    database.execute("create virtual table sentences using fts5(text, tokenize='porter unicode61')")
    with database:
        database.executemany("insert into sentences(text) values (?)", ((each,) for each in sentences))
    query = f"select rowid from sentences where sentences match ? order by rank limit {TOP}"
    return lambda question: database.execute(query, (" OR ".join(words(question)),)).fetchall()


def tantivy(sentences: Sequence[str], folder: Path) -> Ask:
    """Tantivy: BM25 over English stems, the text kept, two threads."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    index = library.Index(builder.build(), path=str(folder))
    writer = index.writer(500_000_000, 2)
    for sentence in sentences:
        writer.add_document(library.Document(text=sentence))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    return lambda question: searcher.search(index.parse_query(" ".join(words(question)), ["text"]), TOP).hits


def bm25s(sentences: Sequence[str], folder: Path) -> Ask:
    """bm25s with numba: BM25 over English stems, scores worked out beforehand, no text."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def tokens(texts: Sequence[str], **options: object) -> object:
        return library.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False, **options)

    ranker = library.BM25(backend="numba")
    ranker.index(tokens(sentences), show_progress=False)
    ranker.save(str(folder))
    ranker.activate_numba_scorer()
    return lambda question: ranker.retrieve(tokens([question], return_ids=False), k=TOP, show_progress=False)


def sklearn(sentences: Sequence[str], folder: Path) -> Ask:
    """scikit-learn: TF-IDF vectors in memory and a sparse product, no stems, no text, nothing on disk."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(stop_words="english", dtype=np.float32)
    by_term = vectorizer.fit_transform(sentences).T.tocsr()

    def ask(question: str) -> object:
        scores = (vectorizer.transform([question]) @ by_term).toarray().ravel()
        best = np.argpartition(-scores, TOP)[:TOP]
        return best[np.argsort(-scores[best])]

    return ask


PEERS = {"SQLite FTS5": sqlite, "tantivy": tantivy, "bm25s + numba": bm25s, "scikit-learn": sklearn}
PACKAGES = {"tantivy": ("tantivy",), "bm25s + numba": ("bm25s", "numba"), "scikit-learn": ("scikit-learn",)}


def versions(name: str) -> str:
    """Return the versions of what a peer is made of; raises PackageNotFoundError where it is not installed."""
    packages = PACKAGES.get(name)
    return sqlite3.sqlite_version if packages is None else " + ".join(map(version, packages))


def main() -> None:
    name, collection, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    start = time.perf_counter()
    sentences = cut(collection)
    read = time.perf_counter() - start
    questions = (collection / "queries.txt").read_text(encoding="utf-8").splitlines()[:count]
    with tempfile.TemporaryDirectory() as temporary:
        start = time.perf_counter()
        ask = PEERS[name](sentences, Path(temporary))
        taken = time.perf_counter() - start
        disk = megabytes(Path(temporary))
        median, high = percentiles(ask, questions)
    figures = {"version": versions(name), "read_s": round(read, 2), "index_s": round(taken, 2), "disk_mb": disk}
    print(json.dumps({**figures, "p50_ms": median, "p95_ms": high}))


if __name__ == "__main__":
    main()
