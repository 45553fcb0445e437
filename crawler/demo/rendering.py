"""The demo site's templates: pages with the words of their language around an ad."""

import tomllib
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader

from casefile.post import Contact, ContactKind
from crawler.demo.posts import path_of
from crawler.demo.text import broken_lines, paragraphs

HTML, XML, TEXT, CSS, JSON = "text/html", "application/xml", "text/plain", "text/css", "application/json"


class Answer(NamedTuple):
    """What the site answers."""

    status: int
    kind: str
    body: bytes


def render(template: str, base: str, kind: str = HTML, **values: Any) -> Answer:
    """Answer with one of the templates, in the words of the page's language."""
    language = values.setdefault("language", "en")
    words = furniture().get(language, furniture()["en"])
    written = environment().get_template(template).render(base=base, words=words, **values)
    return Answer(200, kind, written.encode())


@cache
def furniture() -> dict[str, dict[str, str]]:
    """Give the board's own words by language."""
    return tomllib.loads(files("crawler.demo").joinpath("words.toml").read_text("utf-8"))


@cache
def environment() -> Environment:
    """Give the templates."""
    made = Environment(loader=PackageLoader("crawler.demo"), autoescape=True, keep_trailing_newline=True)
    made.globals.update(path_of=path_of, broken_lines=broken_lines, paragraphs=paragraphs, rfc822=rfc822)
    return made


def rfc822(day: date) -> str:
    """Give a day as RSS writes it."""
    return format_datetime(datetime.combine(day, time(8), UTC))


def href(contact: Contact) -> str | None:
    """Give the link that a board writes for a contact."""
    value = contact.value
    digits = "".join(char for char in value if char.isdecimal())
    match contact.kind:
        case ContactKind.EMAIL:
            return f"mailto:{value}"
        case ContactKind.PHONE:
            return f"tel:{digits}"
        case ContactKind.WHATSAPP:
            return f"https://wa.me/{digits}"
        case ContactKind.TELEGRAM:
            return f"https://t.me/{value.removeprefix('@')}"
        case ContactKind.URL | ContactKind.FORM:
            return value if value.startswith("https://") else None
        case _:
            return None
