"""The one parser beside the URL standard's own cases."""

import json
from pathlib import Path
from typing import Any

import pytest
from ada_url import URL

from casefile.address import parse

CASES = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "whatwg-url" / "urltestdata.json"

pytestmark = pytest.mark.shared


def cases(*, fails: bool) -> list[dict[str, Any]]:
    """Give the cases that must fail, or those that give an address of the web."""
    found = [one for one in json.loads(CASES.read_text("utf-8")) if isinstance(one, dict)]
    return [
        one for one in found if (one.get("failure", False) if fails else one.get("protocol") in {"http:", "https:"})
    ]


def test_every_host_is_read_as_the_standard_reads_it() -> None:
    """Of 229 addresses every host is the standard's; two hosts of nothing but dots are read so, and then refused."""
    read = [(one, URL(one["input"], base=one.get("base") or None)) for one in cases(fails=False)]
    assert len(read) == 229
    assert [one["input"] for one, url in read if url.hostname != one["hostname"]] == []
    named = [one for one, _ in read if one["hostname"].strip(".")]
    assert len(named) == 227
    assert [one["href"] for one in named if parse(one["href"]).hostname != one["hostname"]] == []


def test_what_must_fail_fails() -> None:
    """Of 273 texts that must fail, at most 8 are taken: hosts that an international name's own rules refuse."""
    taken = []
    for one in cases(fails=True):
        try:
            taken.append(URL(one["input"], base=one.get("base") or None).href)
        except ValueError:
            continue
    assert len(cases(fails=True)) == 273
    assert len(taken) <= 8, taken
    assert all("xn--" in href for href in taken)
