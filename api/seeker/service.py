"""From what a person pasted to an answer page. Nothing of it is kept."""

from typing import NamedTuple

from api.judge import Judge
from api.seeker.marks import WHOLE, Piece, cut, find_words, label_reasons
from api.seeker.pasted import read_pasted
from api.verdicts.reading import Readers
from api.verdicts.service import judged
from casefile.post import JobPost
from casefile.terms import Term, TermState
from casefile.verdict import Reason, Verdict

MAX_REASONS = 3
"""Reasons a side: more are not read."""


class Answer(NamedTuple):
    """A verdict laid out for reading, beside the post that it is about."""

    verdict: Verdict
    post: JobPost
    labelled: list[tuple[str, Reason]]
    pieces: list[Piece]
    terms: list[tuple[str, Term]]
    has_open_terms: bool


async def answer_to(pasted: str, *, may_fetch: bool, judge: Judge, readers: Readers) -> Answer:
    """Give the answer to what was pasted. Raises ProblemError with a sentence on what to paste instead."""
    post, verdict = await judged(read_pasted(pasted, may_fetch=may_fetch), judge=judge, readers=readers)
    return lay_out(verdict, post)


def lay_out(verdict: Verdict, post: JobPost, *, reasons: int = MAX_REASONS, whole: int = WHOLE) -> Answer:
    """Lay a verdict out: so many reasons a side, strongest first, and the text with their words marked.

    A text of more than `whole` characters is shown in passages.
    """
    strongest = sorted(verdict.reasons, key=lambda reason: -abs(reason.weight))
    sides = [[reason for reason in strongest if reason.side == side] for side in ("for", "against")]
    labelled = label_reasons([reason for side in sides for reason in side[:reasons]])
    terms: list[tuple[str, Term]] = list(verdict.terms)
    return Answer(
        verdict=verdict,
        post=post,
        labelled=list(labelled.items()),
        pieces=cut(post.text, find_words(post.text, labelled), whole),
        terms=terms,
        has_open_terms=any(term.state != TermState.STATED for _, term in terms),
    )
