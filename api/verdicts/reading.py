"""From what a person sends to the post that is meant: a page, a text, or an address that we know or may open."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from api.errors import ProblemError
from api.fetch import PageFetch
from api.judge import Completion, Judge
from casefile.address import MAX_ADDRESS, canonical
from casefile.post import MAX_TEXT, JobPost
from casefile.value import Value

PageReader = Callable[[str | None, str | bytes], JobPost]
"""`crawler.pages.read`: from an address and a page to a post."""

PostLookup = Callable[[str], Awaitable[JobPost | None]]
"""From a canonical address to the post that is kept under it."""


@dataclass(frozen=True)
class Readers:
    """The ways from what a person sends to a post. Without `fetch` no page is opened."""

    page: PageReader
    complete: Completion
    post_at: PostLookup
    fetch: PageFetch | None


NOT_TEXT = re.compile("[\\x00\\ud800-\\udfff]")
"""NUL, and halves of a character: JSON can carry them, text cannot."""


class Check(Value):
    """What a person sends: the page (`html`), or the ad's `text`, or the `url` of its page."""

    url: Annotated[str, StringConstraints(max_length=MAX_ADDRESS)] | None = None
    """The page's address. With `html` or `text` it says where that came from."""
    html: str | None = None
    """The page's HTML, as the browser has it."""
    text: str | None = None
    """The ad's text. More than 100,000 characters are cut, and `coverage.truncated` says so."""
    fetch: StrictBool = False
    """Consent that we open `url` ourselves where we do not know it. Its site may see a visit from us."""
    lang: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None = None
    """Language (BCP 47) that the reader would like. It never moves a verdict. Answers are in English so far."""


class NothingToJudgeError(ProblemError):
    """The request holds no ad."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "nothing_to_judge"


class UnreadableError(ProblemError):
    """The request holds something that is no text, or no address."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "unreadable"


class UnknownAddressError(ProblemError):
    """No post is kept under the address."""

    status = HTTPStatus.NOT_FOUND
    name = "unknown_address"


class FetchNotOfferedError(ProblemError):
    """This installation opens no pages."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "fetch_not_offered"


async def post_in(check: Check, *, judge: Judge, readers: Readers) -> JobPost:
    """Give the post that was sent, or that stands at the address. Raises ProblemError."""
    _refuse_unfit(check)
    address = canonical_address(check.url) if check.url else None
    if check.html is not None:
        return await judge.run(readers.page, address, check.html)
    if check.text is not None:
        return await judge.run(readers.complete, JobPost(address=address, text=check.text[:MAX_TEXT]))
    assert address is not None  # noqa: S101 - _refuse_unfit has seen to it
    assert check.url is not None  # noqa: S101 - the same
    kept = await readers.post_at(address)
    if kept is not None:
        return kept.model_copy(update={"id": None})
    if not check.fetch:
        raise UnknownAddressError("We have not seen this page. Copy the ad's text and paste it.")
    if readers.fetch is None:
        raise FetchNotOfferedError("We do not open pages here. Copy the ad's text and paste it.")
    return await _opened(check.url, readers.fetch, judge, readers.page)


def _refuse_unfit(check: Check) -> None:
    if any(NOT_TEXT.search(value) for value in (check.url, check.html, check.text) if value is not None):
        raise UnreadableError("There are characters in it that no text has. Send the ad's words or its HTML.")
    if check.html is not None and check.text is not None:
        raise NothingToJudgeError("Send either `html` or `text`, not both.")
    body = check.html if check.html is not None else check.text
    if body is not None and not body.strip():
        raise NothingToJudgeError("The text is empty. Paste the ad's words.")
    if body is None and not (check.url or "").strip():
        raise NothingToJudgeError("Send the ad's `text`, its page as `html`, or the `url` of a page that we know.")


def canonical_address(url: str) -> str:
    """Give the canonical address that was meant. Raises UnreadableError."""
    try:
        return canonical(url)
    except ValueError as error:  # BadAddressError, and what the parser itself refuses (a host of dots)
        raise UnreadableError(str(error)) from None


async def _opened(url: str, fetch: PageFetch, judge: Judge, read: PageReader) -> JobPost:
    opened = await fetch(url)
    post = await judge.run(read, *opened)
    if not post.text and not post.title:
        raise NothingToJudgeError("There are no words on this page that we can read. Copy the ad's text and paste it.")
    return post
