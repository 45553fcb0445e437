"""The same extension in Firefox: from the tap to the answer, over plain http on this computer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extension.build import build
from tests.extension.conftest import PAGE
from tests.extension.firefox import Firefox, firefox
from tests.extension.servers import Given, Served
from tests.extension.test_bulletin_contract import ASKER, CONTRACT, differing
from tests.extension.verdicts import HIGH

pytestmark = [pytest.mark.firefox, pytest.mark.loopback, pytest.mark.enable_socket]

VECTORS = json.loads((Path(__file__).parents[1] / "contract" / "address_vectors.json").read_text(encoding="utf-8"))

KEEP = """
    const step = () => {
        const [field, result] = [document.querySelector("#server"), document.querySelector(".result")];
        if (result?.textContent) return done(true);
        if (field && field.value !== arguments[0]) {
            field.value = arguments[0];
            document.querySelector("button").click();
        }
        setTimeout(step, 20);
    };
    step();
"""

CANONICAL = """
    const addresses = JSON.parse(arguments[0]);
    import(`${location.origin}/address.js`).then(({ canonical }) => done(addresses.map(canonical)));
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Firefox, str]]:
    """A Firefox with its own zip installed, and the address of the extension's pages."""
    folder = tmp_path_factory.mktemp("firefox")
    _, package = build(folder / "dist")
    (folder / "profile").mkdir()
    with firefox(folder / "profile") as running:
        yield running, running.install(package)


def test_from_the_tap_to_the_answer(installed: tuple[Firefox, str], server: Served, site: Served) -> None:
    """The popup opens at its width, sends nothing before the tap and one POST after it, and shows the answer."""
    browser, pages = installed
    site.answers["/job"] = Given(PAGE, kind="text/html")
    server.answers["/v1/verdicts"] = Given(HIGH.model_dump_json())
    browser.show(f"{pages}/options.html")
    browser.evaluate(KEEP, server.address)
    browser.show(f"{site.address}/job?utm_source=chat&a=1")
    browser.tap()
    assert browser.in_popup("return document.querySelector('main .primary') && innerWidth") == 360
    assert server.asked == []
    browser.in_popup("document.querySelector('main .primary').click(); return true")
    assert browser.in_popup("return document.querySelector('.level.high h1')?.innerText") == "Strong warning signs"
    (sent,) = server.posts
    assert sent["url"] == site.address.replace("http:", "https:") + "/job?a=1"
    assert "<h1>Customer service</h1>" in sent["html"]
    assert [own for own in ("hidden-token", "kept-note", "script-text", "Secretname") if own in sent["html"]] == []


def test_firefox_keeps_the_contract_of_the_bulletin(installed: tuple[Firefox, str]) -> None:
    """Each bulletin and each delta is believed or refused as the contract says, with Firefox's own signatures."""
    browser, pages = installed
    browser.show(f"{pages}/options.html")
    function = ASKER.read_text(encoding="utf-8").replace("export async function gives", "async function gives")
    asked = "gives(JSON.parse(arguments[0]), (name) => import(`${location.origin}/${name}`))"
    given = browser.evaluate(
        f"{function} {asked}.then((given) => done(given), (error) => done(String(error)));", json.dumps(CONTRACT)
    )
    assert differing(given) == []


def test_firefox_keeps_the_contract(installed: tuple[Firefox, str]) -> None:
    """Each address has the canonical form that the contract gives it in Firefox too."""
    browser, pages = installed
    browser.show(f"{pages}/options.html")
    given = browser.evaluate(CANONICAL, json.dumps([vector["address"] for vector in VECTORS]))
    wrong = [
        (vector["why"], vector["canonical"], got)
        for vector, got in zip(VECTORS, given, strict=True)
        if vector["canonical"] != got
    ]
    assert wrong == []
