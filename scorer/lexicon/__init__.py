"""The lexicon: what is said outright in job ads, by theme and language, and the matcher that reads all of it at once."""

from scorer.lexicon.matcher import Hit, Lexicon, load_lexicon
from scorer.lexicon.mode import Mode

__all__ = ["Hit", "Lexicon", "Mode", "load_lexicon"]
