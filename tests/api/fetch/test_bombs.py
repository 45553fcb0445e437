"""Pages and rules that unpack to gigabytes cost the reader no more memory than honest ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
REFUSED = {"TooLargeError", "NoPageError", "ClosedError"}
ALLOWED = 32 * 1024
"""KiB of memory for all of them together."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not say what a process has held")
def test_bombs_stop_at_the_cap() -> None:
    """From 10 MiB to 10 GiB, packed once, twice or not: each is refused within 2 MiB, and all of them cost 32 MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.api.fetch.bombs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    costs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(costs) == 80
    assert [cost for cost in costs if cost["refusal"] not in REFUSED] == []
    assert [cost for cost in costs if cost["read"] > 2 * 1024 * 1024 + 100_000] == []
    assert sum(cost["kib"] for cost in costs) < ALLOWED
