"""The hash of a text alone, by which two sightings of the same words find each other."""

import hashlib
import unicodedata


def hash_words(text: str) -> str | None:
    """Give SHA-256, hex, of a text whatever its case, spaces and line ends are; None where there are no words."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest() if folded else None
