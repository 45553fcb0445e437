"""From what a person sends to a verdict. Exactly what is given is judged, and nothing of it is kept."""

from api.judge import Judge, Judged
from api.verdicts.reading import Check, Readers, post_in
from casefile.post import MAX_TEXT
from casefile.verdict import Verdict


async def verdict_on(check: Check, *, judge: Judge, readers: Readers) -> Verdict:
    """Give the verdict on what was sent. Raises ProblemError with a sentence on what to send instead."""
    return (await judged(check, judge=judge, readers=readers)).verdict


async def judged(check: Check, *, judge: Judge, readers: Readers) -> Judged:
    """Give the post that was sent together with the verdict on it, for a page that shows both. Raises ProblemError."""
    post = await post_in(check, judge=judge, readers=readers)
    verdict = await judge(post)
    is_cut = len(check.text) > MAX_TEXT if check.text is not None else len(post.text) == MAX_TEXT
    coverage = verdict.coverage.model_copy(update={"truncated": is_cut or verdict.coverage.truncated})
    return Judged(post, verdict.model_copy(update={"coverage": coverage}))
