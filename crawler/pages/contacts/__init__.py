"""Contacts: how an ad asks to be answered, also where that is written so that filters do not see it."""

from casefile.post import MAX_LINE, Contact, ContactKind
from crawler.pages.contacts.emails import emails
from crawler.pages.contacts.found import Found, strike
from crawler.pages.contacts.handles import handles, ids
from crawler.pages.contacts.hosts import link
from crawler.pages.contacts.links import links
from crawler.pages.contacts.marks import marks
from crawler.pages.contacts.number_plan import FEWEST, digits, international
from crawler.pages.contacts.phones import numbers
from crawler.pages.folding import Folded, fold

__all__ = ["contacts_in", "given", "key", "linked"]

MOST = 40
"""Contacts of one post that are kept."""

NUMBERED = frozenset({ContactKind.PHONE, ContactKind.SMS, ContactKind.WHATSAPP, ContactKind.VIBER, ContactKind.ZALO})


def contacts_in(text: str, country: str | None = None, home: ContactKind = ContactKind.OTHER) -> tuple[Contact, ...]:
    """Give the contacts in a text, in reading order, once each.

    `country` is where the work is: the number plan of numbers without a country code. `home` is the kind of a bare
    @handle that stands beside no messenger's name: in a Telegram channel, Telegram.
    """
    folded = fold(text)
    contacts: dict[tuple[str, str], Contact] = {}
    for start, end, kind, value in sorted(_found(folded, country, home)):
        raw = " ".join(folded.raw(start, end).split())[:MAX_LINE].strip()
        contact = Contact(kind=kind, value=value[:MAX_LINE].strip() or raw, raw=raw)
        contacts.setdefault(key(contact), contact)
    return tuple(contacts.values())[:MOST]


def given(kind: ContactKind, raw: str, country: str | None = None) -> Contact | None:
    """Give a contact whose kind is known, its value normalised; None for an empty one."""
    raw = " ".join(raw.split())[:MAX_LINE].strip()
    if not raw:
        return None
    value = raw
    if kind is ContactKind.EMAIL:
        value = raw.lower().removeprefix("mailto:").partition("?")[0]
    elif kind in NUMBERED and len(digits(raw)) >= FEWEST:
        value = international(raw.removeprefix("tel:"), country)
    return Contact(kind=kind, value=value or raw, raw=raw)


def linked(address: str) -> Contact | None:
    """Give the contact that a link on a page leads to; None for a link that leads to nobody."""
    found = link(address)
    kind, value = found or (ContactKind.OTHER, "")
    value = value[:MAX_LINE].strip()
    if not value:
        return None
    if kind in {ContactKind.PHONE, ContactKind.SMS}:
        return given(kind, value)
    return Contact(kind=kind, value=value, raw=address[:MAX_LINE].strip())


def key(contact: Contact) -> tuple[str, str]:
    """Give what two contacts share that are one: a handle with and without @, a number in two spellings."""
    value = contact.value.casefold().removeprefix("@").strip("/ ")
    number = digits(value)
    return contact.kind, number if number and not any(char.isalpha() for char in value) else value


def _found(folded: Folded, country: str | None, home: ContactKind) -> list[Found]:
    """What each finder finds in what the ones before it left."""
    found = links(folded)
    left = strike(folded.text, found)
    found += (more := emails(left))
    left = strike(left, more)
    words = marks(left, folded)
    found += (more := handles(left, words, home))
    left = strike(left, more)
    found += (more := numbers(left, words, country))
    return found + ids(strike(left, more), words)
