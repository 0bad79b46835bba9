"""Markdown: CommonMark, and what is common beside it."""
