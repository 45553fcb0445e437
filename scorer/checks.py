"""Official places where a reader can look the offer up, and what a match proves and does not prove."""

from collections.abc import Iterable

from casefile.verdict import OfficialCheck
from facts import Facts
from facts.schema import Registry
from scorer.destination import Destination

WHAT = {
    "licence": "Look up the agency’s licence: {authority}",
    "job_order": "Look up the job order: {authority}",
    "offer": "Ask about the job offer: {authority}",
}
BY_PHONE = "{what}, by phone: {phone}"
PROVES = {
    "licence": "A licence shows that the agency may recruit.",
    "job_order": "A job order shows that the authority has approved jobs with this employer.",
    "offer": "A match shows that the authority knows of an offer by this employer.",
}
DOES_NOT_PROVE = {
    "licence": "It does not show that this offer comes from that agency.",
    "job_order": "It does not show that whoever wrote this ad acts for that employer.",
    "offer": "It does not show that whoever wrote this ad acts for that employer.",
}

OWN_COUNTRY = OfficialCheck(
    what="Look up the agency’s licence in the register of recruiters of your own country",
    url=None,
    proves=PROVES["licence"],
    does_not_prove=DOES_NOT_PROVE["licence"],
)
OWN_JOB_ORDER = OfficialCheck(
    what="Ask for the number of the job order, and ask the labour authority of your own country about it",
    url=None,
    proves=PROVES["job_order"],
    does_not_prove=DOES_NOT_PROVE["job_order"],
)
"""Both stand in every verdict, since either alone proves little: whose country that is, only the reader knows."""


def official_checks(destinations: Iterable[Destination], facts: Facts) -> tuple[OfficialCheck, ...]:
    """Give the checks for an ad: the reader's own country first, then the authorities of each destination.

    Which country that is, is never guessed from the ad's language.
    """
    countries = dict.fromkeys(one.country for one in destinations)
    there = (row for country in countries for row in facts.registry(country) if row.side == "destination")
    return (OWN_COUNTRY, OWN_JOB_ORDER, *map(_check, there))


def _check(row: Registry) -> OfficialCheck:
    what = WHAT[row.kind].format(authority=row.authority)
    return OfficialCheck(
        what=BY_PHONE.format(what=what, phone=row.phone) if row.phone else what,
        url=row.lookup_url,
        proves=PROVES[row.kind],
        does_not_prove=DOES_NOT_PROVE[row.kind],
    )
