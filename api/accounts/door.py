"""The console's door: who is signed in on a request, and whether an unsafe request comes from our own page."""

import hmac
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response

from api.accounts.service import SignedIn, current_user
from api.errors import ProblemError
from api.wiring import Wired

COOKIE = "lurewatch_session"
PATH = "/console"
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class NotSignedInError(ProblemError):
    """Nobody is signed in. The console shows its sign-in page instead."""

    status = HTTPStatus.UNAUTHORIZED
    name = "not_signed_in"


class ForeignRequestError(ProblemError):
    """An unsafe request that does not come from our own page."""

    status = HTTPStatus.FORBIDDEN
    name = "foreign_request"


async def check_origin(request: Request) -> None:
    """Refuse an unsafe request that another site's page sent. All that guards a form before anybody is signed in."""
    origin = request.headers.get("origin")
    is_foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    says_foreign = request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
    if request.method not in SAFE and (is_foreign or says_foreign):
        raise ForeignRequestError("This form was sent from another site. Open the console itself.")


async def signed_in(request: Request, wired: Wired) -> SignedIn:
    """Give who is signed in. Raises NotSignedInError; ForeignRequestError for an unsafe request without their token.

    The token comes as the form's field `csrf`, or as the header `X-CSRF-Token`.
    """
    await check_origin(request)
    user = await current_user(wired.store, request.cookies.get(COOKIE))
    if user is None:
        raise NotSignedInError("Sign in first.")
    if request.method not in SAFE:
        sent = request.headers.get(CSRF_HEADER) or (await request.form()).get(CSRF_FIELD)
        if not isinstance(sent, str) or not hmac.compare_digest(sent.encode(), user.csrf.encode()):
            raise ForeignRequestError("This form is out of date. Open the page again.")
    return user


Moderator = Annotated[SignedIn, Depends(signed_in)]
"""In a route's signature: this route is for whoever is signed in."""

OwnPage = Depends(check_origin)
"""A dependency of the sign-in form's route."""


def keep_session(response: Response, token: str, request: Request, *, hours: int) -> None:
    """Put the session's token into its cookie: out of reach of scripts, other sites, and plain http under https."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=hours * 3_600,
        path=PATH,
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def drop_session(response: Response) -> None:
    """Take the session's cookie away."""
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="lax")
