from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.address import BadAddressError, canonical, is_dialable


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255",
        "224.0.0.1", "192.0.0.1", "198.18.0.1", "203.0.113.1", "240.0.0.1", "::", "::1", "::7f00:1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "ff02::1", "ff0e::1", "2001:db8::1", "2001:0:7f00:1::", "fec0::1", "3fff::1", "5f00::1", "2001:20::1",
        "192.0.0.192", "192.0.0.9", "192.88.99.1", "168.63.129.16", "100.100.100.200", "fd00:ec2::254", "::ffff:0:7f00:1",
        "::ffff:8.8.8.8", "64:ff9b::808:808", "no address", "", "1.2.3", "127.1",
    ],
)  # fmt: skip
def test_inner_addresses_are_never_dialled(ip: str) -> None:
    """Private, loopback, link-local, shared, reserved, multicast, and IPv6 forms that carry such an address inside."""
    assert not is_dialable(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "2606:4700::1111"])
def test_ordinary_addresses_may_be_dialled(ip: str) -> None:
    """Global unicast addresses."""
    assert is_dialable(ip)


@given(st.ip_addresses())
def test_what_is_dialled_is_global(ip: IPv4Address | IPv6Address) -> None:
    """No address is dialled that Python's tables count as private, reserved, link-local or multicast."""
    if is_dialable(str(ip)):
        assert ip.is_global
        assert not any((ip.is_private, ip.is_multicast, ip.is_reserved, ip.is_loopback, ip.is_link_local))


@given(st.text(max_size=200))
def test_canonical_is_stable_or_refuses(text: str) -> None:
    """Whatever is typed: either it is refused with a sentence, or the canonical form is its own canonical form."""
    try:
        address = canonical(text)
    except BadAddressError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right; each has its law
    else:
        assert canonical(address) == address
        assert address.startswith("https://")


@pytest.mark.shared
def test_hostile_addresses_are_refused_or_keep_one_host() -> None:
    """Over a public set of addresses made to fool parsers, the canonical form is stable and carries no credentials."""
    lines = [
        line.strip()
        for path in sorted(Path("../shared/corpora/ssrf").iterdir())
        if path.suffix in {".txt", ".lst"}
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert lines
    for line in lines:
        try:
            address = canonical(line)
        except BadAddressError:
            continue
        assert canonical(address) == address
        assert "@" not in address.partition("/")[2].partition("/")[2].partition("/")[0]
