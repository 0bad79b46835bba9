"""HTML, of pages and of the chapters of an EPUB."""
