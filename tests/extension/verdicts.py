"""Verdicts to show, made of the vocabulary's own values: the popup must take what the server can say."""

from datetime import date

from casefile.terms import OfferTerms, Term, TermState
from casefile.verdict import (
    Campaign,
    CorridorRow,
    Coverage,
    Level,
    OfficialCheck,
    Question,
    Reason,
    Verdict,
    Versions,
)

TERMS = OfferTerms(passport=Term(state=TermState.CONTRADICTED, quote="we keep the passport"))
VERSIONS = Versions(model="2026-11-20", rules="2026-11-18", facts="2026-11-12")
SEEN = Coverage(
    language="en",
    lexicon=True,
    meaning=True,
    characters=812,
    unseen=("Pictures in the ad were not read.", "We did not look up who the phone number belongs to."),
)


def reason(says: str, quote: str | None, side: str = "for", **changes: object) -> Reason:
    """A reason with the fields that a test does not speak of filled in."""
    fields = {"id": "travel.free_ticket", "source": "https://reports.example.org/2026/lures", "version": 3}
    return Reason.model_validate(
        fields | {"says": says, "quote": quote, "side": side, "weight": 0.8, "date": date(2026, 11, 18)} | changes
    )


HIGH = Verdict(
    level=Level.HIGH,
    lure=0.94,
    fraud=0.2,
    about=0.02,
    prior=0.01,
    reasons=(
        reason(
            "It pays the trip to a border town where scam compounds stand.",
            "ticket free, driver meets you at the border",
        ),
        reason("It asks you to come before there is a contract.", "contract is signed after you arrive"),
        reason("It names no employer.", None, id="employer.none", source="National labour office, advice 7"),
        reason("A fourth reason, which is one too many.", "fourth"),
        reason("It names a town.", "Poipet", "against"),
    ),
    terms=TERMS,
    corridors=(
        CorridorRow(
            origin=None,
            destination="KH",
            says="Working on a tourist visa is not allowed.",
            authority="Ministry of Labour",
            source="https://labour.example.org/visas",
            date="2026-03",
        ),
        CorridorRow(
            origin="ID",
            destination="KH",
            says="There is no official placement route for this work.",
            authority="Agency for Migrant Workers",
            source="https://migrants.example.org/routes",
            date="2026-05-02",
        ),
        CorridorRow(
            origin="PH",
            destination="KH",
            says="Departure for this work needs an overseas employment certificate.",
            authority="Department of Migrant Workers",
            source="https://departures.example.org",
            date=None,
        ),
    ),
    checks=(
        OfficialCheck(
            what="Register of licensed agencies",
            url="https://register.example.org",
            proves="that the agency has a licence.",
            does_not_prove="that this ad is the agency’s own.",
        ),
    ),
    questions=(
        Question(term="contract", asks="Can you send me the contract before I travel?"),
        Question(term="passport", asks="Who will hold my passport?"),
    ),
    campaign=Campaign(posts=14, ruled_lure=9),
    language="en",
    coverage=SEEN,
    versions=VERSIONS,
)

CAUTION = HIGH.model_copy(
    update={
        "level": Level.CAUTION,
        "lure": 0.2,
        "fraud": 0.6,
        "reasons": (
            reason("It asks for a deposit before you start.", "deposit of 40 USD for the uniform", id="money.deposit"),
            reason("It names an employer with an address.", "Example Logistics, 4 Harbour Road", "against"),
        ),
        "corridors": (),
        "campaign": None,
    }
)

NOTHING_FOUND = HIGH.model_copy(
    update={
        "level": Level.NOTHING_FOUND,
        "lure": 0.01,
        "fraud": 0.02,
        "reasons": (reason("It says who pays the ticket and the visa.", "the hotel pays ticket and visa", "against"),),
        "corridors": (),
        "campaign": None,
    }
)

CANNOT_TELL = HIGH.model_copy(
    update={
        "level": Level.CANNOT_TELL,
        "lure": 0.1,
        "fraud": 0.1,
        "reasons": (),
        "corridors": (),
        "checks": (),
        "campaign": None,
        "coverage": SEEN.model_copy(update={"characters": 11, "unseen": ("The text has only a few words.",)}),
    }
)
