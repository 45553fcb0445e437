"""Number plans: the international form of a telephone number, and what a masked one is."""

import re

import phonenumbers

MASKED = re.compile(r"0{5,}")
FEWEST, MOST = 7, 15
"""Digits of a telephone number (E.164)."""


def digits(text: str) -> str:
    """Give the digits of a text."""
    return "".join(char for char in text if char.isdecimal())


def is_masked(number: str) -> bool:
    """Say whether a number stands for one that is not shown: +62 000 0000 0000."""
    found = digits(number)
    return MASKED.search(found) is not None and found.count("0") * 3 >= len(found) * 2


def international(raw: str, country: str | None) -> str:
    """Give a number in E.164, or as it is written where it is masked or no number plan knows it."""
    written = " ".join(raw.split())
    return written if is_masked(raw) else in_plan(raw, country) or _possible(raw) or written


def in_plan(raw: str, country: str | None) -> str | None:
    """Give a number in E.164 where the plan of its country has it."""
    number = _parsed(raw, country)
    return _written(number) if number and phonenumbers.is_valid_number(number) else None


def _possible(raw: str) -> str | None:
    """A number written with its country code that is in no plan: fictional, or new."""
    number = _parsed(raw, None) if raw.lstrip("(").startswith("+") else None
    return _written(number) if number and phonenumbers.is_possible_number(number) else None


def _parsed(raw: str, country: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(raw, country)
    except phonenumbers.NumberParseException:
        return None


def _written(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
