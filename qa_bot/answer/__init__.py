"""From ranked sentences to a reply: citations, the part that answers, how sure it is."""
