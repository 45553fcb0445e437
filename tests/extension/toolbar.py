"""The toolbar's icon and the popup that it opens, driven as a person's tap does it.

Playwright shows no popup, and opens none with the rights of a tap (`activeTab`). The DevTools protocol does:
`Extensions.triggerAction` is the tap, and the popup is one more target to talk to.
"""

import base64
import json
import time
from itertools import count
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, CDPSession, Page

PATIENCE = 15.0
"""Seconds. The machine may be busy."""


class Popup:
    """The popup on one tab, open."""

    def __init__(self, session: CDPSession, target: str, page: Page) -> None:
        self._session, self._page = session, page
        self._ids = count(1)
        self._replies: dict[int, dict[str, Any]] = {}
        session.on("Target.receivedMessageFromTarget", self._receive)
        attached = session.send("Target.attachToTarget", {"targetId": target, "flatten": False})
        self._id, self._target = attached["sessionId"], target

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if event["sessionId"] == self._id and "id" in message:
            self._replies[message["id"]] = message

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a DevTools method in the popup."""
        number = next(self._ids)
        message = json.dumps({"id": number, "method": method, "params": parameters})
        self._session.send("Target.sendMessageToTarget", {"sessionId": self._id, "message": message})
        until = time.monotonic() + PATIENCE
        while number not in self._replies:
            assert time.monotonic() < until, f"no reply to {method}"
            self._page.wait_for_timeout(10)
        reply = self._replies.pop(number)
        assert "error" not in reply, reply
        result: dict[str, Any] = reply["result"]
        return result

    def evaluate(self, script: str) -> Any:
        """Give the value of an expression in the popup; promises are awaited."""
        given = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in given, given
        return given["result"].get("value")

    def wait_for(self, selector: str) -> None:
        """Wait until something matches the selector."""
        until = time.monotonic() + PATIENCE
        while not self.evaluate(f"!!document.querySelector({json.dumps(selector)})"):
            assert time.monotonic() < until, f"{selector} never came; there is: {self.text()}"
            self._page.wait_for_timeout(25)

    def text(self, selector: str = "body") -> str:
        """Give the text as shown, of the first element that matches."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))

    def tap(self, label: str, then: str) -> None:
        """Tap the button that says `label` and wait for what comes of it."""
        script = (
            f"[...document.querySelectorAll('button')].find((one) => one.innerText === {json.dumps(label)}).click()"
        )
        self.evaluate(script)
        self.wait_for(then)

    def prefer(self, scheme: Literal["light", "dark"]) -> None:
        """Let the reader prefer a scheme."""
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path: Path, width: int) -> None:
        """Write a picture of the whole popup, with its foot where the last scroll would bring it."""
        self.evaluate(f"document.documentElement.style.width = '{width}px'")
        self.evaluate("document.getElementById('footer').style.position = 'static'")
        self._page.wait_for_timeout(300)  # the popup's window follows its content, and is drawn anew
        height = self.evaluate("document.body.scrollHeight")
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 2}
        shot = self.send("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def close(self) -> None:
        """Close it, as a tap elsewhere does."""
        self._session.send("Target.closeTarget", {"targetId": self._target})


class Toolbar:
    """The extension's icon in one browser."""

    def __init__(self, context: BrowserContext) -> None:
        assert context.browser is not None
        self._context = context
        self._session = context.browser.new_browser_cdp_session()
        (extension,) = self._session.send("Extensions.getExtensions")["extensions"]
        self.origin = f"chrome-extension://{extension['id']}"
        self._extension = extension["id"]

    def _targets(self, kind: str) -> list[dict[str, Any]]:
        found = self._session.send("Target.getTargets", {"filter": [{"type": kind}]})
        return list(found["targetInfos"])

    def tap(self, page: Page) -> Popup:
        """Tap the icon over a page, and give the popup once it has drawn itself."""
        page.bring_to_front()
        (tab,) = [tab for tab in self._targets("tab") if tab["embedderData"]["tabActive"] and tab["url"] == page.url]
        before = {target["targetId"] for target in self._targets("page")}
        self._session.send("Extensions.triggerAction", {"id": self._extension, "targetId": tab["targetId"]})
        until = time.monotonic() + PATIENCE
        while not (opened := [one for one in self._targets("page") if one["targetId"] not in before]):
            assert time.monotonic() < until, "no popup opened"
            page.wait_for_timeout(25)
        popup = Popup(self._session, opened[0]["targetId"], page)
        popup.wait_for("main h1")
        return popup

    def keep_server(self, address: str) -> None:
        """Set the server that is asked, as the settings page does."""
        page = self._context.new_page()
        page.goto(f"{self.origin}/options.html")
        page.evaluate("server => chrome.storage.local.set({ server })", address)
        page.close()
