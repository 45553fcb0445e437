"""A post without its contacts' values: their kinds stand instead, in the text and in the contacts. Training only."""

from casefile.post import Contact, JobPost
from scorer.meaning import CONTACTS


def masked(post: JobPost) -> JobPost:
    """The post with the kind of each contact instead of its value."""
    contacts = tuple(Contact(kind=one.kind, value=one.kind.value, raw=one.kind.value) for one in post.contacts)
    title = post.title and (_masked(post.title, post).strip() or None)
    return post.model_copy(update={"title": title, "text": _masked(post.text, post), "contacts": contacts})


def _masked(text: str, post: JobPost) -> str:
    for one in sorted(post.contacts, key=lambda contact: -len(contact.raw)):
        text = text.replace(one.raw, one.kind.value)
    return CONTACTS.sub(lambda match: match.lastgroup or "", text)
