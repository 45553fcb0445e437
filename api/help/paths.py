"""The paths of help: which pages there are, and each as it is given. They are the same for everybody."""

from http import HTTPStatus

from fastapi.responses import HTMLResponse

from api.errors import ProblemError
from api.help.service import gather_help
from api.seeker.pages import SAME_FOR_ALL, page
from facts import Facts

PATHS = {
    "": "help/help.html",
    "inside": "help/inside.html",
    "travelling": "help/travelling.html",
    "family": "help/family.html",
    "before-you-go": "help/before_you_go.html",
    "forget": "help/forget.html",
}
"""By the last part of its address, the template of each page. A device keeps all of them."""

WORDS = "I am held in [country, town, building]. I am a citizen of [country]. We are [number] people. Do not call back."
"""What somebody who is held can write: in the reader's language, and in English, which more lines read."""


class NoSuchPathError(ProblemError):
    """No page of help has this address."""

    status = HTTPStatus.NOT_FOUND
    name = "not_found"


def address_of(path: str, language: str) -> str:
    """Give the address of a page of help."""
    return f"/{language}/help/{path}"


def help_page(path: str, language: str, facts: Facts) -> HTMLResponse:
    """Give a page of help. Every country stands in it: no address says which one somebody looks at.

    Raises NoSuchPathError.
    """
    if path not in PATHS:
        raise NoSuchPathError("There is nothing at this address.")
    gathered = gather_help(facts, language)
    return page(PATHS[path], language, HTTPStatus.OK, SAME_FOR_ALL, help_path=path, words=WORDS, **gathered._asdict())
