"""What holds for every page, whichever door it stands behind."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.accounts.service import add_user
from api.ingest import ingest
from api.judge import Judge
from api.seeker.files import ASSETS, asset_body
from api.seeker.languages import languages
from api.seeker.marks import weight
from api.seeker.pages import PAGE_POLICY, page
from api.store.store import Store
from casefile.post import JobPost
from casefile.verdict import Level, Verdict
from crawler.pages import complete
from tests.api.seeker.answered import answer_page, known
from tests.api.seeker.longest import TEXTS, longest_answer

Sample = Callable[[str], tuple[Verdict, JobPost]]

NAUGHTY = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "blns" / "blns.json"
LIMIT = 50_000
SOURCES = {"style", "src", "srcset", "srcdoc", "background", "formaction"}
PASSWORD = "correct horse battery"  # noqa: S105 - of a moderator who exists for one test
STRANGE = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"
PAGES = [
    *("/en/report", "/en/report/receipt", "/en/appeal", "/en/appeal/receipt", "/console/inbox"),
    *("/en/", "/en/help/", "/console/login", "/console", "/console?ruled=all", "/console/posts/1", "/console/posts/9"),
    *("/assets/none.css", "/console?level=<script>"),
]


@pytest.fixture
async def moderated(client: httpx.AsyncClient, store: Store, judge: Judge) -> httpx.AsyncClient:
    """A client that is signed in to the console, with a post full of markup in the store."""
    line = json.dumps(
        {"text": f"compound {STRANGE}", "title": f"Cook {STRANGE}", "employer": STRANGE, "place": STRANGE}
        | {"url": "https://jobs.example.com/'\"><script>", "contacts": [{"kind": "telegram", "value": STRANGE}]}
    )
    await ingest([line.encode()], store, judge, complete)
    await add_user(store, "ada", PASSWORD)
    await client.post("/console/login", data={"name": "ada", "password": PASSWORD})
    return client


def is_own_file(script: LexborNode) -> bool:
    """Whether a script is a file of ours that holds the page up for nothing, with no word of it in the page."""
    source, words = script.attributes.get("src") or "", script.text()
    return bool(re.fullmatch(r"/assets/[a-z_-]+\.js\?[0-9a-f]{8}", source)) and not words


def breaches(html: str) -> list[str]:
    """What in a page runs, loads or leads anywhere that it must not."""
    found = []
    parsed = LexborHTMLParser(html)
    is_silent = parsed.css_first("head > meta[name=referrer][content=same-origin]") is not None
    for node in parsed.css("*"):
        for name, value in node.attributes.items():
            is_link = node.tag == "a" and name == "href"
            leads_away = is_link and re.match(r"https?://", value or "")
            if name.startswith("on") or (name in SOURCES and node.tag != "script"):
                found.append(f"<{node.tag} {name}>")
            elif (
                name in {"href", "action"}
                and not leads_away
                and not re.match(r"/(?!/)|#|tel:|sms:|mailto:", value or "")
            ):
                found.append(f"<{node.tag} {name}={value}>")
            elif leads_away and not is_silent:
                found.append(f"<{node.tag} {name}={value}> tells where its reader came from")
        if node.tag == "script" and not is_own_file(node):
            found.append("<script>")
        if node.tag in {"style", "iframe", "img", "object", "embed", "base", "video", "audio"}:
            found.append(f"<{node.tag}>")
        if node.tag == "meta" and "http-equiv" in node.attributes:
            found.append("<meta http-equiv>")
    return found


def test_breaches_are_seen() -> None:
    """The check of pages sees a script, a style, a handler, a picture, and links of each wrong kind."""
    for html in (
        *("<script></script>", "<p style='color:red'>", "<p onclick=x>", "<img src=/x>", "<a href='javascript:x'>"),
        *("<script src=/x.js></script>", "<script src='/assets/x.js?01234567'>x</script>"),
        *("<a href='//example.com'>", "<a href='https://example.com'>", "<form action='https://example.com'>"),
        "<link rel=stylesheet href='https://example.com/x.css'>",
    ):
        assert breaches(html), html


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_runs_and_loads_nothing(moderated: httpx.AsyncClient, path: str) -> None:
    """No script and no style in a page itself, nothing from elsewhere, and a policy that says the same."""
    response = await moderated.get(path)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == PAGE_POLICY
    assert response.headers["referrer-policy"] in {"no-referrer", "same-origin"}
    assert breaches(response.text) == []


@pytest.mark.parametrize("path", ["/en/", "/en/help/", "/leave", "/assets/pages.css"])
async def test_the_seeker_gets_no_cookie(client: httpx.AsyncClient, path: str) -> None:
    """Nothing on a seeker's page is remembered by a cookie."""
    assert "set-cookie" not in (await client.get(path)).headers


