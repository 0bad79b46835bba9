"""The panes and lines of the chat screen."""
