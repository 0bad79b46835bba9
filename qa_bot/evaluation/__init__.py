"""How often the bot is right: question sets, measures, and a report of both."""
