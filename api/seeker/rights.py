"""What one may insist on, where the ad touches it: plain statements from the facts, by topic."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from casefile.terms import TermState
from casefile.verdict import Level, Verdict
from facts import Facts
from facts.schema import Right

BY_TERM = {"passport": "passport", "fees": "fees", "travel_costs": "fees", "visa": "refusing"}
"""The topic that a contradicted term touches."""

BY_REASON = {
    "keeps_passport": "passport",
    "wants_passport_photo": "passport",
    "asks_fee": "fees",
    "asks_top_up": "fees",
    "deducts_costs": "fees",
    "offers_advance": "refusing",
    "lends_to_debtors": "refusing",
    "uses_tourist_visa": "refusing",
    "puts_visa_off": "refusing",
    "denies_force": "forced",
    "limits_leaving": "forced",
}
"""The topic that a reason against the offer touches."""

TELLING = frozenset({"passport"})
"""Topics on which the law of other countries tells something. On others it binds their own citizens: the corridors say it."""

ORDER = ("passport", "fees", "contract", "refusing", "forced")
MOST_TOPICS = 3
"""Topics that are shown: more are not read. The rest stands on the help pages."""

WARNED = frozenset({Level.HIGH, Level.CAUTION})


class RightsOn(NamedTuple):
    """The statements on one topic: those that hold where the work is or everywhere, and those of other countries."""

    topic: str
    here: tuple[Right, ...]
    elsewhere: tuple[Right, ...]


def rights_touched(verdict: Verdict, countries: Collection[str], facts: Facts) -> list[RightsOn]:
    """Give the statements that the ad touches, by topic. `countries`: where the ad sends people."""
    touched = set(_topics(verdict))
    found = [
        RightsOn(
            topic,
            tuple(row for row in facts.rights(topic) if row.country is None or row.country in countries),
            tuple(row for row in facts.rights(topic) if topic in TELLING and row.country not in (None, *countries)),
        )
        for topic in ORDER
        if topic in touched
    ]
    return [on for on in found if on.here or on.elsewhere][:MOST_TOPICS]


def _topics(verdict: Verdict) -> Iterator[str]:
    for name, term in verdict.terms:
        if term.state == TermState.CONTRADICTED and name in BY_TERM:
            yield BY_TERM[name]
    yield from (BY_REASON[one.id] for one in verdict.reasons if one.side == "for" and one.id in BY_REASON)
    # Most honest ads say nothing of a contract either: silence alone is no occasion.
    if verdict.level in WARNED and verdict.terms.contract.state != TermState.STATED:
        yield "contract"
