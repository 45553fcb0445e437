"""Offer terms: eight things that an honest offer states."""

from enum import StrEnum

from casefile.value import Value


class TermState(StrEnum):
    """Whether the ad settles a term."""

    STATED = "stated"
    CONTRADICTED = "contradicted"
    NOT_STATED = "not_stated"


class Term(Value):
    """One term, with the ad's words where it speaks of it."""

    state: TermState = TermState.NOT_STATED
    quote: str | None = None


class OfferTerms(Value):
    """The eight terms, in the order a person would ask."""

    destination: Term = Term()
    employer: Term = Term()
    pay: Term = Term()
    travel_costs: Term = Term()
    visa: Term = Term()
    fees: Term = Term()
    passport: Term = Term()
    contract: Term = Term()
