"""One reader for each form of a question set."""
