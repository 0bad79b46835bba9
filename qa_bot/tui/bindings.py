"""Textual's key bindings, made from the table of commands."""

from textual.binding import Binding, BindingType

from qa_bot.tui.commands import Where, keys_in


def bindings(where: Where) -> list[BindingType]:
    """Return the bindings for the keys that work in one place; all of them call the chat screen."""
    made: list[BindingType] = []
    for key, command in keys_in(where):
        argument = key.name if command.key_arguments else ""
        action = f"screen.command({command.name!r}, {argument!r})"
        made.append(Binding(key.name, action, command.title, show=False, priority=key.name == "ctrl+q"))
    return made
