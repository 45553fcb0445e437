"""The list in Firefox: its alarm loads it, and the popup looks into it."""

import zipfile
from base64 import b64decode
from pathlib import Path

import pytest

from extension import pin
from extension.build import build
from tests.extension.conftest import PAGE
from tests.extension.firefox import firefox
from tests.extension.servers import Given, Served
from tests.extension.test_bulletin import BINARY, KEYS, WHOLE, asked, made

pytestmark = [pytest.mark.firefox, pytest.mark.loopback, pytest.mark.enable_socket]

RING = """
    const look = async () => {
        const { list } = await browser.storage.local.get("list");
        if (list) done(list.whole);
        else setTimeout(look, 50);
    };
    browser.storage.local.set({ server: arguments[0] })
        .then(() => browser.alarms.create("list", { when: Date.now() }))
        .then(look);
"""


def test_from_the_alarm_to_the_popup(tmp_path: Path, server: Served, site: Served) -> None:
    """With pinned keys the alarm brings the list, and a listed address has its banner."""
    _, package = build(tmp_path / "dist")
    with zipfile.ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["keys.js"] = pin.keys(*KEYS, before=files["keys.js"].decode()).encode()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    (tmp_path / "profile").mkdir()
    address = f"{site.address}/job?a=1"
    site.answers["/job"] = Given(PAGE, kind="text/html")
    whole = made(address).packed()
    server.answers[WHOLE] = Given(whole, kind=BINARY)
    with firefox(tmp_path / "profile") as running:
        pages = running.install(package)
        running.show(f"{pages}/options.html")
        assert b64decode(running.evaluate(RING, server.address)) == whole
        assert asked(server) == [("GET", WHOLE)]
        running.show(address)
        running.tap()
        banner = "return document.querySelector('.listed')?.innerText"
        assert "This address is on our list" in running.in_popup(banner)
        assert len(asked(server)) == 1
