"""What readers take as one thing in a sentence: no answer cuts it, and much of it is an answer by itself."""
