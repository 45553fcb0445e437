"""From a template to a response; errors shown as pages."""

from collections.abc import Callable, Collection, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException

from api.errors import Problem, ProblemError
from api.seeker.environment import environment
from api.seeker.languages import SOURCE_LANGUAGE, choose, languages

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; manifest-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script and no style in the page itself, only files of our own; nothing from elsewhere, nothing sent, no frame."""

SAME_FOR_ALL = {"Cache-Control": "public, max-age=3600"}
"""For pages that are the same for everybody. Every other page is kept by no cache, not even the browser's."""


UNREADABLE = "What was sent could not be read. Try it once more."
NOTHING = "There is nothing at this address."
FAILED = "Something went wrong on our side. What you sent was not kept. Try it again later."


def page(
    template: str,
    language: str,
    status: int = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
    /,
    **values: object,
) -> HTMLResponse:
    """Render a template in a language. `template` begins with its door: `seeker/answer.html`."""
    return HTMLResponse(environment(language).get_template(template).render(values), status, headers)


class KnownLanguage(StringConvertor):
    """A language that has texts, as a path segment: `/{language:language}/`. Another segment is no page of ours."""

    regex = "|".join(languages())


register_url_convertor("language", KnownLanguage())


class PageRoute(APIRoute):
    """A route whose errors are pages: a sentence and the way back, with help as near as everywhere.

    It answers HEAD where it answers GET.
    """

    problem_template = "seeker/problem.html"

    def __init__(self, path: str, endpoint: Callable[..., Any], *, methods: Collection[str], **options: Any) -> None:
        super().__init__(path, endpoint, methods={*methods, *(["HEAD"] if "GET" in methods else [])}, **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, with a page in place of a problem document."""
        answer = super().get_route_handler()

        async def answer_with_page(request: Request) -> Response:
            try:
                return await answer(request)
            except (HTTPException, RequestValidationError) as error:
                return self.problem_page(request, error)

        return answer_with_page

    def problem_page(self, request: Request, error: HTTPException | RequestValidationError) -> Response:
        """Give the page of an error. Only sentences of ours are shown: others may repeat what was sent."""
        language = request.path_params.get("language", SOURCE_LANGUAGE)
        status, headers, says = HTTPStatus.UNPROCESSABLE_ENTITY.value, None, UNREADABLE
        if isinstance(error, HTTPException):
            status, headers = error.status_code, error.headers
        if isinstance(error, ProblemError):
            says = error.detail
        return page(self.problem_template, language, status, headers, says=says)


def page_of(request: Request, problem: Problem) -> Response | None:
    """Give the page of a problem that no route answers: the way back, with help as near as everywhere.

    None where a program asks: by an address of the API, or one that is no page's and not for a browser.
    """
    first, known = request.url.path.split("/")[1], languages()
    is_browser = first != "v1" and "text/html" in request.headers.get("Accept", "")
    if not is_browser and first not in known:
        return None
    language = first if first in known else choose(request.headers.get("Accept-Language", ""), known)
    says = FAILED if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR else UNREADABLE
    if problem.status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}:
        says = NOTHING
    request.state.content_policy = PAGE_POLICY
    return page("seeker/problem.html", language, problem.status, problem.headers, says=says)
