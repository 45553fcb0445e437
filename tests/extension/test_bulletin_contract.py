"""The bulletin as JavaScript reads it, in Node and inside the extension. `tests/casefile` asks Python the same."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from extension import pin
from tests.extension.toolbar import Toolbar

HERE = Path(__file__).resolve().parent
EXTENSION = HERE.parents[1] / "extension"
VECTORS = HERE.parent / "contract" / "bulletin_vectors.json"
ASKER = HERE / "bulletin_contract.mjs"
CONTRACT = json.loads(VECTORS.read_text(encoding="utf-8"))


def node(script: str, *arguments: str) -> Any:
    """Give what a module prints, as JSON, when Node runs it."""
    command = [str(shutil.which("node")), "--no-warnings", "--input-type=module", "--eval", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def differing(given: dict[str, list[Any]]) -> list[tuple[str, Any, Any]]:
    """What differs from the contract."""
    return [
        (vector["why"], vector["gives"], got)
        for kind in ("bulletins", "deltas")
        for vector, got in zip(CONTRACT[kind], given[kind], strict=True)
        if vector["gives"] != got
    ]


@pytest.mark.node
def test_node_keeps_the_contract() -> None:
    """Each bulletin and each delta is believed or refused as the contract says, and gives what it says."""
    script = f"""
        import {{ readFileSync }} from "node:fs";
        import {{ gives }} from "{ASKER.as_uri()}";
        const contract = JSON.parse(readFileSync("{VECTORS}", "utf-8"));
        console.log(JSON.stringify(await gives(contract, (name) => import(`{EXTENSION.as_uri()}/${{name}}`))));
    """
    assert differing(node(script)) == []


@pytest.mark.chromium
@pytest.mark.loopback
@pytest.mark.enable_socket
def test_chromium_keeps_the_contract(chromium: BrowserContext, toolbar: Toolbar) -> None:
    """The same inside the extension, with the browser's own signatures."""
    function = ASKER.read_text(encoding="utf-8").replace("export async function gives", "async function gives")
    page = chromium.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    given = page.evaluate(
        f"async (contract) => {{ {function} return gives(contract, (name) => import(`./${{name}}`)); }}", CONTRACT
    )
    page.close()
    assert differing(given) == []


STATES = """
    import { consult } from "HELD";
    const now = new Date(NOW * 1000);
    const keys = { current: "CURRENT", next: null };
    const refusing = { ...crypto.subtle, digest: (...given) => crypto.subtle.digest(...given),
      importKey: () => Promise.reject(new DOMException("no such algorithm", "NotSupportedError")) };
    const kept = (whole) => ({ whole, current: "CURRENT", next: null, pinned: "CURRENT null" });
    const ask = (subtle, keys, kept) => consult({ subtle, keys, knownGood: [], now }, kept, "https://example.com/");
    console.log(JSON.stringify({
      no_key: await ask(crypto.subtle, { current: null, next: null }, kept("WHOLE")),
      no_list: await ask(crypto.subtle, keys, null),
      no_signatures: await ask(refusing, keys, kept("WHOLE")),
      no_signatures_and_no_list: await ask(refusing, keys, null),
      garbled: await ask(crypto.subtle, keys, kept("AAAA")),
      broken: await ask(crypto.subtle, keys, kept("no base64!")),
      unknown_key: await ask(crypto.subtle, { current: "STRANGER", next: null }, kept("WHOLE")),
    }));
"""


@pytest.mark.node
def test_whatever_is_wrong_is_not_checked() -> None:
    """No key, no list, no way to verify one, one that is damaged: the answer is never that an address is not listed."""
    good = CONTRACT["bulletins"][0]
    values = {
        "HELD": (EXTENSION / "held.js").as_uri(),
        "NOW": str(CONTRACT["now"]),
        "CURRENT": good["current"],
        "WHOLE": good["whole"],
        "STRANGER": good["next"],
    }
    script = STATES
    for name, value in values.items():
        script = script.replace(name, value)
    given = node(script)
    assert len(given) == 7
    assert given == {name: {"kind": "not_checked", "why": name.partition("_and_")[0]} for name in given}


LOADS = """
    import { load } from "LOAD";
    const asked = [];
    const fetch = (address) => asked.push(address);
    const refusing = { importKey: () => Promise.reject(new DOMException("no such algorithm", "NotSupportedError")) };
    const given = { subtle: refusing, keys: { current: "CURRENT", next: null }, knownGood: [], now: new Date() };
    console.warn = () => {};
    console.log(JSON.stringify([await load(given, fetch, "https://example.org", null), asked]));
"""


@pytest.mark.node
def test_what_cannot_be_verified_is_not_asked_for() -> None:
    """A browser that cannot verify a signature asks for no list."""
    script = LOADS.replace("LOAD", (EXTENSION / "load.js").as_uri())
    assert node(script.replace("CURRENT", CONTRACT["bulletins"][0]["current"])) == [None, []]


def test_the_pinned_sites_are_the_servers() -> None:
    """The sites that the extension pins as known good are those of the server's table: `python extension/pin.py`."""
    assert (EXTENSION / "known_good.js").read_text(encoding="utf-8") == pin.known_good()


def test_keys_are_pinned_by_a_command() -> None:
    """Two public keys take the place of none, or of those before; what is no key is refused."""
    first, second = CONTRACT["bulletins"][0]["current"], CONTRACT["bulletins"][0]["next"]
    empty = (EXTENSION / "keys.js").read_text(encoding="utf-8")
    assert "export const KEYS = { current: null, next: null };" in empty
    once = pin.keys(first, second, before=empty)
    assert f'export const KEYS = {{ current: "{first}", next: "{second}" }};' in once
    assert f'{{ current: "{second}", next: "{first}" }}' in pin.keys(second, first, before=once)
    with pytest.raises(ValueError, match=r"32 bytes|base64|padding"):
        pin.keys("AAAA", second, before=empty)
