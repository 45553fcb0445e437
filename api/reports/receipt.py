"""The receipt: a code that is all one needs to come back to a report or an appeal. Nobody's name is asked for.

24 characters in groups of four: 110 random bits, and two characters that give a slip away (ISO 7064's way, modulus 1021:
every wrong character and every two neighbours swapped are noticed). Only a keyed hash is kept; the key stands outside the
store, so a stolen store gives no receipts.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from http import HTTPStatus

from api.errors import ProblemError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, U. The first three are read as the digits that they look like."""

LOOKS_LIKE = str.maketrans("ILO", "110")
BITS, CHARACTERS, GROUP = 110, 24, 4
MODULUS, CHECK = 1021, 1024
SEPARATORS = re.compile(r"[\s\-\u2010-\u2015._]+")


class MistypedReceiptError(ProblemError):
    """The code cannot be one of ours: a character is missing, wrong or swapped."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "mistyped_receipt"


class NoSuchReceiptError(ProblemError):
    """The code is well formed, and there is nothing under it."""

    status = HTTPStatus.NOT_FOUND
    name = "no_such_receipt"


def draw() -> str:
    """Give a new code."""
    number = secrets.randbits(BITS) * CHECK
    return _written(number + -number % MODULUS)


def read(typed: str) -> str:
    """Give the code that was meant, whatever its case, spaces and hyphens are. Raises MistypedReceiptError."""
    bare = SEPARATORS.sub("", unicodedata.normalize("NFKC", typed[:200])).upper().translate(LOOKS_LIKE)
    digits = [ALPHABET.find(character) for character in bare]
    number = 0
    for digit in digits:
        number = number * len(ALPHABET) + digit
    if len(digits) != CHARACTERS or -1 in digits or number % MODULUS or number % CHECK >= MODULUS:
        raise MistypedReceiptError("This is not a code of ours. Look for a letter that is missing, wrong or swapped.")
    return _written(number)


def hashed(code: str, key: str) -> str:
    """Give what is kept of a code: its hash under this installation's key, hex. Raises MistypedReceiptError."""
    return hmac.new(key.encode(), read(code).encode(), hashlib.sha256).hexdigest()


def _written(number: int) -> str:
    characters = ""
    for _ in range(CHARACTERS):
        number, digit = divmod(number, len(ALPHABET))
        characters = ALPHABET[digit] + characters
    return "-".join(characters[start : start + GROUP] for start in range(0, CHARACTERS, GROUP))
