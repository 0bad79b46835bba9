"""From a question as typed to what is looked for."""
