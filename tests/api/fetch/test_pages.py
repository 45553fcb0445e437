"""What the guarded reader asks for, what it takes for a page, and whom it obeys."""

import json
from pathlib import Path

import pytest

from api.fetch.refusals import ClosedError, FetchError, NoPageError
from api.fetch.robots import AGENT
from crawler.pages import read
from tests.api.fetch.wire import GLOBAL, PAGE, Wire, answer, moved_to, site

JOBS = "https://jobs.example.com/"
NAMES = {"jobs.example.com": [(GLOBAL,)], "other.example.com": [(GLOBAL,)]}


def wire_of(**pages: bytes) -> Wire:
    """Give a wire to a site: `robots` is its robots.txt, `page` its first page."""
    named = {"page": "/", "robots": "/robots.txt"}
    return Wire(NAMES, site({named.get(name, f"/{name}"): page for name, page in pages.items()}))


async def test_a_request_says_who_asks_and_nothing_of_the_person() -> None:
    """Name and contact, no cookie, no referrer, no language; no credentials, tracking or invitation of the link."""
    wire = Wire(NAMES, lambda path: [answer(PAGE if path != "/robots.txt" else b"")])
    link = "https://me:secret@jobs.example.com/job?utm_source=x&id=7&ref=ana&invite=q1&fbclid=z&share_id=3&trk_id=4#top"
    fetched = await wire.fetcher()(link)
    assert fetched == ("https://jobs.example.com/job?id=7", PAGE)
    assert wire.asked == ["jobs.example.com/robots.txt", "jobs.example.com/job?id=7"]
    for request in wire.sent:
        lines = request.decode().split("\r\n")[1:]
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        assert set(headers) == {"host", "user-agent", "accept", "accept-encoding"}
        assert headers["user-agent"] == f"{AGENT} (+mail@example.org)"
        assert headers["accept-encoding"] == "gzip, deflate"


async def test_a_redirect_is_stripped_as_well() -> None:
    """Where a redirect adds who shared a link, that is not sent; credentials neither."""
    wire = wire_of(page=moved_to("https://a:b@other.example.com/x?ref=ana&id=1"))
    with pytest.raises(NoPageError):
        await wire.fetcher()(JOBS)
    assert wire.asked[-1] == "other.example.com/x?id=1"
    assert b"uthorization" not in b"".join(wire.sent)


@pytest.mark.parametrize(
    "kind", ["text/html", "TEXT/HTML; charset=utf-8", "text/plain", "application/xhtml+xml", "application/ld+json"]
)
async def test_pages_are_read(kind: str) -> None:
    """HTML, text and JSON-LD are pages."""
    assert (await wire_of(page=answer(b"{}", Content_Type=kind)).fetcher()(JOBS)).page


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "application/pdf",
        "image/png",
        "application/json",
        "application/octet-stream",
        "text/css",
        "multipart/x-mixed-replace",
        "text/html2",
        "x",
    ],
)
async def test_other_kinds_are_refused_unread(kind: str) -> None:
    """A file, or an answer that does not say what it is, is no page, and nothing of its body is read."""
    wire = Wire(NAMES, site({"/": [answer(b"", Content_Type=kind, Content_Length="1000000"), b"a" * 1_000_000]}))
    with pytest.raises(NoPageError):
        await wire.fetcher()(JOBS)
    assert wire.read < 1_000


@pytest.mark.parametrize(
    "status",
    [
        "204 No Content",
        "206 Partial",
        "300 Choices",
        "304 Same",
        "404 Not Found",
        "410 Gone",
        "418 Teapot",
        "500 Error",
        "503 Busy",
    ],
)
async def test_what_is_no_answer_is_no_page(status: str) -> None:
    """Errors, parts and pages without content are not judged."""
    with pytest.raises(NoPageError):
        await wire_of(page=answer(PAGE, status)).fetcher()(JOBS)


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "429 Too Many"])
async def test_a_refusal_is_taken_as_one(status: str) -> None:
    """A site that says no, or asks for a name and password, is left alone."""
    with pytest.raises(ClosedError):
        await wire_of(page=answer(PAGE, status, WWW_Authenticate="Basic")).fetcher()(JOBS)


CLOSED = {
    "for all": answer(b"User-agent: *\nDisallow: /", Content_Type="text/plain"),
    "for us": answer(b"User-agent: lurewatch\nDisallow: /\n\nUser-agent: *\nAllow: /"),
    "with a mark of order": answer("\ufeffUser-agent: *\nDisallow: /".encode()),
    "forbidden": answer(status="403 Forbidden"),
    "too many": answer(status="429 Too Many"),
    "broken": answer(status="500 Error"),
    "away": answer(status="503 Away"),
    "leads to nothing": answer(status="302 Found"),
    "leads to a file": moved_to("file:///etc/passwd"),
    "half": answer(b"", Content_Length="10") + b"User",
    "packed in what we did not ask for": answer(b"x", Content_Encoding="br"),
}


