"""A post without its contacts' values: their kinds stand instead, in the text and in the contacts. Training only."""

from casefile.post import Contact, JobPost
from scorer.meaning import contacts, without_overlaps


def masked(post: JobPost) -> JobPost:
    """The post with the kind of each contact instead of its value."""
    contacts = tuple(Contact(kind=one.kind, value=one.kind.value, raw=one.kind.value) for one in post.contacts)
    title = post.title and (_masked(post.title, post).strip() or None)
    return post.model_copy(update={"title": title, "text": _masked(post.text, post), "contacts": contacts})


def _masked(text: str, post: JobPost) -> str:
    kept, at = [], 0
    for start, end, kind in without_overlaps(contacts(text, post)):
        kept += [text[at:start], kind]
        at = end
    return "".join((*kept, text[at:]))
