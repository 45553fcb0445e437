"""Completion: what a post's own words say about the fields that are still unknown."""

from casefile.post import JobPost
from crawler.pages.contacts import contacts_in, key
from crawler.pages.language import language_of
from crawler.pages.pay import pay_in, read_pay
from crawler.pages.places import fill


def complete(post: JobPost) -> JobPost:
    """Fill what is unknown from the post's own words, and only that. A complete post comes back as it is."""
    words = f"{post.title}\n{post.text}" if post.title else post.text
    language = post.language or language_of(words)
    places = tuple(fill(place) for place in post.places)
    country = next((place.country for place in places if place.country), None)
    if post.pay is None:
        pay = pay_in(words, country, language)
    elif post.pay.low is None and post.pay.high is None:
        pay = read_pay(post.pay.raw, country, language) or post.pay
    else:
        pay = post.pay
    found = contacts_in(words, country)
    known = {key(contact) for contact in post.contacts}
    contacts = (*post.contacts, *(contact for contact in found if key(contact) not in known))
    filled = {"language": language, "places": places, "pay": pay, "contacts": contacts}
    return post.model_copy(update=filled)
