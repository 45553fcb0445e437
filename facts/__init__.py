"""What is known about the world, each row with its source and date: helplines, registers, wages, places, rules.

`load_facts()` gives it all. See facts/README.md for the tables and how to correct a row.
"""

from facts.answers import Facts, HelpLines
from facts.load import FactsError, load_facts, load_occupations

__all__ = ["Facts", "FactsError", "HelpLines", "load_facts", "load_occupations"]
