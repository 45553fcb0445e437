import json
import logging
import logging.config
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api import serve as serving
from api.app import create_app
from api.serve import NotStartedError, logging_config, serve
from api.settings import Settings


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Put the loggers back that a test configures."""
    names = ("", "api", "casefile", "crawler", "facts", "scorer", "uvicorn")
    before = {name: (logging.getLogger(name).level, logging.getLogger(name).handlers[:]) for name in names}
    yield
    for name, (level, handlers) in before.items():
        logging.getLogger(name).setLevel(level)
        logging.getLogger(name).handlers[:] = handlers


@pytest.mark.usefixtures("logging_as_before")
@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_libraries_log_no_more_however_much_we_do(settings: Settings, level: str) -> None:
    """`log_level` turns up our own log; libraries, which may log what they are handed, stay at warnings."""
    logging.config.dictConfig(logging_config(settings.model_copy(update={"log_level": level})))
    assert logging.getLogger("api.errors").getEffectiveLevel() == getattr(logging, level.upper())
    for library in ("aiosqlite", "sqlalchemy.engine", "python_multipart", "asyncio"):
        assert logging.getLogger(library).getEffectiveLevel() == logging.WARNING


@pytest.mark.loopback
@pytest.mark.enable_socket  # the event loop is imported, and keeps the sockets that it finds
def test_there_is_no_access_log(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is started without an access log, without a banner, without web sockets."""
    given: list[uvicorn.Config] = []

    class Server(uvicorn.Server):
        def run(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 - as the library calls it
            given.append(self.config)

    monkeypatch.setattr(serving.uvicorn, "Server", Server)
    serve(settings)
    assert given[0].access_log is False
    assert given[0].server_header is False
    assert given[0].ws == "none"


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.usefixtures("logging_as_before")
def test_a_server_that_does_not_start_is_said(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """An application that fails while it starts is no server that ended well."""

    @asynccontextmanager
    async def fails(_: FastAPI) -> AsyncIterator[None]:
        raise OSError
        yield

    monkeypatch.setattr(serving, "create_app", lambda _: FastAPI(lifespan=fails))
    with pytest.raises(NotStartedError, match="says why"):
        serve(settings.model_copy(update={"port": 0}))


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.usefixtures("logging_as_before")
def test_real_server_logs_nothing_about_who_asks(
    settings: Settings, scorer: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """On a real socket, after verdicts, a feed and a failure, the log holds neither text nor address."""
    started = threading.Event()
    servers: list[uvicorn.Server] = []

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            servers.append(self)
            await super().startup(sockets)
            started.set()

    monkeypatch.setattr(serving.uvicorn, "Server", Server)
    monkeypatch.setattr(serving, "create_app", lambda settings: create(settings, scorer))
    (settings.var / "api-key").write_text("k")
    thread = threading.Thread(target=serve, args=(settings.model_copy(update={"port": 0, "log_level": "debug"}),))
    thread.start()
    try:
        assert started.wait(20)
        port = servers[0].servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            assert client.post("/v1/verdicts", json={"text": "canary-text"}).status_code == 200
            assert client.post("/v1/verdicts", json={"text": "canary-text break the model"}).status_code == 500
            assert client.get("/canary-path?canary-query=1").status_code == 404
            lines = (json.dumps({"id": str(n), "text": "canary-feed"}).encode() + b"\n" for n in range(300))
            feed = client.post("/v1/verdicts/feed", content=lines, headers={"X-API-Key": "k"})
            assert [json.loads(line)["id"] for line in feed.text.splitlines()] == [str(n) for n in range(300)]
    finally:
        servers[0].should_exit = True
        thread.join(20)
    logged = "".join(capfd.readouterr())
    assert "RuntimeError at judge" in logged
    assert "canary" not in logged
    assert "127.0.0.1" not in logged.replace(f"http://127.0.0.1:{port} (Press CTRL+C to quit)", "")


def create(settings: Settings, scorer: Any) -> Any:
    """Give the application with the fake model."""
    return create_app(settings, scorer=scorer)