@pytest.mark.parametrize("robots", CLOSED)
async def test_robots_txt_that_closes_or_cannot_be_read_closes(robots: str) -> None:
    """A page that robots.txt closes, or whose robots.txt cannot be read, is not asked for."""
    wire = wire_of(robots=CLOSED[robots], page=answer(PAGE))
    with pytest.raises(FetchError):
        await wire.fetcher()(JOBS)
    assert [asked for asked in wire.asked if asked.endswith("/")] == []


OPEN = {
    "none": answer(status="404 Not Found"),
    "gone": answer(status="410 Gone"),
    "unauthorized": answer(status="401 Unauthorized"),
    "empty": answer(),
    "another page": answer(b"User-agent: *\nDisallow: /private"),
    "others": answer(b"User-agent: Otherbot\nDisallow: /"),
    "no rules at all": answer(PAGE),
    "not text": answer(bytes(range(256)) * 10),
}


@pytest.mark.parametrize("robots", OPEN)
async def test_robots_txt_that_closes_nothing_opens(robots: str) -> None:
    """No file, or one that does not speak of this page and of us, leaves the page open."""
    assert (await wire_of(robots=OPEN[robots], page=answer(PAGE)).fetcher()(JOBS)).page == PAGE


async def test_robots_txt_is_asked_for_where_a_redirect_leads() -> None:
    """The rules of the site that a redirect leads to hold for the page there."""

    def give(path: str) -> list[bytes]:
        closed = answer(b"User-agent: *\nDisallow: /closed")
        return [closed if path == "/robots.txt" else moved_to("https://other.example.com/closed")]

    wire = Wire(NAMES, give)
    with pytest.raises(ClosedError):
        await wire.fetcher()(JOBS)
    assert wire.asked == ["jobs.example.com/robots.txt", "jobs.example.com/", "other.example.com/robots.txt"]


async def test_robots_txt_is_read_once_in_a_while() -> None:
    """The second page of a site in a few minutes asks for no robots.txt; whether it is open is asked again."""
    wire = wire_of(robots=answer(b"User-agent: *\nDisallow: /b"), page=answer(PAGE), b=answer(PAGE))
    fetch = wire.fetcher()
    await fetch(JOBS)
    with pytest.raises(ClosedError):
        await fetch(f"{JOBS}b")
    await fetch(JOBS)
    assert wire.asked == [f"jobs.example.com/{path}" for path in ("robots.txt", "", "")]


CYRILLIC = "<p>Требуется повар"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("KOI8-R", "koi8-r"),
        ("iso-8859-5", "iso-8859-5"),
        ("utf-8", "utf-8"),
        ('"windows-1251"', "cp1251"),
        ("utf-16le", "utf-16-le"),
    ],
)
async def test_a_charset_that_only_the_server_names_is_read(charset: str, codec: str) -> None:
    """A page is read in the encoding that its server names."""
    page = answer(CYRILLIC.encode(codec), Content_Type=f"text/html; charset={charset}")
    fetched = await wire_of(page=page).fetcher()(JOBS)
    assert "Требуется повар" in read(*fetched).text


@pytest.mark.parametrize(
    "charset",
    [
        "",
        "nonsense",
        "utf-7",
        "idna",
        "punycode",
        "zlib",
        "unicode_escape",
        "\xff",
        "a" * 5_000,
        "utf-8; charset=utf-16",
    ],
)
async def test_a_charset_that_is_none_breaks_nothing(charset: str) -> None:
    """Whatever a server calls its encoding, the page is read somehow; an encoding that the web does not know is not used."""
    for body in (PAGE, b"+ADw-script+AD4- \xff\xfe\x00", bytes(range(256))):
        head = answer(body).replace(b"text/html", b"text/html; charset=" + charset.encode("latin-1"), 1)
        fetched = await wire_of(page=head).fetcher()(JOBS)
        assert isinstance(read(*fetched).text, str)


async def test_json_ld_by_itself_is_read_as_the_page_that_holds_it() -> None:
    """A JSON-LD document gives its post, and closes no tag of the page that is put around it."""
    data = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Cook",
        "description": "x </script><b>Cook wanted",
    }
    page = answer(json.dumps(data).encode(), Content_Type="application/ld+json")
    post = read(*await wire_of(page=page).fetcher()(JOBS))
    assert post.title == "Cook"
    assert "Cook wanted" in post.text


@pytest.mark.parametrize(
    "way", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "deflate, gzip", "x", "gzip,gzip,gzip,gzip"]
)
async def test_an_encoding_that_was_not_asked_for_is_refused_unread(way: str) -> None:
    """Brotli, others, and encodings within one another are refused before the body is read."""
    wire = Wire(NAMES, site({"/": [answer(b"", Content_Encoding=way, Content_Length="1000000"), b"a" * 1_000_000]}))
    with pytest.raises(NoPageError):
        await wire.fetcher()(JOBS)
    assert wire.read < 1_000


def test_the_crawler_goes_by_the_same_name() -> None:
    """What robots.txt says to the crawler it says to the reader."""
    settings = (Path(__file__).parents[3] / "crawler" / "settings.py").read_text()
    assert f'AGENT = "{AGENT}"' in settings
