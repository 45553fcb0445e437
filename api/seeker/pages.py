"""From a template to a response: one Jinja environment a language, escaping always on, errors shown as pages."""

import hashlib
import re
from collections.abc import Callable, Coroutine, Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException

from api.errors import ProblemError
from api.seeker.languages import (
    CATALOGUES,
    SOURCE_LANGUAGE,
    by_name,
    country_name,
    is_reviewed,
    language_called,
    language_name,
    languages,
    locale,
    sentences,
)
from casefile.address import parse

DOORS = ("seeker", "help", "console", "reports", "appeals")
ASSETS = Path(__file__).parent / "assets"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; manifest-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script and no style in the page itself, only files of our own; nothing from elsewhere, nothing sent, no frame."""

SAME_FOR_ALL = {"Cache-Control": "public, max-age=3600"}
"""For pages that are the same for everybody. Every other page is kept by no cache, not even the browser's."""


UNREADABLE = "What was sent could not be read. Try it once more."

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


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


@cache
def environment(language: str, catalogues: Path = CATALOGUES) -> Environment:
    """Build the environment of a language: templates of the three doors, sentences from its catalogue."""
    built = Environment(
        autoescape=True,
        loader=PrefixLoader({door: PackageLoader(f"api.{door}") for door in DOORS}),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    built.policies["ext.i18n.trimmed"] = True
    # The old style leaves a `%` in a sentence of the scorer or the facts alone; the new one takes it for a placeholder.
    built.install_gettext_translations(sentences(language, catalogues), newstyle=False)  # type: ignore[attr-defined]
    built.globals |= {
        "language": language,
        "languages": languages(catalogues),
        "direction": locale(language).text_direction,
        "is_reviewed": is_reviewed(language, catalogues),
        "asset": asset_address,
    }
    built.filters |= {
        "country": lambda code: country_name(code, language),
        "by_name": lambda codes: by_name(codes, language),
        "own_name": lambda tag: language_name(tag, tag),
        "language_name": lambda tag: language_name(tag, language),
        "language_called": lambda name: language_called(name, language),
        "amount": lambda number: format_decimal(number, locale=locale(language)),
        "digits": dialled,
        "ltr": lambda words: f"\u2066{words}\u2069" if locale(language).text_direction == "rtl" else words,
        "host": lambda address: parse(address).hostname.removeprefix("www."),
    }
    built.tests["address"] = is_link
    return built


def dialled(number: str) -> str:
    """Give what a telephone dials: the digits, without those of a remark ("1506 (press 2)")."""
    return re.sub(r"[^0-9+]", "", re.sub(r"\([^)]*[^\W\d][^)]*\)", "", number))


def is_link(source: str) -> bool:
    """Say whether a source is an address that can be opened: not words, and not one that was cut short."""
    return source.startswith(("https://", "http://")) and not any(sign in source for sign in (" ", "...", "…"))


class KnownLanguage(StringConvertor):
    """A language that has texts, as a path segment: `/{language:language}/`. Another segment is no page of ours."""

    regex = "|".join(languages())


register_url_convertor("language", KnownLanguage())


class NoSuchFileError(ProblemError):
    """None of our own files has this name."""

    status = HTTPStatus.NOT_FOUND
    name = "not_found"


class PageRoute(APIRoute):
    """A route whose errors are pages: a sentence and the way back, with help as near as everywhere."""

    problem_template = "seeker/problem.html"

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


def asset(name: str) -> Response:
    """Give one of our own files, cached for good: its address changes with what is in it. Raises NoSuchFileError."""
    found = {path.name: path for path in ASSETS.iterdir()}.get(name)
    if found is None:
        raise NoSuchFileError("There is nothing at this address.")
    return Response(asset_body(found), headers=FOR_GOOD, media_type=MEDIA_TYPES[found.suffix])


@cache
def asset_body(path: Path) -> bytes:
    """Give what is sent of one of our own files: of a style sheet all but the comments and spaces, which are for us."""
    if path.suffix != ".css":
        return path.read_bytes()
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", rules).strip().encode()


@cache
def asset_address(name: str) -> str:
    """Give the address of one of our own files, with a fingerprint of what is in it."""
    return f"/assets/{name}?{hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:8]}"