async def test_the_policy_allows_only_what_is_ours() -> None:
    """The policy begins with nothing, and gives back files and forms of our own only: no word of script in a page."""
    given = dict(part.split(" ", 1) for part in PAGE_POLICY.split("; "))
    assert given.pop("default-src") == "'none'"
    assert given.pop("base-uri") == given.pop("frame-ancestors") == "'none'"
    assert given.keys() == {"script-src", "worker-src", "manifest-src", "style-src", "img-src", "form-action"}
    assert set(given.values()) == {"'self'"}


def test_the_style_sheets_load_nothing() -> None:
    """No style sheet loads anything, from anywhere."""
    for path in ASSETS.glob("*.css"):
        assert re.findall(r"@import|url\(|@font-face|expression\(", path.read_text()) == []


async def test_the_console_links_nothing_of_a_post(moderated: httpx.AsyncClient) -> None:
    """What stands in a post can be read and not followed."""
    html = LexborHTMLParser((await moderated.get("/console/posts/1")).text)
    assert "https://jobs.example.com/" in html.css_first("main").text()  # type: ignore[union-attr]
    assert [link.attributes["href"] for link in html.css("a") if "example.com" in str(link.attributes["href"])] == []


def own_files() -> int:
    """The bytes of the style sheet and the icon, which every page has."""
    return sum(len(asset_body(ASSETS / name)) for name in ("pages.css", "icon.svg"))


def test_a_style_sheet_is_sent_without_comments() -> None:
    """A style sheet loses its comments and spaces on the way, and no rule."""
    for path in ASSETS.glob("*.css"):
        sent, kept = asset_body(path).decode(), path.read_text()
        assert "/*" not in sent
        assert (sent.count("{"), sent.count("}")) == (kept.count("{"), kept.count("}"))
        assert len(sent) < len(kept)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", languages())
def test_the_longest_answer_is_small(language: str, text: str) -> None:
    """An answer with its style sheet and icon has at most 50 kB before compression, however much there is to say."""
    for level in (Level.HIGH, Level.CANNOT_TELL):
        page = answer_page(*longest_answer(known(), TEXTS[text], level), language)
        assert len(page.encode()) + own_files() <= LIMIT


@pytest.mark.parametrize("text", TEXTS)
def test_a_box_that_is_filled_again_is_small(text: str) -> None:
    """A page that gives back what was pasted stays as small; what does not fit into it is asked for once more."""
    body = page("seeker/start.html", "hi", pasted=TEXTS[text] * 2, error="The box is empty.", opens=True).body
    assert len(body) + own_files() <= LIMIT
    box = LexborHTMLParser(bytes(body)).css_first("#ad")
    assert box is not None
    assert box.text().strip() in {"", TEXTS[text] * 2}
    assert (box.text().strip() == "") == (weight(TEXTS[text] * 2) > 30_000)


@pytest.mark.parametrize("level", ["high", "caution", "nothing_found", "cannot_tell"])
async def test_a_page_is_small(client: httpx.AsyncClient, sample: Sample, level: str) -> None:
    """So has every other page, and the answer on a text as long as it may be: seconds on a bad line."""
    verdict, post = sample(level)
    long = post.model_copy(update={"text": post.text + "\nmore words" * 9_000})
    answer = answer_page(verdict, long if level != "cannot_tell" else post)
    for body in (answer.encode(), (await client.get("/en/")).content, (await client.get("/en/help/")).content):
        assert len(body) + own_files() <= LIMIT


@pytest.mark.shared
async def test_naughty_strings_are_shown_inert(client: httpx.AsyncClient) -> None:
    """Whatever is pasted is shown back to the letter, and nothing of it runs: neither as text nor in the box."""
    for naughty in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        response = await client.post("/en/check", data={"ad": f"compound {naughty}"})
        assert breaches(response.text) == [], naughty
        text = LexborHTMLParser(response.text).css_first(".text")
        if response.status_code == 200 and "\x00" not in naughty:
            assert text is not None
            assert text.text() == f"compound {naughty}".replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.shared
def test_naughty_strings_in_every_part_of_a_verdict(sample: Sample) -> None:
    """A quote, a source, a term or a sentence full of markup stays words, wherever on the page it stands."""
    verdict, _ = sample("high")
    for naughty in [STRANGE, *json.loads(NAUGHTY.read_text(encoding="utf-8"))]:
        text = f"words {naughty} words"
        reason = verdict.reasons[0].model_copy(
            update={"says": text, "quote": text, "span": (0, len(text)), "source": text, "id": text}
        )
        row = verdict.corridors[1].model_copy(update={"says": text, "authority": text, "source": text, "date": text})
        check = verdict.checks[0].model_copy(update={"what": text, "url": f"javascript:{naughty}", "proves": text})
        term = verdict.terms.visa.model_copy(update={"quote": text})
        strange = verdict.model_copy(
            update={"reasons": (reason,), "corridors": (row,), "checks": (check,)}
            | {"terms": verdict.terms.model_copy(update={"visa": term})}
        )
        assert breaches(answer_page(strange, JobPost(text=text, title=text[:500]))) == [], naughty
