"""What stands beside a verdict for a seeker: usual pay, registers, rights, and the questions in words to send."""

from typing import NamedTuple

from api.seeker.questions import ToSend, words_to_send
from api.seeker.rights import RightsOn, rights_touched
from api.seeker.wages import WagesThere, wages_there
from casefile.post import JobPost
from casefile.verdict import Verdict
from facts import Facts
from facts.schema import Registry
from scorer.destination import destinations
from scorer.stops import where_one_works


class Beside(NamedTuple):
    """Facts of the world about the offer. None of them moves the level."""

    wages: list[WagesThere]
    registers: dict[str, tuple[Registry, ...]]
    """Where citizens look a recruiter or a job up, by citizenship: every row, since the reader chooses on the device."""
    without_address: list[Registry]
    """The authorities of other citizens, where we know of no page and no number."""
    rights: list[RightsOn]
    to_send: ToSend


def gather_beside(verdict: Verdict, post: JobPost, facts: Facts, language: str) -> Beside:
    """Gather what the facts hold beside a verdict, for a reader of a language."""
    countries = tuple(dict.fromkeys(place.country for place in where_one_works(destinations(post, facts), post)))
    rows = [row for row in facts.tables.registries if row.side == "origin"]
    open_to_all = [row for row in rows if row.lookup_url or row.phone]
    return Beside(
        wages=wages_there(countries, post.pay.currency if post.pay else None, facts),
        registers={
            code: tuple(row for row in open_to_all if row.country == code)
            for code in dict.fromkeys(row.country for row in open_to_all)
        },
        without_address=[row for row in rows if row not in open_to_all],
        rights=rights_touched(verdict, countries, facts),
        to_send=words_to_send(verdict.questions, post.language, language),
    )
