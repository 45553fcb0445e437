"""From what a person pasted to an answer page. Nothing of it is kept."""

from typing import NamedTuple

from api.judge import Judge
from api.seeker.beside import Beside, gather_beside
from api.seeker.chat import Said, tell_apart
from api.seeker.marks import HEAVIEST, WHOLE, Piece, cut, find_words, label_reasons, length_within
from api.verdicts.reading import Check, Readers
from api.verdicts.service import judged
from casefile.post import JobPost
from casefile.terms import Term, TermState
from casefile.verdict import Reason, Verdict
from facts import Facts

MAX_REASONS = 3
"""Reasons a side: more are not read."""


class Answer(NamedTuple):
    """A verdict laid out for reading, beside the post that it is about."""

    verdict: Verdict
    post: JobPost
    labelled: list[tuple[str, Reason]]
    pieces: list[Piece]
    said: list[Said]
    """The text as a chat, turn by turn; empty where it is none."""
    terms: list[tuple[str, Term]]
    has_open_terms: bool


async def answer_to(
    check: Check, language: str, *, judge: Judge, readers: Readers, facts: Facts
) -> tuple[Answer, Beside]:
    """Give the answer to what was pasted, and what stands beside it. Raises ProblemError."""
    post, verdict = await judged(check, judge=judge, readers=readers)
    verdict = for_seeker(verdict)
    return lay_out(verdict, post), await judge.run(gather_beside, verdict, post, facts, language)


def for_seeker(verdict: Verdict) -> Verdict:
    """Give a verdict as a seeker reads it: a text about offers is none, so nothing speaks for it and nobody is to be asked."""
    if not verdict.is_about:
        return verdict
    against_it = tuple(reason for reason in verdict.reasons if reason.side == "for")
    return verdict.model_copy(update={"reasons": against_it, "questions": ()})


def lay_out(verdict: Verdict, post: JobPost, *, reasons: int = MAX_REASONS, whole: int | None = None) -> Answer:
    """Lay a verdict out: so many reasons a side, strongest first, and the text with their words marked.

    A text of more than `whole` characters is shown in passages; None: of more than fit into a page for a bad line.
    """
    strongest = sorted(verdict.reasons, key=lambda reason: -abs(reason.weight))
    sides = [[reason for reason in strongest if reason.side == side] for side in ("for", "against")]
    labelled = label_reasons([reason for side in sides for reason in side[:reasons]])
    terms: list[tuple[str, Term]] = list(verdict.terms)
    spans = find_words(post.text, labelled)
    if whole is None:
        whole = min(WHOLE, length_within(post.text, HEAVIEST))
    return Answer(
        verdict=verdict,
        post=post,
        labelled=list(labelled.items()),
        pieces=cut(post.text, spans, whole),
        said=tell_apart(post.text, spans, whole),
        terms=terms,
        has_open_terms=any(term.state != TermState.STATED for _, term in terms),
    )
