"""What the guarded reader dials on real sockets and real look-ups, in a network that leads nowhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.api.fetch.namespace import NAMES, OPENED
from tests.api.fetch.wire import GLOBAL

ROOT = Path(__file__).resolve().parents[3]
NETWORK = ["unshare", "-rnm"]
ONCE = [[GLOBAL, 80]]
EXPECTED = {
    "http://public.example/": ("https://public.example/", ONCE * 2),
    "http://rebinding.example/": ("UnreachableError", ONCE),
    "http://public.example/to-loopback": ("UnreachableError", ONCE * 2),
    "http://public.example/to-inside": ("UnreachableError", ONCE * 2),
    "http://public.example/to-rebinding": ("UnreachableError", ONCE * 2),
    "http://public.example/to-number": ("UnreachableError", ONCE * 2),
}
"""Everything else is refused without a dial."""


def can_have_a_network() -> bool:
    """Say whether this machine lets us make a network of our own."""
    if not all(map(shutil.which, ("unshare", "ip", "mount"))):
        return False
    return subprocess.run([*NETWORK, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    """Open everything in a network of its own, once."""
    if not can_have_a_network():
        pytest.skip("this machine allows no network of our own (unshare -rnm); tests in memory cover the same")
    command = [*NETWORK, sys.executable, "-m", "tests.api.fetch.namespace"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("address", OPENED)
def test_the_dials_are_exactly_these(seen: dict[str, Any], address: str) -> None:
    """Each address is dialled where it was checked, as often as it must be; one that leads inside never."""
    outcome, dials = EXPECTED.get(address, ("UnreachableError", []))
    assert seen["opened"][address] == {"outcome": outcome, "dials": dials}


def test_nothing_inside_was_reached(seen: dict[str, Any]) -> None:
    """A web server listens on every inner address, and only the public one was reached."""
    assert seen["arrived"] == [GLOBAL]
    assert len(NAMES) == 8
