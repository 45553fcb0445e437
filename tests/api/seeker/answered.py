"""The answer page of a verdict, as the route gives it."""

from datetime import date
from functools import cache

from api.seeker.beside import gather_beside
from api.seeker.pages import page
from api.seeker.service import for_seeker, lay_out
from casefile.post import JobPost
from casefile.verdict import Verdict
from facts import Facts, load_facts

START = "https://lurewatch.example/en/"
TODAY = date(2026, 11, 27)

known = cache(load_facts)


def answer_page(verdict: Verdict, post: JobPost, language: str = "en", facts: Facts | None = None) -> str:
    """Give the HTML of the answer page."""
    verdict = for_seeker(verdict)
    beside = gather_beside(verdict, post, facts or known(), language)
    laid_out = lay_out(verdict, post)._asdict()
    body = page("seeker/answer.html", language, **laid_out, beside=beside, start=START, today=TODAY).body
    return bytes(body).decode()
