"""Contacts: how a reader is asked to answer."""

import re

from casefile.post import Contact, ContactKind

EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")


def given(kind: str, raw: str) -> Contact:
    """Give a contact whose kind is known."""
    return Contact(kind=ContactKind(kind), value=raw.strip()[:500], raw=raw.strip()[:500])


def contacts_in(text: str, country: str | None = None) -> tuple[Contact, ...]:
    """Give the contacts in a text, in reading order."""
    del country
    return tuple(given("email", match[0]) for match in EMAIL.finditer(text))
