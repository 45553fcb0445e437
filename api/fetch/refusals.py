"""Why a page was not opened. Each is a sentence that says what to do; none tells what stands behind a name.

A host that does not exist, one that does not answer and one inside a network are the same refusal: otherwise a stranger
could map with our eyes what only we can reach.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import ClassVar

from api.errors import ProblemError


class FetchError(ProblemError):
    """The base: the page was not opened."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    says: ClassVar[str]
    answer_headers: ClassVar[Mapping[str, str] | None] = None

    def __init__(self) -> None:
        super().__init__(self.says, headers=self.answer_headers)


class UnreachableError(FetchError):
    """No such host, no answer, or nothing that we dial."""

    name = "unreachable"
    says = "We cannot reach this site. Copy the ad's text and paste it."


class TooSlowError(FetchError):
    """The page was not here in time."""

    name = "too_slow"
    says = "The site takes too long to answer. Copy the ad's text and paste it."


class TooLargeError(FetchError):
    """The page has more bytes than we take, as sent or as unpacked."""

    name = "too_large"
    says = "The page is too large for us to open. Copy the ad's text and paste it."


class NoPageError(FetchError):
    """An error, a file, a redirect without end, or bytes that cannot be unpacked."""

    name = "no_page"
    says = "The site gave us no page that we can read. Copy the ad's text and paste it."


class ClosedError(FetchError):
    """robots.txt closes the page or cannot be read, or the site refused us."""

    name = "closed"
    says = "The site does not want programs to open this page. Copy the ad's text and paste it."


class BusyError(FetchError):
    """As many pages are being opened as we open at once."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    name = "busy"
    says = "We are opening too many pages just now. Try again in a minute, or copy the ad's text and paste it."
    answer_headers: ClassVar[Mapping[str, str] | None] = {"Retry-After": "60"}
