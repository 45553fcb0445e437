"""Writes what the extension pins: the sites that no list may name and, where two keys are given, whose signature counts.

python extension/pin.py [CURRENT NEXT]      the keys as `lurewatch bulletin keygen` prints them
"""  # noqa: INP001 - a folder of JavaScript, not a package

import csv
import re
import sys
from base64 import b64decode
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
TABLE = SOURCE.parent / "api" / "bulletin" / "known_good.csv"
KEY_BYTES = 32

KNOWN_GOOD = """/**
 * Front pages of sites that no list may name: official registers and helplines. Written by `extension/pin.py` from
 * `api/bulletin/known_good.csv`, where each has its source and date.
 */
export const KNOWN_GOOD = [
%s].map((host) => `https://${host}/`);
"""


def known_good() -> str:
    """Give `known_good.js`."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        hosts = (row["address"].removeprefix("https://").removesuffix("/") for row in csv.DictReader(file))
        return KNOWN_GOOD % "".join(f'  "{host}",\n' for host in hosts)


def keys(current: str, following: str, before: str) -> str:
    """Give `keys.js` with two public keys in it. Raises ValueError where one is none."""
    for key in (current, following):
        if len(b64decode(key, validate=True)) != KEY_BYTES:
            raise ValueError("A key is 32 bytes in base64, as lurewatch bulletin keygen prints it.")
    return re.sub(r"\{ current: .*? \}", f'{{ current: "{current}", next: "{following}" }}', before)


if __name__ == "__main__":
    (SOURCE / "known_good.js").write_text(known_good(), encoding="utf-8")
    if pinned := sys.argv[1:]:
        path = SOURCE / "keys.js"
        path.write_text(keys(*pinned, before=path.read_text(encoding="utf-8")), encoding="utf-8")
