"""What a page may cost: time, bytes, redirects, places. Each test has a site that would never come to an end."""

import asyncio
from collections.abc import Iterable, Iterator
from itertools import count, repeat
from time import monotonic

import pytest

from api.fetch.refusals import (
    BusyError,
    ClosedError,
    FetchError,
    NoPageError,
    TooLargeError,
    TooSlowError,
    UnreachableError,
)
from api.fetch.unpacking import unpacked
from tests.api.fetch.wire import GLOBAL, PAGE, Wire, answer, moved_to, site

JOBS = "https://jobs.example.com/"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def wire_of(page: bytes | Iterable[bytes], robots: bytes | Iterable[bytes] | None = None) -> Wire:
    """Give a wire to a site whose page, and robots.txt, answer like this."""
    pages = {"/": page} | ({"/robots.txt": robots} if robots is not None else {})
    return Wire({"jobs.example.com": [(GLOBAL,)]}, site(pages))


def chunked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give an answer whose body comes in chunks."""
    yield HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    for piece in pieces:
        yield b"%x\r\n%s\r\n" % (len(piece), piece)


ENDLESS = {
    "body, unannounced": ((HEAD + b"\r\n", *repeat(b"a" * 60_000, 2_000)), TooLargeError),
    "body, announced": ((HEAD + b"Content-Length: 10737418240\r\n\r\n", *repeat(b"a" * 60_000, 2_000)), TooLargeError),
    "one header": ((HEAD, b"X: ", *repeat(b"a" * 60_000, 2_000)), NoPageError),
    "headers": ((HEAD, *(b"X-%d: a\r\n" % at for at in range(200_000))), NoPageError),
    "chunk's own line": ((HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", *repeat(b"a" * 60_000, 2_000)), NoPageError),
    "status line": ((b"HTTP/1.1 200 ", *repeat(b"a" * 60_000, 2_000)), NoPageError),
    "no line at all": (repeat(b"a" * 60_000, 2_000), NoPageError),
}


@pytest.mark.parametrize("what", ENDLESS)
async def test_what_has_no_end_is_cut(what: str) -> None:
    """A body, a header, headers, a line without end: little more than the cap is read, and the line is hung up."""
    pieces, error = ENDLESS[what]
    wire = wire_of(pieces)
    with pytest.raises(error):
        await wire.fetcher()(JOBS)
    assert wire.read < 2 * 1024 * 1024 + 200_000
    assert wire.open == 0


async def test_a_chunked_body_without_end_is_cut() -> None:
    """A body of endless chunks is cut at the cap."""
    wire = wire_of(chunked(repeat(b"a" * 60_000)))
    with pytest.raises(TooLargeError):
        await wire.fetcher()(JOBS)
    assert wire.read < 2 * 1024 * 1024 + 200_000


async def test_a_page_of_just_the_cap_is_read() -> None:
    """As many bytes as are allowed are read, and not one more."""
    assert len((await wire_of(answer(b"a" * 1_000)).fetcher(page=1_000)(JOBS)).page) == 1_000
    with pytest.raises(TooLargeError):
        await wire_of(answer(b"a" * 1_001)).fetcher(page=1_000)(JOBS)


SLOW = {
    "page": (chunked(repeat(b"a")), None),
    "page's head": ((HEAD, *(b"X-%d: a\r\n" % at for at in range(1_000))), None),
    "robots.txt": (answer(PAGE), chunked(repeat(b"#"))),
    "go on, go on": (repeat(b"HTTP/1.1 100 Continue\r\n\r\n"), None),
}


@pytest.mark.parametrize("what", SLOW)
async def test_a_slow_loris_is_left_alone(what: str) -> None:
    """A site that always sends a little, and never all, has the whole time of a page and no more."""
    wire = wire_of(*SLOW[what])
    wire.delay = 0.02
    began = monotonic()
    with pytest.raises(TooSlowError):
        await wire.fetcher(whole=0.2)(JOBS)
    assert monotonic() - began < 1
    assert wire.open == 0


async def test_a_name_server_that_is_slow_is_not_waited_for() -> None:
    """A look-up has the time of a connection and no more."""
    wire = wire_of(answer(PAGE))

    async def look_up(_: str) -> tuple[str]:
        await asyncio.sleep(60)
        return (GLOBAL,)

    wire.look_up = look_up  # type: ignore[assignment,method-assign]
    with pytest.raises(TooSlowError):
        await wire.fetcher(connect=0.1)(JOBS)
    assert wire.dials == []


async def test_crumbs_hold_up_nobody() -> None:
    """A page in pieces of one byte lets others go on, and is given up after some thousands."""
    head, crumbs = HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 10_000
    wire, longest = wire_of((head, *repeat(crumbs, 1_000))), 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            began = monotonic()
            await asyncio.sleep(0)
            longest = max(longest, monotonic() - began)

    watching = asyncio.create_task(watch())
    with pytest.raises(NoPageError):
        await wire.fetcher()(JOBS)
    watching.cancel()
    assert longest < 0.1


async def test_redirects_without_end_are_followed_five_times() -> None:
    """A site that redirects for ever is asked for six pages."""
    numbers = count(1)
    wire = Wire({"jobs.example.com": [(GLOBAL,)]}, lambda path: site({path: moved_to(f"/{next(numbers)}")})(path))
    wire._give = lambda path: [answer() if path == "/robots.txt" else moved_to(f"/{next(numbers)}")]
    with pytest.raises(NoPageError):
        await wire.fetcher()(JOBS)
    assert wire.asked == [f"jobs.example.com/{path}" for path in ("robots.txt", "", "1", "2", "3", "4", "5")]


async def test_a_redirect_to_itself_ends() -> None:
    """A page that leads to itself is no page."""
    with pytest.raises(NoPageError):
        await wire_of(moved_to("/")).fetcher()(JOBS)


async def test_robots_txt_without_end_closes_the_site() -> None:
    """Redirects or bytes of robots.txt without end mean that it cannot be read, and the page is not asked for."""
    for robots in (moved_to("/robots.txt"), [HEAD + b"\r\n", *repeat(b"#" * 60_000, 100)]):
        wire = wire_of(answer(PAGE), robots)
        with pytest.raises(ClosedError):
            await wire.fetcher()(JOBS)
        assert "jobs.example.com/" not in wire.asked


async def test_more_pages_than_places_are_refused_at_once() -> None:
    """When every place is taken the next one is told to come back, and a place is free again afterwards."""
    wire = wire_of(answer(PAGE))
    wire.delay = 0.1
    fetch = wire.fetcher(at_once=2)
    results = await asyncio.gather(*(fetch(JOBS) for _ in range(3)), return_exceptions=True)
    assert [type(one).__name__ for one in results] == ["FetchedPage", "FetchedPage", "BusyError"]
    assert isinstance(results[2], BusyError)
    assert results[2].headers == {"Retry-After": "60"}
    assert (await fetch(JOBS)).page == PAGE


async def test_whoever_leaves_takes_the_line_along() -> None:
    """When the person who asked goes away, the visit ends and its place is free."""
    wire = wire_of(chunked(repeat(b"a")))
    wire.delay = 0.05
    fetch = wire.fetcher(at_once=1)
    visit = asyncio.create_task(fetch(JOBS))
    await asyncio.sleep(0.2)
    visit.cancel()
    with pytest.raises(asyncio.CancelledError):
        await visit
    assert wire.open == 0
    with pytest.raises(TooSlowError):  # and not BusyError
        await wire.fetcher(whole=0.1)(JOBS)


NO_HTTP = (
    *(b"", b"\r\n\r\n", b"SSH-2.0-x\r\n", b"HTTP/1.1 999 x\r\n\r\n", b"HTTP/0.9 200\r\n\r\n", b"\x00" * 500),
    *(HEAD + b"Content-Length: -1\r\n\r\n", HEAD + b"Content-Length: 5\r\n\r\nab"),
    *(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", HEAD + b" folded\r\n\xff: \xff\r\n\r\n"),
)


@pytest.mark.parametrize("broken", NO_HTTP)
async def test_what_is_no_http_is_refused(broken: bytes) -> None:
    """A service that speaks something else, or breaks off, gives no page and no failure of ours."""
    with pytest.raises(FetchError) as caught:
        await wire_of(broken).fetcher()(JOBS)
    assert type(caught.value) in {NoPageError, UnreachableError}


async def test_nothing_is_unpacked_after_the_cap() -> None:
    """The piece in which the cap lies is the last one that is taken."""
    taken = 0

    async def pieces() -> object:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield b"a" * 10

    with pytest.raises(TooLargeError):
        await unpacked(pieces(), [], 25)  # type: ignore[arg-type]
    assert taken == 3
