"""The one URL parser: what an address is, its canonical form, and which network addresses may be dialled.

Everything that keys, compares or fetches an address goes through here. Two parsers in one path is how guards are
bypassed: the WHATWG parser (ada) is the only one.
"""

import ipaddress
import re
from urllib.parse import quote, unquote_to_bytes

from ada_url import URL, URLSearchParams

MAX_ADDRESS = 4_000

TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok ref ref_src referer "
    "referrer refid invite invite_code trk trackingid trk_id spm scm share_id share_token sharer from_share si _hsenc "
    "_hsmi vero_id oly_enc_id s_cid".split()
)
"""Query parameters that say who shared a link or where it was clicked, never which page it is."""

TRACKING_PREFIXES = ("utm_", "ga_", "pk_", "mtm_", "hsa_")


SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
"""A scheme, as against the host and port of an address typed without one (`example.com:8080/jobs`)."""


ESCAPES = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)


class BadAddressError(ValueError):
    """The text is not an address that can be looked up. The message says what to do."""


def parse(text: str) -> URL:
    """Parse an address by the WHATWG rules. Raises BadAddressError for anything that is no http(s) page."""
    text = text.strip()
    if not text or len(text) > MAX_ADDRESS:
        raise BadAddressError(f"An address has between 1 and {MAX_ADDRESS:,} characters.")
    if not SCHEME.match(text):
        text = f"https://{text}"
    try:
        url = URL(text)
    except ValueError as error:
        raise BadAddressError("This is not a web address. Copy it from the address bar, or paste the text.") from error
    if url.protocol not in {"http:", "https:"}:
        raise BadAddressError("Only addresses that begin with http:// or https:// can be looked up.")
    if not url.hostname.strip("."):
        raise BadAddressError("This address names no site.")
    return url


def canonical(text: str) -> str:
    """Give the form of an address under which a post is kept and matched.

    https, lower-case host without a trailing dot, no credentials, default port, fragment or tracking parameters; the
    remaining parameters in order of name. Two links to one page give one form. Raises BadAddressError.
    """
    url = parse(text)
    url.protocol = "https:"
    url.username = url.password = ""
    url.hash = ""
    if url.port == "80":
        url.port = ""
    if url.hostname.endswith("."):
        url.hostname = url.hostname.rstrip(".")
    url.pathname = url.pathname.replace("|", "%7C")  # the standard leaves it, browsers escape it
    url.search = _kept_parameters(url.search)
    return url.href


def _kept_parameters(search: str) -> str:
    kept = URLSearchParams("")
    for name, value in sorted(URLSearchParams(ESCAPES.sub(_well_formed, search)).items()):
        if name.lower() not in TRACKING and not name.lower().startswith(TRACKING_PREFIXES):
            kept.append(name, value)
    return str(kept)


def _well_formed(escapes: re.Match[str]) -> str:
    """Escaped bytes that are no UTF-8 become the replacement character, as the URL standard decodes them."""
    return quote(unquote_to_bytes(escapes[0]).decode("utf-8", "replace"), safe="")


NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 "
        "2001::/23 2001:db8::/32 2002::/16 3fff::/20 "
        "168.63.129.16/32".split(),
    )
)
"""Blocks set aside for a special purpose (IANA's registries, read 2026-11-27): this machine, private and shared networks,
link-local and cloud metadata, documentation, benchmarks, multicast, reserved; in IPv6 also what carries an IPv4 address
(6to4, Teredo). The last one is global, and a cloud's own service to the machine that asks."""

PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 in which sites stand. Mapped, compatible and NAT64 addresses lie outside."""


def is_dialable(ip: str) -> bool:
    """Say whether a fetcher may connect to this IP address: only ordinary, global, unicast ones.

    Python's own `is_global` is not asked: it is true for multicast, for IPv6 forms that carry a private IPv4 address, and,
    from version to version, for other blocks that no site stands in.
    """
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if address.version == 6 and address not in PUBLIC_V6:  # noqa: PLR2004 - IP version number
        return False
    return not any(address in network for network in NOT_PUBLIC)
