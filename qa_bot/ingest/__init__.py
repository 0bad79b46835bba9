"""From files to an index: what is there, what it says, where its sentences are."""
