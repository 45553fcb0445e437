"""The longest answers that an ad can get: every part of the page is there, and full."""

from casefile.post import JobPost, Pay, Place
from casefile.terms import OfferTerms, Term, TermState
from casefile.verdict import Campaign, Coverage, Level, Reason, Verdict, Versions
from facts import Facts
from scorer.checks import official_checks
from scorer.corridor import corridor_rows
from scorer.destination import destinations
from scorer.features import FEATURES
from scorer.model import UNSEEN
from scorer.terms import questions

SENTENCE = "เราต้องการพนักงานพิมพ์และพนักงานแชทจำนวนมากไปทำงานที่เมืองชายแดนทันทีบริษัทออกค่าตั๋วให้ทุกคน "
"""Of letters that take three bytes each, as most letters do in which lures are written."""

TURN = "สวัสดีครับสนใจงานนี้ไหมครับ"
CHAT = "\n".join(f"[28/11/2026, 10:{at:02}:00] {'นายหน้า' if at % 2 else 'สมหญิง'}: {TURN}?" for at in range(24))

TEXTS = {
    "shown whole": (SENTENCE * 20)[:1_500],
    "as long as may be": (SENTENCE * 1_200)[:100_000],
    "one sentence": "ก" * 100_000,
    "faces": "😀" * 1_500,
    "a chat shown whole": CHAT[:1_500],
    "a long chat": "\n".join([CHAT] * 50)[:100_000],
    "markup": "<&\">'" * 300,
}


def longest_answer(facts: Facts, text: str, level: Level = Level.HIGH) -> tuple[Verdict, JobPost]:
    """Give a verdict on a text with three reasons a side, long quotes everywhere and every corridor row, and its post."""
    said = sorted((one for one in FEATURES if one.sentence), key=lambda one: -len(one.sentence or ""))
    sides = [[one for one in said if (one.lure or one.fraud) == sign][:3] for sign in (1, -1)]
    step, length = len(text) // 6, min(len(text) // 6, 1_900)
    reasons = [
        Reason(
            id=one.name,
            says=one.sentence or "",
            quote=text[place * step : place * step + length],
            where="text",
            span=(place * step, place * step + length),
            side=side,  # type: ignore[arg-type]
            weight=1.5,
            source=one.source,
            version=one.version,
            date=one.since,
        )
        for side, features in zip(("for", "against"), sides, strict=True)
        for place, one in enumerate(features, start=3 if side == "against" else 0)
    ]
    countries = dict.fromkeys(row.destination for row in facts.tables.corridors if row.destination)
    post = JobPost(
        text=text,
        title=text[:500].replace("\n", " ").strip(),
        address="https://jobs.example.com/" + "a" * 3_900,
        language="th",
        pay=Pay(raw="USD 1500", low=1500, currency="USD"),
        places=tuple(Place(raw=country, country=country) for country in countries),
    )
    terms = OfferTerms.model_validate(
        {name: Term(state=TermState.CONTRADICTED, quote=text[:500]) for name in OfferTerms.model_fields}
    )
    there = destinations(post, facts)
    if level is Level.CANNOT_TELL:  # then there are none
        reasons, terms = [], OfferTerms()
    verdict = Verdict(
        level=level,
        lure=0.9,
        fraud=0.3,
        about=0.6,
        prior=0.01,
        reasons=tuple(reasons),
        terms=terms,
        corridors=corridor_rows(there, facts),
        checks=official_checks(there, facts),
        questions=questions(terms, is_at_home=False),
        campaign=Campaign(posts=120, ruled_lure=98),
        language="th",
        coverage=Coverage(
            language="th", lexicon=False, meaning=True, characters=len(text), truncated=True, unseen=UNSEEN
        ),
        versions=Versions(model="2026-11-24.1", rules="0123abcd", facts="2026-11-24+0123abcd"),
    )
    return verdict, post
