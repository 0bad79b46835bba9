"""Fitting ranking and confidence to question/answer pairs: the only place that imports scikit-learn."""
