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


class Beside(NamedTuple):
    """Facts of the world about the offer. None of them moves the level."""

    wages: list[WagesThere]
    registers: dict[str, tuple[Registry, ...]]
    """Where citizens look a recruiter or a job up, by citizenship: every row, since the reader chooses on the device."""
    rights: list[RightsOn]
    to_send: ToSend


def gather_beside(verdict: Verdict, post: JobPost, facts: Facts, language: str) -> Beside:
    """Gather what the facts hold beside a verdict, for a reader of a language."""
    countries = tuple(dict.fromkeys(place.country for place in destinations(post, facts)))
    origins = dict.fromkeys(row.country for row in facts.tables.registries if row.side == "origin")
    return Beside(
        wages=wages_there(countries, post.pay.currency if post.pay else None, facts),
        registers={code: tuple(row for row in facts.registry(code) if row.side == "origin") for code in origins},
        rights=rights_touched(verdict, countries, facts),
        to_send=words_to_send(verdict.questions, post.language, language),
    )
