"""Contact: how one is asked to answer.

Only the kind of contact counts, of a telephone number the country it is written for, and of a mailbox or a web address
whose host it is. Never the value.
"""

from itertools import islice

from casefile.post import ContactKind
from scorer.features import published
from scorer.features.feature import FEATURES, Answer, Found
from scorer.hosts import host, host_of
from scorer.look_alike import looks_alike
from scorer.phone_country import phone_countries
from scorer.reading import Evidence, Reading

MESSENGERS = frozenset(
    {
        ContactKind.TELEGRAM, ContactKind.WHATSAPP, ContactKind.LINE, ContactKind.ZALO, ContactKind.WECHAT, ContactKind.QQ,
        ContactKind.KAKAO, ContactKind.VIBER, ContactKind.SIGNAL, ContactKind.MESSENGER, ContactKind.FACEBOOK,
        ContactKind.INSTAGRAM, ContactKind.TIKTOK, ContactKind.X, ContactKind.DISCORD,
    }
)  # fmt: skip
"""Private channels, in which nobody else sees what is said."""
PRIVATE = MESSENGERS | {ContactKind.OTHER}
"""The same, with a bare @handle, which names none."""
MOST_HOSTS = 50
"""Hosts that are compared with known ones; no ad names as many."""


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


@FEATURES.ask(
    "It asks for a CV or selects in stages: tests, interviews, checks.",
    source=published.UNODC,
    since="2026-11-28",
    version=2,
    lure=-1,
    fraud=-1,
)
def selects_in_stages(reading: Reading) -> Answer:
    return reading.asserted("staged_selection")


@FEATURES.ask("It asks for silence, or keeps the place or the work secret until later.", source=published.ASTRO, lure=1)
def asks_silence(reading: Reading) -> Answer:
    return reading.asserted("secrecy")


@FEATURES.ask("It presses you to decide or leave at once.", source=published.SLBFE, lure=1)
def presses(reading: Reading) -> Answer:
    return reading.asserted("urgency")


def _foreign_number(reading: Reading) -> bool | None:
    """Whether no telephone number fits the place of work nor the language's home; None where one of the three is unknown."""
    written = [countries for contact in reading.post.contacts if (countries := phone_countries(contact))]
    if not written or not reading.countries or not reading.home:
        return None
    fitting = reading.home.union(reading.countries)
    return all(fitting.isdisjoint(countries) for countries in written)


@FEATURES.ask(
    "The telephone number is from a country that is neither where the work is nor where people speak the ad's language.",
    source=published.ITF_SEAFARERS,
    lure=1,
)
def calls_third_country(reading: Reading) -> Answer:
    return _foreign_number(reading)


@FEATURES.ask(
    "The work is at home, and the telephone number is from abroad.",
    source=published.ITF_SEAFARERS,
    lure=1,
    fraud=1,
)
def calls_abroad_for_work_at_home(reading: Reading) -> Answer:
    foreign = _foreign_number(reading)
    return None if foreign is None else foreign and not reading.is_abroad


@FEATURES.ask(
    "An address in it resembles that of a known site or of the employer, and is another.",
    source=published.DMW_FAKES,
    lure=1,
    fraud=1,
)
def resembles_known_site(reading: Reading) -> Answer:
    post = reading.post
    own = host(post.employer.url) if post.employer else None
    hosts: dict[str, str] = {}
    for contact in post.contacts:
        if name := host_of(contact):
            hosts.setdefault(name, contact.raw)
    if not hosts:
        return None
    alike = [raw for name, raw in islice(hosts.items(), MOST_HOSTS) if looks_alike(name, reading.facts, own)]
    return Found(float(bool(alike)), tuple(Evidence("host", raw, "contact", 0, len(raw)) for raw in alike[:1]))
