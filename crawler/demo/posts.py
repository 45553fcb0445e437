"""The demo board's ads: one source file, from which every page is rendered."""

from functools import cache
from importlib.resources import files
from typing import Literal

import orjson

from casefile.feed import read_fields
from casefile.post import JobPost
from casefile.value import Value

Shelf = Literal["board", "members", "telegram", "greenhouse"]
"""Where on the demo site an ad stands. `members` is the corner that robots.txt closes."""

CHANNEL = "example_jobs_abroad"


class DemoPost(Value):
    """One ad, with what its writer meant by it. `label` and `kind` stand on no page."""

    on: Shelf
    markup: str
    label: Literal["lure", "fraud", "legitimate", "about"]
    kind: str
    time: str | None = None
    post: JobPost


@cache
def demo_posts() -> tuple[DemoPost, ...]:
    """Give every ad of the demo site, in the order of the source file."""
    lines = files("crawler.demo").joinpath("posts.jsonl").read_bytes().splitlines()
    return tuple(_demo_post(orjson.loads(line)) for line in lines)


def on_shelf(shelf: Shelf) -> list[DemoPost]:
    """Give the ads that stand in one place of the site, the newest first."""
    found = [demo for demo in demo_posts() if demo.on == shelf]
    return sorted(found, key=lambda demo: (f"{demo.post.posted_on}", demo.post.id or ""), reverse=True)


def path_of(demo: DemoPost) -> str:
    """Give the path of an ad's own page."""
    shelves = {"board": "/jobs", "members": "/members/jobs", "greenhouse": "/careers", "telegram": f"/{CHANNEL}"}
    return f"{shelves[demo.on]}/{demo.post.id}"


def _demo_post(fields: dict[str, object]) -> DemoPost:
    own = {name: fields[name] for name in ("on", "markup", "label", "kind", "time") if name in fields}
    return DemoPost.model_validate({**own, "post": read_fields(fields)})
