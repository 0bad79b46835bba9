"""The screens: the chat, and pages to read that lie over it."""
