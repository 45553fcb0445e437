"""Which country a telephone number is written for. Only its country code is looked at, never the number."""

from functools import cache

from phonenumbers.phonenumberutil import COUNTRY_CODE_TO_REGION_CODE

from casefile.post import Contact

LONGEST_CODE = 3
NO_COUNTRY = "001"
"""What the number plan calls codes that belong to no country (freephone, satellite)."""


def phone_countries(contact: Contact) -> frozenset[str]:
    """Give the countries (ISO 3166-1) of the code that the number is written with; none where no code is written.

    Several share a code: +1, +7, +44. A number without a code was given one by the place of work, which tells nothing.
    """
    if not contact.value.startswith("+"):
        return frozenset()
    digits = _digits(contact.value)
    return _countries(digits) if _digits(contact.raw).lstrip("0") == digits else frozenset()


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isdigit())


def _countries(digits: str) -> frozenset[str]:
    return _by_code().get(digits[:1]) or _by_code().get(digits[:2]) or _by_code().get(digits[:3]) or frozenset()


@cache
def _by_code() -> dict[str, frozenset[str]]:
    return {
        str(code): frozenset(regions)
        for code, regions in COUNTRY_CODE_TO_REGION_CODE.items()
        if NO_COUNTRY not in regions and len(str(code)) <= LONGEST_CODE
    }
