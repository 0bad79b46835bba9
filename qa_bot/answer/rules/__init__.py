"""The part of a sentence that answers, by rule: where no model is fitted, or it takes no span of a sentence."""
