"""From a question's words to ranked sentences."""
