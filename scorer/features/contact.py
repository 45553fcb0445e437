"""Contact: how one is asked to answer. Only the kind of contact counts, never its value."""

from casefile.post import ContactKind
from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading

MESSENGERS = frozenset(
    {
        ContactKind.TELEGRAM, ContactKind.WHATSAPP, ContactKind.LINE, ContactKind.ZALO, ContactKind.WECHAT, ContactKind.QQ,
        ContactKind.KAKAO, ContactKind.VIBER, ContactKind.SIGNAL, ContactKind.MESSENGER, ContactKind.FACEBOOK,
        ContactKind.INSTAGRAM, ContactKind.TIKTOK, ContactKind.X, ContactKind.DISCORD,
    }
)  # fmt: skip
"""Private channels, in which nobody else sees what is said."""


@FEATURES.ask("It moves the conversation to a private messenger.", source=published.KOREA, lure=1)
def moves_to_messenger(reading: Reading) -> Answer:
    return reading.asserted("messenger_only")


@FEATURES.ask("It gives a place where you can go and see.", source=published.UNODC, lure=-1, fraud=-1)
def gives_street_address(reading: Reading) -> Answer:
    walk_in = any(contact.kind == ContactKind.WALK_IN for contact in reading.post.contacts)
    return reading.asserted("street_address") or walk_in


@FEATURES.ask("It interviews by chat only, or hires without an interview.", source=published.ITF, lure=1, fraud=1)
def interviews_by_chat(reading: Reading) -> Answer:
    return reading.asserted("chat_interview")


@FEATURES.ask("It selects in stages: tests, interviews, checks.", source=published.UNODC, lure=-1, fraud=-1)
def selects_in_stages(reading: Reading) -> Answer:
    return reading.asserted("staged_selection")


@FEATURES.ask("It asks for silence, or keeps the place or the work secret until later.", source=published.ASTRO, lure=1)
def asks_silence(reading: Reading) -> Answer:
    return reading.asserted("secrecy")


@FEATURES.ask("It presses you to decide or leave at once.", source=published.SLBFE, lure=1)
def presses(reading: Reading) -> Answer:
    return reading.asserted("urgency")
