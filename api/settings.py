"""Every setting, read from the environment (`LUREWATCH_…`) once at start."""

from pathlib import Path
from typing import Annotated, Literal

from limits import parse
from pydantic import AfterValidator, Field, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _rate(text: str) -> str:
    parse(text)
    return text


Rate = Annotated[str, AfterValidator(_rate)]
"""How often in how long: `120/minute`."""


class Settings(BaseSettings):
    """How this installation runs. Secrets have no default: where none is given, one is generated into `var`."""

    model_config = SettingsConfigDict(
        env_prefix="LUREWATCH_", frozen=True, extra="ignore", use_attribute_docstrings=True, env_ignore_empty=True
    )

    var: Path = Path("var")
    """Folder for what this installation writes: the database, generated secrets. Created for its owner only."""

    database_url: str | None = None
    """SQLAlchemy address of the store; SQLite so far. Not given: `var/lurewatch.db`."""

    host: str = "127.0.0.1"
    """Network address to listen on. The default can be reached from this machine only."""

    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    """Port to listen on."""

    trusted_proxies: str = "127.0.0.1"
    """Addresses (comma-separated) of reverse proxies whose `X-Forwarded-…` is believed. They must pass `Host` on."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """How much is logged. No level logs requests, texts or addresses."""

    api_key: SecretStr | None = None
    """Key that partners send as `X-API-Key` with feeds. Not given: `var/api-key`, generated at first start."""

    judge_threads: PositiveInt = 2
    """Worker threads that read pages and judge posts, so that the event loop stays free. Feeds are read on all cores."""

    body_bytes: PositiveInt = 2_000_000
    """Largest body of a request, in bytes."""

    feed_bytes: PositiveInt = 1_000_000_000
    """Largest body of a feed, in bytes. A feed is read line by line and never held whole."""

    check_rate: Rate = "120/minute"
    """Public checks allowed to one network (IPv4 /24, IPv6 /48)."""

    login_rate: Rate = "10/15 minutes"
    """Attempts to sign in allowed to one name, and separately to one network."""

    contact: Annotated[str, Field(pattern=r"^[!-~]{3,200}$")] | None = None
    """Mail or web address that a site can complain to; part of the user agent when a page is opened for a person who
    asked for it. Without it no page is opened."""

    report_rate: Rate = "5/hour"
    """Reports and appeals allowed to one network. A bucket: unused ones come back one by one, not all at once."""

    puzzled_report_rate: Rate = "20/hour"
    """Reports and appeals allowed to one network whose browsers solved the form's puzzle. A bucket of its own."""

    report_days: PositiveInt = 180
    """Days that a report or an appeal is kept. The forms say so; a change holds for those that come after it."""

    appeal_days: PositiveInt = 14
    """Days in which an appeal is answered. One that is not lifts the ruling until a moderator rules again."""

    receipt_key: SecretStr | None = None
    """Key under which receipts are hashed. Not given: `var/receipt-key`, generated at first start. Without the key no
    receipt is ever found again."""

    session_hours: PositiveInt = 12
    """Hours until a moderator has to sign in again."""

    @property
    def database(self) -> str:
        """The store's address as SQLAlchemy takes it."""
        return self.database_url or f"sqlite+aiosqlite:///{(self.var / 'lurewatch.db').resolve()}"
