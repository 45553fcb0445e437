"""The canonical form of an address, as JavaScript gives it. `tests/contract` asks Python the same."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.extension.toolbar import Toolbar

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

VECTORS = json.loads((Path(__file__).parents[1] / "contract" / "address_vectors.json").read_text(encoding="utf-8"))

ASK = """async (addresses) => {
    const { canonical } = await import("./address.js");
    return JSON.parse(addresses).map(canonical);
}"""


def test_javascript_keeps_the_contract(chromium: BrowserContext, toolbar: Toolbar) -> None:
    """Each address has the canonical form that the contract gives it, or none, inside the extension too."""
    page = chromium.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    # As JSON: the protocol itself would mend half a surrogate pair on the way.
    given = page.evaluate(ASK, json.dumps([vector["address"] for vector in VECTORS]))
    page.close()
    wrong = [
        (vector["why"], vector["canonical"], got)
        for vector, got in zip(VECTORS, given, strict=True)
        if vector["canonical"] != got
    ]
    assert wrong == []
