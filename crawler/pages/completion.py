"""Completion: what a post's own words say about the fields that are still unknown."""

from casefile.post import Contact, ContactKind, JobPost, Pay
from casefile.shown import VANISHING, shown
from crawler.pages.contacts import contacts_in, key
from crawler.pages.language import known_tag, language_of
from crawler.pages.pay import pay_in, read_pay
from crawler.pages.places import fill

TELEGRAM = "https://t.me/"

ADDRESSES = frozenset({ContactKind.URL, ContactKind.EMAIL})
"""Kinds that lead where their own letters say, whatever they look like."""
UNSPECIFIC = frozenset({ContactKind.OTHER, ContactKind.PHONE, ContactKind.URL})
"""Kinds that add nothing where the same handle, number or address is known as a messenger's."""


def complete(post: JobPost) -> JobPost:
    """Fill what is unknown from the post's own words, and only that; a language's tag is written as word lists have it.

    A complete post comes back as it is.

    Words are read as a reader sees them: letters of another alphabet or invisible signs within them hide nothing.
    """
    written = f"{post.title}\n{post.text}" if post.title else post.text
    words, _ = shown(written)
    language = known_tag(post.language) if post.language else language_of(words)
    places = tuple(fill(place) for place in post.places)
    country = next((place.country for place in places if place.country), None)
    pay = _filled(post.pay, country, language) if post.pay else pay_in(words, country, language)
    home = ContactKind.TELEGRAM if (post.address or "").startswith(TELEGRAM) else ContactKind.OTHER
    found = contacts_in(words, country, home)
    if words != (letters := VANISHING.sub("", written)):
        sent = [one for one in contacts_in(letters, country, home) if one.kind in ADDRESSES]
        kinds = {one.kind for one in sent}
        found = (*sent, *(one for one in found if one.kind not in kinds))
    contacts = _merged(post.contacts, tuple(contact for contact in found if contact.value != post.address))
    return post.model_copy(update={"language": language, "places": places, "pay": pay, "contacts": contacts})


def _filled(pay: Pay, country: str | None, language: str | None) -> Pay:
    """Pay with what its own words say in numbers, where a number is not known already."""
    if pay.currency and pay.period and (pay.low or pay.high):
        return pay
    read = read_pay(pay.raw, country, language)
    if read is None:
        return pay
    ends = {} if pay.low is not None or pay.high is not None else {"low": read.low, "high": read.high}
    return pay.model_copy(
        update={**ends, "currency": pay.currency or read.currency, "period": pay.period or read.period},
    )


def _merged(given: tuple[Contact, ...], found: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """The contacts a post comes with, and those found in its words that are not among them."""
    contacts = set(map(key, given))
    values = {value for _, value in contacts}
    more: dict[tuple[str, str], Contact] = {}
    specific = {value for kind, value in map(key, found) if kind not in UNSPECIFIC}
    for contact in found:
        kind, value = key(contact)
        if (kind, value) not in contacts and not (kind in UNSPECIFIC and value in values | specific):
            more.setdefault((kind, value), contact)
    return (*given, *more.values())
