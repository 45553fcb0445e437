"""The eight offer terms: what an honest offer states, and what this ad says of each. And what to ask about the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.terms import OfferTerms, Term, TermState
from casefile.verdict import Question
from scorer.stops import where_one_works

if TYPE_CHECKING:
    from scorer.reading import Evidence, Reading

QUESTIONS = {
    "destination": "In which town and at which address is the workplace?",
    "employer": "What is the full name of the employer, and where is it registered?",
    "pay": "What is the monthly pay before and after deductions, and in which currency is it paid?",
    "travel_costs": "Who pays for the ticket and the visa, and is any of it taken from my pay later?",
    "visa": "Which visa will I travel on, and will I have the work permit before I fly?",
    "fees": "Do I pay anything to you or anyone else, now or later?",
    "passport": "Does my passport stay with me the whole time?",
    "contract": "Can I have the signed contract in my own language before I travel?",
}
"""What to ask the recruiter where a term is open."""

ASK_FIRST = ("contract", "visa", "employer", "passport", "fees", "destination", "travel_costs", "pay")
"""In the order of what tells most."""
OF_TRAVEL = frozenset({"contract", "visa", "travel_costs"})
"""Questions that speak of a journey."""
MOST_QUESTIONS = 3


def offer_terms(reading: Reading) -> OfferTerms:
    """What the ad says of each term. A term is *contradicted* where the ad says what an honest offer would not."""
    post = reading.post
    towns = [place for place in post.places if place.town]
    return OfferTerms(
        destination=Term(state=TermState.STATED, quote=towns[0].raw) if towns else _mentioned(reading),
        employer=_stated(post.employer.name if post.employer else None),
        pay=_stated(post.pay.raw if post.pay and post.pay.low is not None else None),
        travel_costs=_term(
            reading.asserted("employer_pays", "travel_paid", "return_ticket"), reading.asserted("deductions")
        ),
        visa=_term(reading.asserted("work_visa_first"), reading.asserted("tourist_visa", "visa_later")),
        fees=_term((*reading.asserted("fee_ban"), *reading.denied("fees")), reading.asserted("fees", "top_up")),
        passport=_term(
            (*reading.asserted("passport_stays"), *reading.denied("passport_kept")), reading.asserted("passport_kept")
        ),
        contract=_term(reading.asserted("contract_first"), ()),
    )


def questions(terms: OfferTerms, *, is_at_home: bool) -> tuple[Question, ...]:
    """The three questions that would tell most, about terms that are open or contradicted; of work at home, not of travel."""
    asked = [name for name in ASK_FIRST if not (is_at_home and name in OF_TRAVEL)]
    open_terms = [name for name in asked if getattr(terms, name).state != TermState.STATED]
    return tuple(Question(term=name, asks=QUESTIONS[name]) for name in open_terms[:MOST_QUESTIONS])


def _stated(quote: str | None) -> Term:
    return Term(state=TermState.STATED, quote=quote) if quote else Term()


def _mentioned(reading: Reading) -> Term:
    """A town that the text names as where the work is; a country alone leaves the destination open.

    Where no place abroad is named, a street and its number say where: towns are known to us only as reports name them.
    """
    towns = [place.quote for place in where_one_works(reading.destinations, reading.post) if place.town]
    if not reading.destinations:
        towns = [one.quote for one in reading.asserted("street_address")]
    return _stated(towns[0] if towns else None)


def _term(states: tuple[Evidence, ...], contradicts: tuple[Evidence, ...]) -> Term:
    if contradicts:
        return Term(state=TermState.CONTRADICTED, quote=contradicts[0].quote)
    return _stated(states[0].quote if states else None)
