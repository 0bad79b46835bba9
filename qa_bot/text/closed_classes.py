"""Closed classes of English words, which no new words join, for several stages."""

WH_WORDS = frozenset(("who", "whom", "whose", "when", "where", "why", "how", "which", "what"))
AUXILIARIES = frozenset(
    (
        *("is", "are", "was", "were", "am", "be", "been", "being", "do", "does", "did", "has", "have", "had"),
        *("can", "could", "will", "would", "shall", "should", "may", "might", "must"),
    )
)
