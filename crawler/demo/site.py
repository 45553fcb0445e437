"""The demo site: from a path to an answer. No sockets here."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

from crawler.demo.objects import GREENHOUSE_COMPANY, greenhouse_board, json_ld, town
from crawler.demo.posts import CHANNEL, DemoPost, on_shelf, path_of
from crawler.demo.rendering import CSS, JSON, TEXT, XML, Answer, href, render
from crawler.demo.text import broken_lines, paragraphs

ON_A_PAGE = 12
"""Jobs on one page of the list, and in the feed."""

CRAWL_DELAY = 0.05
"""Seconds between two requests that robots.txt asks for."""

COMPANY = "example_hotels"

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
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return route(steps, query, base) if route else NOT_FOUND


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
    return render("list.html", base, heading=f"Jobs, page {page}", title="Jobs", jobs=shown, **around)


def _members(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    if len(steps) > 2:  # noqa: PLR2004 - /members/jobs/<id>
        return _job(steps, on_shelf("members"), base)
    return render("list.html", base, heading="Members' jobs", title="Members", jobs=on_shelf("members"))


def _careers(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    if len(steps) > 1:
        return _job(steps, on_shelf("greenhouse"), base)
    return render("list.html", base, heading=GREENHOUSE_COMPANY, title="Careers", jobs=on_shelf("greenhouse"))


def _job(steps: list[str], among: list[DemoPost], base: str) -> Answer:
    demo = next((demo for demo in among if demo.post.id == steps[-1]), None)
    if demo is None:
        return NOT_FOUND
    post, path = demo.post, path_of(demo)
    others = [other for other in on_shelf("board") if other.post.language == post.language and other is not demo][:3]
    return render(
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
    return render("text.html", base, heading="About Harbour Jobs", title="About", text=said)


def _channel(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    """The public preview of a channel (/s/<name>), and one message of it (/<name>/<number>)."""
    messages = on_shelf("telegram")[::-1]
    if steps[0] == CHANNEL:
        messages = [demo for demo in messages if demo.post.id == steps[-1]]
    elif steps[1:] != [CHANNEL]:
        messages = []
    return render("channel.html", base, messages=messages, channel=CHANNEL) if messages else NOT_FOUND


def _greenhouse(steps: list[str], _query: dict[str, str], base: str) -> Answer:
    if steps != ["v1", "boards", COMPANY, "jobs"]:
        return NOT_FOUND
    return Answer(200, JSON, orjson.dumps(greenhouse_board([demo.post for demo in on_shelf("greenhouse")], base)))


def _feed(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return render("feed.xml", base, XML, jobs=on_shelf("board")[:ON_A_PAGE])


def _sitemap_index(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return render("sitemap_index.xml", base, XML)


def _sitemap_site(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return render("sitemap.xml", base, XML, entries=[("/", None), ("/about", None)])


def _sitemap_jobs(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    entries = [(path_of(demo), demo.post.posted_on) for demo in on_shelf("board")]
    return render("sitemap.xml", base, XML, entries=entries)


def _robots(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return render("robots.txt", base, TEXT, crawl_delay=CRAWL_DELAY)


def _style(_steps: list[str], _query: dict[str, str], base: str) -> Answer:
    return render("style.css", base, CSS)


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


def _newest(demo: DemoPost) -> tuple[str, str]:
    return (f"{demo.post.posted_on}", demo.post.id or "")
