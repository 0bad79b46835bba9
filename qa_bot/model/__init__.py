"""What is fitted to question/answer pairs: arrays and JSON in one file, read and evaluated without scikit-learn."""
