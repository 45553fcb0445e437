"""Offer: how much it settles of what an honest offer settles. An open term proves nothing: most honest ads leave some open."""

from casefile.terms import Term, TermState
from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading

JOURNEY = ("travel_costs", "visa", "passport", "contract")
"""The terms that matter to whoever is to travel for work."""


def _terms(reading: Reading) -> dict[str, Term]:
    """The offer terms but the destination, which `names_place` asks about."""
    return {name: term for name, term in reading.terms if name != "destination"}


@FEATURES.ask(None, version=2, lure=1)
def open_terms(reading: Reading) -> Answer:
    """How many of the seven terms the ad leaves open; None where no word list of ours could have found them."""
    if not reading.has_lexicon:
        return None
    return float(sum(term.state is TermState.NOT_STATED for term in _terms(reading).values()))


@FEATURES.ask(
    None,
    lure=1,
    fraud=1,
    credits=(
        "deducts_costs", "uses_tourist_visa", "puts_visa_off", "asks_fee", "asks_top_up", "keeps_passport",
    ),
)  # fmt: skip
def contradicted_terms(reading: Reading) -> Answer:
    """Of how many terms the ad says what an honest offer would not."""
    return float(sum(term.state is TermState.CONTRADICTED for term in _terms(reading).values()))


@FEATURES.ask(
    "Work abroad, and not a word on visa, ticket, passport or contract.",
    source=published.ILO_FEES,
    version=2,
    absent=True,
    lure=1,
)
def leaves_journey_open(reading: Reading) -> Answer:
    """None where it is not known whether the work is abroad, and where no word list of ours could have found a word on it."""
    if not reading.has_lexicon:
        return None
    if not reading.is_abroad:
        return reading.is_abroad
    terms = _terms(reading)
    return all(terms[name].state is TermState.NOT_STATED for name in JOURNEY)
