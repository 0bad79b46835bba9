"""reStructuredText, read as a plain text without its markup."""
