"""PDF: the text that its pages show."""
