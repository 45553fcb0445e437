"""The moderator's pages: posts by risk, one case at a time, a ruling and its undo."""
