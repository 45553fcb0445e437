"""Addresses that lead inside, in every form in which a parser may read them."""

from ipaddress import IPv4Address
from itertools import product

INTERNAL = tuple(
    map(
        IPv4Address,
        "127.0.0.1 127.255.255.254 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254 192.168.0.1 192.168.255.255 "
        "169.254.169.254 169.254.170.2 100.64.0.1 100.100.100.200 0.0.0.0 0.1.2.3 192.0.0.192 198.18.0.1 224.0.0.1 "
        "240.0.0.1 255.255.255.255 168.63.129.16".split(),
    )
)
"""Twenty: loopback, private, link-local, metadata of clouds, shared, this network, benchmark, multicast, reserved."""

NUMERALS = (str, hex, lambda number: f"0{number:o}", lambda number: f"0X{number:08X}", lambda number: f"000{number:o}")
"""Decimal, hex, octal, and hex and octal with zeros in front."""

OVERFLOWS = (2**32, 2**64)


def integer_forms(ip: IPv4Address) -> set[str]:
    """Give a host for each way to write an IPv4 address: one to four parts, each part in each numeral, and overflows."""
    value = int(ip)
    splits = [
        (value,),
        (value >> 24, value & 0xFFFFFF),
        (value >> 24, value >> 16 & 0xFF, value & 0xFFFF),
        tuple(ip.packed),
    ]
    written = {
        ".".join(write(part) for write, part in zip(way, split, strict=True))
        for split in splits
        for way in product(NUMERALS, repeat=len(split))
    }
    over = {write(value + more) for more in OVERFLOWS for write in NUMERALS}
    over |= {".".join(str(part + 256) for part in ip.packed), f"{ip.packed[0] + 256}.{value & 0xFFFFFF}"}
    wide = {
        "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else "\u3002" for sign in str(ip)),
        str(ip).replace(".", "%2E"),
    }
    return written | over | wide | {f"{ip}.", f"{value}."}


def ipv6_forms(ip: IPv4Address) -> set[str]:
    """Give a host for each IPv6 form that carries an IPv4 address: mapped, compatible, translated, NAT64, 6to4, Teredo."""
    high, low = int(ip) >> 16, int(ip) & 0xFFFF
    teredo = f"2001:0:{high:x}:{low:x}::", f"2001::{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}"
    return {
        f"[{form}]"
        for form in (
            *(
                f"::ffff:{ip}",
                f"::FFFF:{high:x}:{low:x}",
                f"0:0:0:0:0:ffff:{high:x}:{low:x}",
                f"::{ip}",
                f"::{high:x}:{low:x}",
            ),
            *(f"::ffff:0:{ip}", f"64:ff9b::{ip}", f"64:ff9b:1::{high:x}:{low:x}", f"2002:{high:x}:{low:x}::", *teredo),
        )
    }


INTERNAL_V6 = tuple(
    "[::] [::1] [0:0:0:0:0:0:0:1] [0000::1] [fe80::1] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [ff0e::1] [2001:db8::1] "
    "[100::1] [3fff::1] [2001:20::1]".split()
)
