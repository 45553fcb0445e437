"""Declarations to copy: take the one that fits, to `crawler/spiders/<name>.py`, and say what is true of your board."""
