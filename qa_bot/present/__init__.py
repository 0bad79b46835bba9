"""Replies as people and programs read them: text for a terminal, JSON, Markdown."""
