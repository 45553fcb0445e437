"""The tables. A change here needs a migration in `api/migrations`; a test holds the two together."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Double, ForeignKey, Index, String, Text, TypeDecorator, false, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is taken off on the way in and put back on the way out."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, D102
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """The base of all tables."""


class PostRow(Base):
    """One post as it was last seen, with the verdict on it. `ruling` and `ruled_seq` can be rebuilt from the events."""

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str | None] = mapped_column(Text, unique=True)
    """Canonical. A post without one is known by its content."""
    content: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what the post says, whenever and wherever it was seen; a random number where only a report brought it."""
    words: Mapped[str | None] = mapped_column(String(64), index=True)
    """Hash of the text alone (`api.store.words`), by which a report of the same text finds the post."""
    is_reported: Mapped[bool] = mapped_column(server_default=false())
    """Only a report has brought it: it stands under no address, and goes when the report goes."""
    board: Mapped[str | None] = mapped_column(Text, index=True)
    language: Mapped[str | None] = mapped_column(Text, index=True)
    first_seen: Mapped[datetime] = mapped_column(Moment)
    last_seen: Mapped[datetime] = mapped_column(Moment)
    post: Mapped[dict[str, Any]] = mapped_column(JSON)
    level: Mapped[str] = mapped_column(String(20))
    lure: Mapped[float] = mapped_column(Double)
    fraud: Mapped[float] = mapped_column(Double)
    about: Mapped[float] = mapped_column(Double)
    verdict: Mapped[dict[str, Any]] = mapped_column(JSON)
    versions: Mapped[str] = mapped_column(Text)
    """JSON: model, rules and facts that gave the verdict."""
    ruling: Mapped[str | None] = mapped_column(String(20))
    ruled_seq: Mapped[int | None]

    __table_args__ = (
        Index("posts_without_address", "content", unique=True, sqlite_where=text("address IS NULL")),
        Index("posts_by_lure", "ruling", "lure"),
    )


class EventRow(Base):
    """One event. Appended; `payload` and `salt` may be erased; nothing else ever changes (triggers see to it)."""

    __tablename__ = "events"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    payload: Mapped[str | None] = mapped_column(Text)
    """JSON, as it was committed to, to the byte: kind, post, at, actor and the content of the event."""
    salt: Mapped[str | None] = mapped_column(String(64))
    commitment: Mapped[str] = mapped_column(String(64))
    """SHA-256 of salt and payload, hex."""
    chain: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the previous event's chain and this commitment, hex."""


class UserRow(Base):
    """One moderator."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64), unique=True)
    password: Mapped[str] = mapped_column(Text)
    """Argon2id hash."""
    role: Mapped[str] = mapped_column(String(20))
    created: Mapped[datetime] = mapped_column(Moment)


class SessionRow(Base):
    """One signed-in browser. The token itself is in its cookie only."""

    __tablename__ = "sessions"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    """SHA-256 of the token, hex."""
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    expires: Mapped[datetime] = mapped_column(Moment)


class ReportRow(Base):
    """One report. What it says is in its events; here is what finds it, and how long it stays."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[str] = mapped_column(String(64), unique=True)
    """Keyed hash of the receipt code, hex. The code itself is with the reader only."""
    received: Mapped[date]
    kept_until: Mapped[date] = mapped_column(index=True)
    address: Mapped[str | None] = mapped_column(Text, index=True)
    """Canonical: where the reader says that the ad stood."""
    words: Mapped[str | None] = mapped_column(String(64), index=True)
    """Hash of the ad's text (`api.store.words`)."""
    seqs: Mapped[list[int]] = mapped_column(JSON)
    """The events that hold what was said, oldest first."""
    is_withdrawn: Mapped[bool]
    asked_seq: Mapped[int | None]
    """The event by which the reader asked that a person looks: a ruling made after it answers that."""
    closed: Mapped[date | None]
    """When a moderator looked at it where there was no post to rule on."""


class AppealRow(Base):
    """One appeal against what was decided about the ad at an address. What it says is in its events."""

    __tablename__ = "appeals"

    id: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[str] = mapped_column(String(64), unique=True)
    """Keyed hash of the receipt code, hex."""
    address: Mapped[str] = mapped_column(Text, index=True)
    """Canonical."""
    received: Mapped[date]
    due: Mapped[date] = mapped_column(index=True)
    """The last day on which it can be answered in time."""
    kept_until: Mapped[date] = mapped_column(index=True)
    seq: Mapped[int]
    """The event that holds what was said."""
    against_seq: Mapped[int | None]
    """The ruling that held when it came. None: there was none, and so nothing to appeal against."""
    may_lift: Mapped[bool]
    """Unanswered, it lifts the ruling. False where an earlier appeal against a ruling on this ad was answered."""
    lifted_seq: Mapped[int | None]
    """The event by which it lifted the ruling."""
    closed: Mapped[date | None]
    """When a moderator looked at it where there was no post to rule on."""
