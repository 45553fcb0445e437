"""The demo site: from a path to an answer. No sockets here."""

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import orjson
from jinja2 import Environment, PackageLoader

from casefile.post import Contact, ContactKind
from crawler.demo.objects import GREENHOUSE_COMPANY, greenhouse_board, json_ld, town
from crawler.demo.posts import DemoPost, on_shelf
from crawler.demo.text import broken_lines, paragraphs

ON_A_PAGE = 12
"""Jobs on one page of the list, and in the feed."""

CRAWL_DELAY = 0.05
"""Seconds between two requests that robots.txt asks for."""

CHANNEL = "example_jobs_abroad"
COMPANY = "example_hotels"

HTML, XML, TEXT, CSS, JSON = "text/html", "application/xml", "text/plain", "text/css", "application/json"


class Answer(NamedTuple):
    """What the site answers."""

    status: int
    kind: str
    body: bytes


NOT_FOUND = Answer(404, TEXT, b"Nothing here.\n")

JOB_TEMPLATES = {
    "plain": "job_plain.html",
    "microdata": "job_microdata.html",
    "rdfa": "job_rdfa.html",
}
"""By `markup`. Every other kind of page differs only in its JSON-LD."""


def answer(target: str, base: str) -> Answer:
    """Answer one GET. `target` is the path with its query, `base` the site's address without a slash at the end."""
    parts = urlsplit(target)
    steps = [step for step in parts.path.split("/") if step]
    route = ROUTES.get(steps[0] if steps else "")
    return (
        route(steps, {name: values[0] for name, values in parse_qs(parts.query).items()}, base) if route else NOT_FOUND
    )


def _list(steps: list[str], query: dict[str, str], base: str) -> Answer:
    if len(steps) > 1:
        return _job(steps, on_shelf("board"), base)
    jobs = sorted([*on_shelf("board"), *on_shelf("members")], key=_newest, reverse=True)
    page = int(query["page"]) if query.get("page", "").isdecimal() else 1
    last = -(-len(jobs) // ON_A_PAGE)
    if not 1 <= page <= last:
        return NOT_FOUND
    shown = jobs[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    around: dict[str, Any] = {"previous_page": page - 1 or None, "next_page": page + 1 if page < last else None}
    return _page("list.html", base, heading=f"Jobs, page {page}", title="Jobs", jobs=shown, **around)


def _members(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    if len(steps) > 2:  # noqa: PLR2004 - /members/jobs/<id>
        return _job(steps, on_shelf("members"), base)
    return _page("list.html", base, heading="Members' jobs", title="Members", jobs=on_shelf("members"))


def _careers(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    if len(steps) > 1:
        return _job(steps, on_shelf("greenhouse"), base)
    return _page("list.html", base, heading=GREENHOUSE_COMPANY, title="Careers", jobs=on_shelf("greenhouse"))


def _job(steps: list[str], among: list[DemoPost], base: str) -> Answer:
    demo = next((demo for demo in among if demo.post.id == steps[-1]), None)
    if demo is None:
        return NOT_FOUND
    post, path = demo.post, path_of(demo)
    others = [other for other in on_shelf("board") if other.post.language == post.language and other is not demo][:3]
    return _page(
        JOB_TEMPLATES.get(demo.markup, "job_json_ld.html"),
        base,
        language=post.language,
        title=post.title,
        post=post,
        path=path,
        town=town(post),
        body=paragraphs(post.text) if demo.markup in {"html", "graph", "rdfa"} else broken_lines(post.text),
        json_ld=json_ld(post, demo.markup, base + path),
        links=[{"text": contact.raw, "href": href(contact)} for contact in post.contacts],
        similar=others,
    )


def _home(_steps: list[str], query: dict[str, str], base: str) -> Answer:
    return _list(["jobs"], query, base)


def _about(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    said = "Anybody may read and index the job pages. Members' pages are for members. This board is a demonstration."
    return _page("text.html", base, heading="About Harbour Jobs", title="About", text=said)


def _channel(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    """The public preview of a channel (/s/<name>), and one message of it (/<name>/<number>)."""
    messages = on_shelf("telegram")[::-1]
    if steps[0] == CHANNEL:
        messages = [demo for demo in messages if demo.post.id == steps[-1]]
    elif steps[1:] != [CHANNEL]:
        messages = []
    return _page("channel.html", base, messages=messages, channel=CHANNEL) if messages else NOT_FOUND


def _greenhouse(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    if steps != ["v1", "boards", COMPANY, "jobs"]:
        return NOT_FOUND
    return Answer(200, JSON, orjson.dumps(greenhouse_board([demo.post for demo in on_shelf("greenhouse")], base)))


def _feed(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return _page("feed.xml", base, XML, jobs=on_shelf("board")[:ON_A_PAGE])


def _sitemap_index(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return _page("sitemap_index.xml", base, XML)


def _sitemap_site(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return _page("sitemap.xml", base, XML, entries=[("/", None), ("/about", None)])


def _sitemap_jobs(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    entries = [(path_of(demo), demo.post.posted_on) for demo in on_shelf("board")]
    return _page("sitemap.xml", base, XML, entries=entries)


def _robots(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return _page("robots.txt", base, TEXT, crawl_delay=CRAWL_DELAY)


def _style(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return _page("style.css", base, CSS)


ROUTES: dict[str, Callable[[list[str], dict[str, str], str], Answer]] = {
    "": _home,
    "about": _about,
    "careers": _careers,
    "feed.xml": _feed,
    "jobs": _list,
    "members": _members,
    "robots.txt": _robots,
    "s": _channel,
    CHANNEL: _channel,
    "sitemap.xml": _sitemap_index,
    "sitemap-jobs.xml": _sitemap_jobs,
    "sitemap-site.xml": _sitemap_site,
    "style.css": _style,
    "v1": _greenhouse,
}


def path_of(demo: DemoPost) -> str:
    """Give the path of an ad's own page."""
    shelves = {"board": "/jobs", "members": "/members/jobs", "greenhouse": "/careers", "telegram": f"/{CHANNEL}"}
    return f"{shelves[demo.on]}/{demo.post.id}"


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


def _page(template: str, base: str, kind: str = HTML, **values: Any) -> Answer:
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


def _newest(demo: DemoPost) -> tuple[str, str]:
    return (f"{demo.post.posted_on}", demo.post.id or "")
