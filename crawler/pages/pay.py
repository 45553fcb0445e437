"""Pay."""

import re

from casefile.post import Pay

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def number(text: str | None) -> float | None:
    """Give a plain number, as markup writes it."""
    match = NUMBER.fullmatch((text or "").replace(",", "").strip())
    return float(match[0]) if match else None


def read_pay(raw: str, country: str | None = None) -> Pay | None:
    """Give what words about pay say."""
    del raw, country
    return None


def pay_in(text: str, country: str | None = None) -> Pay | None:
    """Give the pay that a text states."""
    del text, country
    return None
