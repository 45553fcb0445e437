"""Serve the application, with a log that holds nothing about anybody who asks."""

from collections.abc import Callable

import uvicorn

from api.app import create_app
from api.settings import Settings


class NotStartedError(Exception):
    """The server did not start. The message is for whoever started it."""


def serve(settings: Settings, loaded: Callable[[], None] = lambda: None) -> None:
    """Serve until interrupted, which raises KeyboardInterrupt. Calls `loaded` just before, with everything imported.

    There is no access log: who asked for what is nobody's business, ours included. Raises NotStartedError.
    """
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_config=logging_config(settings),
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        server_header=False,
        ws="none",
    )
    server = uvicorn.Server(config)
    config.get_loop_factory()  # imports the last of it
    loaded()
    try:
        server.run()
    except SystemExit as error:
        raise NotStartedError("The server did not start; what stands above says why.") from error


def logging_config(settings: Settings) -> dict[str, object]:
    """Give the configuration of `logging`: to standard error, one line each, ours and the server's alike.

    Libraries stay at `warning`, however much of our own is wanted: at `debug` some of them log what they are handed.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            **{
                name: {"level": settings.log_level.upper()}
                for name in ("api", "casefile", "crawler", "facts", "scorer")
            },
            "uvicorn": {"level": "INFO"},
        },
    }
