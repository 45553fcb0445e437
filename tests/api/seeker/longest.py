"""The longest answer that an ad realistically gets: every part of the page is there, and full."""

from casefile.post import JobPost, Pay
from casefile.terms import OfferTerms, Term, TermState
from casefile.verdict import Campaign, Coverage, Level, Reason, Verdict, Versions
from facts import Facts
from scorer.checks import official_checks
from scorer.corridor import corridor_rows
from scorer.destination import destinations
from scorer.features import FEATURES
from scorer.model import UNSEEN
from scorer.terms import questions

SENTENCE = "We are looking for typists and chat agents in Poipet, Cambodia, with free tickets. "
QUOTE = SENTENCE.strip()
TERM_QUOTE = "typists and chat agents in Poipet, Cambodia"


def longest_answer(facts: Facts) -> tuple[Verdict, JobPost]:
    """Give a verdict with three reasons a side, quotes everywhere, every corridor row of its country, and its post."""
    text = SENTENCE * 18
    said = sorted((one for one in FEATURES if one.sentence), key=lambda one: -len(one.sentence or ""))
    sides = [[one for one in said if (one.lure or one.fraud) == sign][:3] for sign in (1, -1)]
    reasons = [
        Reason(
            id=one.name,
            says=one.sentence or "",
            quote=QUOTE,
            where="text",
            span=(place * len(SENTENCE), place * len(SENTENCE) + len(QUOTE)),
            side=side,  # type: ignore[arg-type]
            weight=1.5,
            source=one.source,
            version=one.version,
            date=one.since,
        )
        for side, features in zip(("for", "against"), sides, strict=True)
        for place, one in enumerate(features, start=3 if side == "against" else 0)
    ]
    post = JobPost(text=text, title=QUOTE, language="en", pay=Pay(raw="USD 1500", low=1500, currency="USD"))
    terms = OfferTerms.model_validate(
        {name: Term(state=TermState.CONTRADICTED, quote=TERM_QUOTE) for name in OfferTerms.model_fields}
    )
    there = destinations(post, facts)
    verdict = Verdict(
        level=Level.HIGH,
        lure=0.9,
        fraud=0.3,
        about=0.6,
        prior=0.01,
        reasons=tuple(reasons),
        terms=terms,
        corridors=corridor_rows(there, facts),
        checks=official_checks(there, facts),
        questions=questions(terms),
        campaign=Campaign(posts=120, ruled_lure=98),
        language="en",
        coverage=Coverage(
            language="en",
            lexicon=True,
            meaning=True,
            characters=len(text),
            unseen=UNSEEN,
        ),
        versions=Versions(model="2026-11-24.1", rules="0123abcd", facts="2026-11-24+0123abcd"),
    )
    return verdict, post
