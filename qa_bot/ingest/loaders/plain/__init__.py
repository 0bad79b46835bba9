"""Plain text, and what people write in it to look like headings, lists and tables."""
