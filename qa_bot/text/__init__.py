"""Characters, words and languages: pure functions on strings that every stage above shares."""
