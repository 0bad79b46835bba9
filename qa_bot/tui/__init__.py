"""The terminal interface: ask on one side, see the cited sentence in its document on the other."""
