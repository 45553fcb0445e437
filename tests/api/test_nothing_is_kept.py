import logging
import secrets
import tempfile
from pathlib import Path

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
    if number % 8 == 7:
        await client.post("/en/check", data={"ad": f"{canary} Cook wanted in Lisbon"})
        return
    check = [
        {"text": f"{canary} Cook wanted in Lisbon"},
        {"html": f"<title>{canary}</title><p>Cook wanted, {canary}, write to {canary}@example.com"},
        {"url": f"https://{canary}.example/{canary}?{canary}"},
        {"url": f"https://{canary}.example/", "text": f"{canary} Cook"},
        {"text": canary * 20_000},
        {canary: canary},
        {"text": [canary]},
    ][number % 8]
    await client.post("/v1/verdicts", json=check)


def _everything(*folders: Path) -> bytes:
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return b"".join(path.read_bytes() + str(path).encode() for path in files)


def _logged(caplog: pytest.LogCaptureFixture) -> bytes:
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    return "\n".join(logging.Formatter("%(name)s %(message)s").format(record) for record in ours).encode()
