"""The score of a sentence in the first stage: that of its own words, and in part those of what surrounds it.

sentence + 0.2 (before + 0.7 after) + 0.7 paragraph + 0.2 document + 1.2 title
"""

# What the fields around a sentence count beside its own words (1); tuned for recall on the public question sets
NEIGHBOURS = 0.2
PARAGRAPH = 0.7
DOCUMENT = 0.2
TITLE = 1.2
# The sentence after one that matches answers less often than the sentence before
NEXT = 0.7
FIELDS = ("sentence", "neighbours", "paragraph", "document", "title")
