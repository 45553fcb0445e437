"""`/` and `/{language}/`: paste or share an ad, read the answer. No cookie, no script needed, no query string."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.errors import ProblemError
from api.headers import content_policy
from api.rates import count_check
from api.seeker.files import asset
from api.seeker.languages import choose, languages
from api.seeker.pages import PAGE_POLICY, SAME_FOR_ALL, PageRoute, page
from api.seeker.pasted import Shared, read_pasted, read_shared
from api.seeker.service import answer_to
from api.verdicts.reading import UnknownAddressError
from api.wiring import Wired

LEFT_FOR = "https://www.google.com/"
"""Where "Leave quickly" goes: a page that any phone may show."""


router = APIRouter(include_in_schema=False, dependencies=[content_policy(PAGE_POLICY)], route_class=PageRoute)


@router.get("/")
async def choose_language(request: Request) -> Response:
    """Lead to the pages in the language that the browser asks for. Nothing is remembered."""
    language = choose(request.headers.get("Accept-Language", ""), languages())
    return RedirectResponse(f"/{language}/", 302, {"Vary": "Accept-Language"})


@router.get("/assets/{name}")
async def give_asset(name: str) -> Response:
    """Give one of our own files: the style sheet, the icon."""
    return asset(name)


@router.get("/{language:language}/")
async def start(language: str, wired: Wired) -> Response:
    """Give the box to paste an ad into."""
    opens = wired.fetch is not None
    return page("seeker/start.html", language, HTTPStatus.OK, SAME_FOR_ALL, pasted="", error=None, opens=opens)


@router.get("/{language:language}/check")
async def start_again(language: str) -> Response:
    """Lead to the box again: an answer is given to what is sent, and kept nowhere."""
    return RedirectResponse(f"/{language}/", 303)


@router.post("/{language:language}/check")
async def check(
    request: Request,
    language: str,
    wired: Wired,
    ad: Annotated[str, Form()] = "",
    fetch: Annotated[str, Form()] = "",
) -> Response:
    """Answer what was pasted. An error is a sentence above the box, and the text stays in it."""
    return await answered(request, language, wired, ad, may_fetch=bool(fetch))


@router.post("/{language:language}/share")
async def take_share(request: Request, language: str, wired: Wired, shared: Annotated[Shared, Form()]) -> Response:
    """Answer what another app shared (Web Share Target). An address alone goes into the box: opening it is asked first."""
    ad, is_address = read_shared(shared)
    if is_address:
        return page("seeker/start.html", language, pasted=ad, error=None, opens=wired.fetch is not None)
    return await answered(request, language, wired, ad)


async def answered(request: Request, language: str, wired: Wired, ad: str, *, may_fetch: bool = False) -> Response:
    """Give the answer page, or the page that says what to paste instead."""
    opens = wired.fetch is not None
    try:
        await count_check(request)
        answer, beside = await answer_to(
            read_pasted(ad, may_fetch=may_fetch),
            language,
            judge=wired.judge,
            readers=wired.readers,
            facts=wired.facts,
        )
    except UnknownAddressError:
        return page("seeker/unknown_address.html", language, address=ad.strip(), opens=opens)
    except ProblemError as problem:
        return page("seeker/start.html", language, problem.status, pasted=ad, error=problem.detail, opens=opens)
    wired.metrics.count_verdict(answer.verdict)
    start = f"{request.base_url}{language}/"
    today = datetime.now(UTC).date()
    return page("seeker/answer.html", language, **answer._asdict(), beside=beside, start=start, today=today)


@router.get("/leave")
async def leave() -> Response:
    """Lead away from here at once, taking along what a page can take: its own copies on the device."""
    return RedirectResponse(LEFT_FOR, 303, {"Clear-Site-Data": '"cache"'})
