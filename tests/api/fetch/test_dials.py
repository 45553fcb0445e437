"""What the guarded reader dials, to the letter: nothing that leads inside, and of the rest only what was checked.

No test here can leave the machine: the wire is in memory, and sockets are refused.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from api.fetch.refusals import FetchError, NoPageError, UnreachableError
from casefile.address import BadAddressError, is_dialable
from tests.api.fetch.internal import INTERNAL, INTERNAL_V6, integer_forms, ipv6_forms
from tests.api.fetch.wire import GLOBAL, GLOBAL_V6, PAGE, Wire, answer, moved_to, site

SSRF = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "ssrf" / "ssrf_urls_extracted.txt"
JOBS = "https://jobs.example.com/"
ROBOTS_AND_PAGE = [(GLOBAL, 443)] * 2
"""A site without robots.txt hangs up after saying so."""

INSIDE = {"localhost": [("127.0.0.1", "::1")]} | {
    name: [(address,)]
    for name, address in {
        "ip6-localhost": "::1",
        "ip6-loopback": "::1",
        "metadata": "169.254.169.254",
        "metadata.google.internal": "169.254.169.254",
        "redirect-server": "10.0.0.1",
        "rancher-metadata": "10.0.0.2",
        "foo": "192.168.0.1",
    }.items()
}
"""Names that lead inside, as the network of a server may have them."""


async def refusal(wire: Wire, address: str) -> type[Exception] | None:
    """Open an address, and give why that was refused; None where the page came."""
    try:
        await wire.fetcher()(address)
    except (FetchError, BadAddressError) as error:
        return type(error)
    return None


@pytest.mark.parametrize("ip", INTERNAL, ids=str)
async def test_no_form_of_an_inner_address_is_dialled(ip: object) -> None:
    """However an inner IPv4 address is written, as numbers or inside an IPv6 address, nothing is dialled or looked up."""
    wire = Wire({})
    forms = integer_forms(ip) | ipv6_forms(ip)  # type: ignore[arg-type]
    assert len(forms) > 700
    for host in sorted(forms):
        assert await refusal(wire, f"http://{host}/") in {UnreachableError, BadAddressError}, host
    assert wire.dials == []
    assert [host for host in wire.looked_up if host[0].isdigit()] == []


@pytest.mark.parametrize("host", INTERNAL_V6)
async def test_no_inner_ipv6_address_is_dialled(host: str) -> None:
    """An IPv6 address outside the public internet is not dialled."""
    wire = Wire({})
    assert await refusal(wire, f"http://{host}/") is UnreachableError
    assert (wire.dials, wire.looked_up) == ([], [])


@pytest.mark.parametrize(("host", "address"), [(GLOBAL, GLOBAL), ("1572395042", GLOBAL), (f"[{GLOBAL_V6}]", GLOBAL_V6)])
async def test_a_public_number_is_dialled_and_not_looked_up(host: str, address: str) -> None:
    """A public address given as a number is dialled as what it was read as, and no name server is asked."""
    wire = Wire({})
    assert await refusal(wire, f"http://{host}/") is None
    assert (wire.dials, wire.looked_up) == ([(address, 80)] * 2, [])


@pytest.mark.shared
async def test_hostile_addresses_lead_nowhere_inside() -> None:
    """Of a public set of addresses made to fool guards, only public hosts are dialled, at what their names resolve to."""
    lines = [line.strip() for line in SSRF.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) == 131
    for line in lines:
        wire = Wire(INSIDE)
        why = await refusal(wire, line)
        assert why in {UnreachableError, BadAddressError, None}, line
        assert wire.dials == ([("1.1.1.1", 80)] * 2 if "//1.1.1.1" in line else []), line


@pytest.mark.shared
async def test_hostile_addresses_dial_only_what_was_looked_up() -> None:
    """The same set, where every name that exists is public: each dial goes to that one address."""
    for line in SSRF.read_text("utf-8").splitlines():
        wire = Wire({})
        wire._names = _Anywhere()
        await refusal(wire, line.strip())
        assert {address for address, _ in wire.dials} <= {GLOBAL, "1.1.1.1"}, line
        assert {port for _, port in wire.dials} <= {80, 443}, line
        assert len(wire.dials) <= 2, line


class _Anywhere(dict[str, list[Sequence[str]]]):
    def get(self, _: str, __: object = None) -> list[Sequence[str]]:  # type: ignore[override]
        return [(GLOBAL,)]


@pytest.mark.parametrize(
    "inner", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fe80::1%eth0"]
)
async def test_one_inner_address_refuses_the_host(inner: str) -> None:
    """A name with a public address and an inner one, in either order, is not dialled at all."""
    for addresses in ((GLOBAL, inner), (inner, GLOBAL), (GLOBAL, GLOBAL_V6, inner), (inner,)):
        wire = Wire({"jobs.example.com": [addresses]})
        assert await refusal(wire, JOBS) is UnreachableError
        assert wire.dials == []


async def test_a_name_that_answers_otherwise_the_second_time_gains_nothing() -> None:
    """A name that is public when asked for robots.txt and inside when asked for the page: the page is not dialled."""
    wire = Wire({"jobs.example.com": [(GLOBAL,), ("127.0.0.1",)]})
    assert await refusal(wire, JOBS) is UnreachableError
    assert wire.dials == [(GLOBAL, 443)]
    assert wire.looked_up == ["jobs.example.com"] * 2


async def test_a_name_is_looked_up_once_for_each_dial() -> None:
    """Between the check and the dial no name is looked up: what was checked is what is dialled."""
    wire = Wire({"jobs.example.com": [(GLOBAL,)]})
    assert await refusal(wire, JOBS) is None
    assert (wire.dials, wire.looked_up) == (ROBOTS_AND_PAGE, ["jobs.example.com"] * 2)


async def test_other_addresses_of_a_host_are_tried_and_no_more_than_four() -> None:
    """Where the first address does not answer the next one is dialled; of many, four."""
    wire = Wire({"jobs.example.com": [(GLOBAL_V6, GLOBAL)]})
    wire.dead = frozenset({GLOBAL_V6})
    assert await refusal(wire, JOBS) is None
    assert wire.dials == [(GLOBAL_V6, 443), (GLOBAL, 443)] * 2
    many = tuple(f"8.8.8.{last}" for last in range(1, 100))
    wire = Wire({"jobs.example.com": [many]})
    wire.dead = frozenset(many)
    assert await refusal(wire, JOBS) is UnreachableError
    assert wire.dials == [(address, 443) for address in many[:4]]


REDIRECTS = (
    *(
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "//169.254.169.254/latest/meta-data/",
        "http://localhost/",
    ),
    *("http://[::1]/", "http://[::ffff:7f00:1]/", "https://10.0.0.1/", "http://inside.example/", "http://a@127.0.0.1/"),
    *("http://jobs.example.com:8080/", "https://jobs.example.com:22/", "http://127.0.0.1\\@jobs.example.com/"),
)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize("location", REDIRECTS)
async def test_a_redirect_is_asked_again(status: str, location: str) -> None:
    """A redirect that leads inside, or to another port, is refused, and nothing is dialled for it."""
    wire = Wire(
        {"jobs.example.com": [(GLOBAL,)], "inside.example": [("10.0.0.1",)]}, site({"/": moved_to(location, status)})
    )
    assert await refusal(wire, JOBS) is UnreachableError
    assert wire.dials == ROBOTS_AND_PAGE


async def test_a_redirect_of_robots_txt_is_asked_again() -> None:
    """robots.txt that redirects inside is refused like a page that does, and the page is not asked for."""
    wire = Wire(
        {"jobs.example.com": [(GLOBAL,)]}, site({"/": answer(PAGE), "/robots.txt": moved_to("http://127.0.0.1/")})
    )
    assert await refusal(wire, JOBS) is UnreachableError
    assert wire.dials == [(GLOBAL, 443)]


@pytest.mark.parametrize(
    "location",
    [
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://jobs.example.com/",
        "javascript:1",
        "jobs.example.com:80",
        "gopher://127.0.0.1:25/_x",
        "http://",
        "//",
    ],
)
async def test_a_redirect_to_what_is_no_page_of_the_web_is_refused(location: str) -> None:
    """A redirect to data:, file:, ftp: and the like ends there."""
    wire = Wire({"jobs.example.com": [(GLOBAL,)]}, site({"/": moved_to(location)}))
    assert await refusal(wire, JOBS) is NoPageError
    assert wire.dials == ROBOTS_AND_PAGE


@pytest.mark.parametrize("port", ["22", "25", "8080", "6379", "65535", "0", "81", "4430"])
async def test_other_ports_are_not_dialled(port: str) -> None:
    """Only ports 80 and 443 are dialled."""
    wire = Wire({"jobs.example.com": [(GLOBAL,)]})
    for scheme in ("http", "https"):
        assert await refusal(wire, f"{scheme}://jobs.example.com:{port}/") is UnreachableError
    assert (wire.dials, wire.looked_up) == ([], [])


def test_two_readers_at_once_share_nothing() -> None:
    """Each page has connections of its own: two pages of a site at the same time are dialled apart, and all are hung up."""

    async def both() -> Wire:
        wire = Wire({"jobs.example.com": [(GLOBAL,)]})
        fetch = wire.fetcher()
        await asyncio.gather(fetch(JOBS), fetch(JOBS))
        return wire

    wire = asyncio.run(both())
    assert wire.dials == ROBOTS_AND_PAGE * 2
    assert wire.open == 0
    assert is_dialable(GLOBAL)
