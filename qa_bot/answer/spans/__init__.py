"""The runs of words of a sentence that may answer, and the choice among them by a fitted model."""
