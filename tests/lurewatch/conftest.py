"""What the command line's tests share: a verdict, and a judge that can be told to fail."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from casefile.post import JobPost
from casefile.terms import OfferTerms, Term, TermState
from casefile.verdict import CorridorRow, Coverage, Level, OfficialCheck, Question, Reason, Verdict, Versions

REASON = Reason(
    id="moves_to_messenger",
    says="moves the conversation to a private messenger",
    quote="write to @example_agent",
    where="text",
    span=(10, 33),
    side="for",
    weight=1.25,
    source="https://example.org/indicators",
    version=2,
    date=date(2026, 11, 1),
)


@pytest.fixture
def verdict() -> Verdict:
    """Give a verdict that has one of everything."""
    return Verdict(
        id="7",
        level=Level.CAUTION,
        lure=0.4,
        fraud=0.1,
        about=0.05,
        prior=0.01,
        reasons=(
            REASON,
            REASON.model_copy(update={"id": "no_employer", "says": "names no employer", "quote": None, "span": None}),
            REASON.model_copy(update={"id": "licence", "says": "names a licence", "side": "against", "weight": -0.5}),
        ),
        terms=OfferTerms(
            pay=Term(state=TermState.STATED, quote="USD 900 a month"),
            passport=Term(state=TermState.CONTRADICTED, quote="hand in your passport"),
        ),
        corridors=(
            CorridorRow(
                origin="ID",
                destination="KH",
                says="There is no official placement route.",
                authority="Example ministry",
                source="https://example.org/notice",
                date="2025",
            ),
        ),
        checks=(
            OfficialCheck(
                what="Register",
                url=None,
                proves="A match shows a licence.",
                does_not_prove="It does not show that this ad is theirs.",
            ),
        ),
        questions=(Question(term="contract", asks="Will I have a contract before I travel?"),),
        language="en",
        coverage=Coverage(language="en", lexicon=True, meaning=False, characters=120, unseen=("The pictures.",)),
        versions=Versions(model="m1", rules="r1", facts="f1"),
    )


@pytest.fixture
def judge_all(verdict: Verdict) -> Callable[[Sequence[JobPost]], list[Verdict]]:
    """Give a judge that passes ids through, and breaks on a post that says "break"."""

    def judge(posts: Sequence[JobPost]) -> list[Verdict]:
        if any(post.text == "break" for post in posts):
            raise ArithmeticError("no number")
        return [verdict.model_copy(update={"id": post.id}) for post in posts]

    return judge
