"""Classes of English words that several stages ask for, and that no new words join."""

WH_WORDS = frozenset(("who", "whom", "whose", "when", "where", "why", "how", "which", "what"))
AUXILIARIES = frozenset(
    (
        *(
            "is",
            "are",
            "was",
            "were",
            "am",
            "be",
            "been",
            "being",
            "do",
            "does",
            "did",
            "can",
            "could",
            "will",
            "would",
        ),
        *("would", "shall", "should", "has", "have", "had", "may", "might", "must"),
    )
)
