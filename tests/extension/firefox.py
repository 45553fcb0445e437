"""A Firefox with the extension, driven through Marionette: the toolbar's icon, the popup that it opens, a tab."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds until Firefox must have started, or a page must have changed."""

PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}

EXTENSION = "lurewatch@lurewatch.example"

POLICY = f'WebExtensionPolicy.getByID("{EXTENSION}")'

TAP = f"""
    const done = arguments[arguments.length - 1];
    const {{ ExtensionParent }} = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const action = ExtensionParent.apiManager.global.browserActionFor({POLICY}.extension);
    action.triggerAction(Services.wm.getMostRecentWindow("navigator:browser"));
    done(null);
"""
"""What a click on the toolbar's icon does, with the rights that it gives."""

IN_POPUP = """
    const [script, done] = arguments;
    const window = Services.wm.getMostRecentWindow("navigator:browser");
    const popup = window.document.querySelector("browser.webextension-popup-browser");
    const page = popup?.browsingContext?.currentWindowGlobal?.getActor("MarionetteCommands");
    if (page) page.executeScript(script, [], { timeout: 10000, async: false }).then(done, () => done(null));
    else done(null);
"""


class Firefox:
    """A running Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._reader = connection, connection.makefile("rb")
        self._number = 0
        self._read()
        self.send("WebDriver:NewSession", capabilities={})

    def _read(self) -> Any:
        length = b""
        while (digit := self._reader.read(1)) != b":":
            assert digit, "Firefox is gone"
            length += digit
        return json.loads(self._reader.read(int(length)))

    def send(self, command: str, **parameters: Any) -> Any:
        """Call a Marionette command."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._read()
        assert error is None, error
        return result.get("value") if isinstance(result, dict) else result

    def _as_browser(self, script: str, *arguments: Any) -> Any:
        self.send("Marionette:SetContext", value="chrome")
        try:
            return self.send("WebDriver:ExecuteAsyncScript", script=script, args=arguments, sandbox="system")
        finally:
            self.send("Marionette:SetContext", value="content")

    def install(self, package: Path) -> str:
        """Install the extension until Firefox ends, and give the address of its pages."""
        self.send("Addon:Install", path=str(package), temporary=True)
        return f"moz-extension://{self._as_browser(f'arguments[0]({POLICY}.mozExtensionHostname)')}"

    def show(self, address: str) -> None:
        """Show a page in the tab."""
        self.send("WebDriver:Navigate", url=address)

    def evaluate(self, script: str, *arguments: Any) -> Any:
        """Give what a script in the tab passes to `done`."""
        script = f"const done = arguments[arguments.length - 1]; {script}"
        return self.send("WebDriver:ExecuteAsyncScript", script=script, args=arguments)

    def tap(self) -> None:
        """Tap the toolbar's icon over the tab."""
        self._as_browser(TAP)

    def in_popup(self, script: str) -> Any:
        """Give what a script in the popup returns, once that is something."""
        until = time.monotonic() + PATIENCE
        while not (given := self._as_browser(IN_POPUP, script)):
            assert time.monotonic() < until, f"never in the popup: {script}"
            time.sleep(0.05)
        return given

    def close(self) -> None:
        """Let go of the connection."""
        self._reader.close()
        self._connection.close()


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Run Firefox with a new profile while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    preferences = PREFERENCES | {"marionette.port": port}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
    (profile / "user.js").write_text("".join(lines))
    program = shutil.which("firefox-esr") or shutil.which("firefox") or "firefox"
    switches = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(
        [program, *switches],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"HOME": str(profile)},
    )
    try:
        running = Firefox(_connected(port))
        yield running
        running.close()
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            assert time.monotonic() < until, "Firefox did not start"
            time.sleep(0.1)
