import re
from dataclasses import replace

import httpx
import orjson
import pytest

from api.device.kept import worker
from api.device.routes import WORKER_POLICY
from api.help.paths import PATHS
from facts import Facts, load_facts


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The facts that come with the package."""
    return load_facts()


def kept(script: bytes) -> dict[str, object]:
    """What the first line of a worker says is kept."""
    first = script.partition(b"\n")[0]
    found: dict[str, object] = orjson.loads(first.removeprefix(b"const KEPT = ").removesuffix(b";"))
    return found


def test_help_and_its_files_are_kept_and_nothing_else(facts: Facts) -> None:
    """What is kept is the pages of help of one language and files of ours: no check, no answer, no other page."""
    found = kept(worker("en", facts))
    assert found["pages"] == [f"/en/help/{path}" for path in PATHS]
    files = found["files"]
    assert isinstance(files, list)
    assert all(re.fullmatch(r"/assets/[a-z_-]+\.(css|js|svg)\?[0-9a-f]{8}", file) for file in files)
    assert {re.sub(r"/assets/|\?.*", "", file) for file in files} >= {"pages.css", "help.css", "help.js", "icon.svg"}


async def test_everything_that_is_kept_is_there(client: httpx.AsyncClient, facts: Facts) -> None:
    """Each address that a worker keeps answers, may be kept, and sets no cookie: one failure would keep nothing."""
    found = kept(worker("en", facts))
    for part in ("pages", "files"):
        addresses = found[part]
        assert isinstance(addresses, list)
        for address in addresses:
            answer = await client.get(address)
            assert answer.status_code == 200
            assert "no-store" not in answer.headers["cache-control"]
            assert "set-cookie" not in answer.headers


def test_another_content_is_another_version(facts: Facts) -> None:
    """A changed page makes a changed worker, which is how a browser notices; the same content makes the same one."""
    assert worker("en", facts) == worker("en", load_facts())
    lines = facts.tables.helplines
    corrected = replace(facts, tables=replace(facts.tables, helplines=lines[1:]))
    assert kept(worker("en", corrected))["version"] != kept(worker("en", facts))["version"]


async def test_the_worker_may_only_fetch_from_here(client: httpx.AsyncClient) -> None:
    """The worker is a script of ours that every visit asks for anew, and that may fetch from us and nobody else."""
    answer = await client.get("/en/worker.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == WORKER_POLICY
    assert (await client.get("/xx/worker.js")).status_code == 404
