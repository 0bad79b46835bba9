"""Sentences on disk: memory-mapped arrays and JSON, published by one atomic rename."""
