"""The store: posts with their verdicts, events that are never edited, moderators and their sessions."""
