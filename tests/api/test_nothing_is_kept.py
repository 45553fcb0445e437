import asyncio
import logging
import secrets
import socket
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import Settings
from tests.api.fakes import Keep, Running

CHECKS = 100


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let everything temporary go into a folder of its own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    return folder


async def test_a_check_keeps_nothing(
    running: Running, settings: Settings, temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """After a hundred checks no word of them is in database, write-ahead log, logs at `debug`, metrics or a file."""
    caplog.set_level(logging.DEBUG)
    canaries = [f"canary{secrets.token_hex(8)}" for _ in range(CHECKS)]
    async with running(check_rate="100000/minute") as client:
        for number, canary in enumerate(canaries):
            await _check(client, number, canary)
        metrics = (await client.get("/metrics")).text
        found = _everything(settings.var.parent, temporary) + metrics.encode() + _logged(caplog)
        assert not [canary for canary in canaries if canary.encode() in found]
    found = _everything(settings.var.parent, temporary) + _logged(caplog)
    assert not [canary for canary in canaries if canary.encode() in found]
    assert b'level="nothing_found"' in metrics.encode()


@pytest.fixture
async def recorded(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """Give everything that leaves: what arrives at a proxy that all libraries are told of, every dial, every look-up."""
    seen: list[str] = []

    async def record(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(f"proxy {(await reader.readline()).decode(errors='replace')}")
        writer.close()

    proxy = await asyncio.start_server(record, "127.0.0.1", 0)
    address = proxy.sockets[0].getsockname()
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        for spelled in (name, name.lower()):
            monkeypatch.setenv(spelled, f"http://127.0.0.1:{address[1]}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _recording(getattr(socket.socket, name), name, seen, address))
    monkeypatch.setattr(socket, "getaddrinfo", _recording(socket.getaddrinfo, "look-up", seen, address))
    async with proxy:
        yield seen


def _recording(real: Any, name: str, seen: list[str], allowed: object) -> Any:
    """Note a call, and let it through only where it leads to the proxy."""

    def call(*arguments: Any, **named: Any) -> Any:
        seen.append(f"{name} {arguments[-1] if name != 'look-up' else arguments[0]}")
        if allowed in arguments or "127.0.0.1" in arguments:
            return real(*arguments, **named)
        raise OSError("nothing leaves this test")

    return call


@pytest.mark.loopback
@pytest.mark.enable_socket
async def test_a_check_asks_nobody(running: Running, recorded: list[str]) -> None:
    """A hundred checks, by text, page, address and form, where pages could be opened on request: nothing goes out."""
    async with running(check_rate="100000/minute", contact="mailto:test@example.org") as client:
        recorded.clear()
        for number in range(CHECKS):
            await _check(client, number, f"canary{secrets.token_hex(8)}")
    assert recorded == []


@pytest.mark.loopback
@pytest.mark.enable_socket
async def test_the_recording_would_hear_a_request(running: Running, recorded: list[str]) -> None:
    """A library that asks somebody is heard at the proxy, and a page opened with consent is heard as a dial."""
    async with httpx.AsyncClient() as asking:
        with pytest.raises(httpx.HTTPError):
            await asking.get("http://somebody.example/")
    assert any(one.startswith("proxy GET http://somebody.example/") for one in recorded)
    recorded.clear()
    async with running(contact="mailto:test@example.org") as client:
        await client.post("/v1/verdicts", json={"url": "https://somebody.example/", "fetch": True})
    assert [one for one in recorded if "somebody.example" in one]


async def test_failure_during_a_check_keeps_nothing(
    running: Running, settings: Settings, temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure whose own message quotes the text leaks it neither into the answer nor into log or files."""
    caplog.set_level(logging.DEBUG)
    async with running() as client:
        answer = await client.post("/v1/verdicts", json={"text": "canary-4711 break the model"})
        assert answer.status_code == 500
        assert "canary-4711" not in answer.text
    assert b"RuntimeError" in _logged(caplog)
    assert b"canary-4711" not in _everything(settings.var.parent, temporary) + _logged(caplog)


async def test_the_search_would_find_what_is_kept(keep: Keep, settings: Settings, temporary: Path) -> None:
    """A text that was taken in from a feed is found by the same search, so the search is able to fail."""
    await keep({"text": "canary-kept"})
    assert b"canary-kept" in _everything(settings.var.parent, temporary)


async def _check(client: httpx.AsyncClient, number: int, canary: str) -> None:
    if number % 10 > 6:
        pages = [
            ("/en/check", {"ad": f"{canary} Cook wanted in Lisbon"}),
            ("/en/check", {"ad": f"https://{canary}.example/{canary}"}),
            ("/en/share", {"title": canary, "text": f"{canary} Cook wanted", "url": f"https://{canary}.example/"}),
        ]
        path, data = pages[number % 10 - 7]
        assert (await client.post(path, data=data)).status_code == 200
        return
    check = [
        {"text": f"{canary} Cook wanted in Lisbon"},
        {"html": f"<title>{canary}</title><p>Cook wanted, {canary}, write to {canary}@example.com"},
        {"url": f"https://{canary}.example/{canary}?{canary}"},
        {"url": f"https://{canary}.example/", "text": f"{canary} Cook"},
        {"text": canary * 20_000},
        {canary: canary},
        {"text": [canary]},
    ][number % 10]
    await client.post("/v1/verdicts", json=check)


def _everything(*folders: Path) -> bytes:
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return b"".join(path.read_bytes() + str(path).encode() for path in files)


def _logged(caplog: pytest.LogCaptureFixture) -> bytes:
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    return "\n".join(logging.Formatter("%(name)s %(message)s").format(record) for record in ours).encode()
