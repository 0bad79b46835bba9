"""Small collections of few words, as texts by name, and questions to them."""

from hypothesis import strategies as st

words = st.sampled_from(["ash", "birch", "cedar", "dogwood", "elm", "fir", "gorse", "hazel", "elms", "firs"])
sentences = st.builds(
    lambda found, mark: " ".join(found).capitalize() + mark,
    st.lists(words, min_size=1, max_size=6),
    st.sampled_from("...?"),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
headings = st.builds(
    lambda found, day: f"# {' '.join(found)}{day}",
    st.lists(words, min_size=1, max_size=2),
    st.sampled_from(("", "", " 2024-05-01")),
)
documents = st.lists(paragraphs | headings, max_size=4).map("\n\n".join)
names = st.lists(words, min_size=1, max_size=3).map(lambda found: "_".join(found) + ".txt")
collections = st.dictionaries(names, documents, max_size=6).map(lambda texts: dict(sorted(texts.items())))
questions = st.lists(words, min_size=1, max_size=4).map(" ".join)
phrases = st.lists(st.lists(words, min_size=1, max_size=3), max_size=3)
segments = st.lists(collections, min_size=1, max_size=3)
