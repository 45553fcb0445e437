"""A sighting: one post as one line of a feed shows it, and what it changes about what is kept."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from api.store.posts import Known
from casefile.address import canonical
from casefile.feed import FeedLineError
from casefile.post import JobPost

WHERE_AND_WHEN = frozenset({"id", "address", "seen_at", "page_sha256"})
"""Fields that say where and when a post was seen, and nothing of what it says."""

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""No crawler has seen a post before. A line that says so has a broken clock."""


class Sighting(NamedTuple):
    """One post, seen once."""

    line: int
    post: JobPost
    address: str | None
    """Canonical."""
    content: str
    """SHA-256 of what the post says, hex."""
    seen: datetime | None
    """None: the line does not say when."""

    @property
    def key(self) -> str:
        """What the post is known by."""
        return self.address or self.content

    def is_news(self, known: Known | None, versions: str) -> bool:
        """Say whether the post has to be judged: not kept, kept in an earlier form, or judged by other versions."""
        if known is None:
            return True
        if self.content == known.content:
            return known.versions != versions
        return self.seen is None or self.seen >= known.last_seen

    def moments(self, known: Known | None, now: datetime) -> tuple[datetime, datetime]:
        """Give when the post was first and last seen, this sighting included."""
        if known is None:
            return self.seen or now, self.seen or now
        seen = self.seen or known.last_seen
        return min(known.first_seen, seen), max(known.last_seen, seen)


def sighted(line: int, post: JobPost) -> Sighting:
    """Take a post from a feed's line. Raises FeedLineError where its address is none."""
    try:
        address = canonical(post.address) if post.address else None
    except ValueError as error:  # BadAddressError, and what the parser itself refuses (a host of dots)
        raise FeedLineError(f"`address`: {error}", post.id) from None
    says = post.model_dump_json(exclude=set(WHERE_AND_WHEN))
    return Sighting(line, post, address, hashlib.sha256(says.encode()).hexdigest(), _moment(post.seen_at))


def latest(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Give one sighting of each post: the latest; of those that do not say when, the last."""
    by_key: dict[str, Sighting] = {}
    for one in sightings:
        before = by_key.get(one.key)
        if before is None or one.seen is None or before.seen is None or one.seen >= before.seen:
            by_key[one.key] = one
    return list(by_key.values())


def _moment(seen: datetime | None) -> datetime | None:
    """Give a moment that a clock can have shown: UTC where no zone is named, not after now."""
    if seen is None:
        return None
    aware = seen if seen.tzinfo else seen.replace(tzinfo=UTC)
    return min(max(aware, EARLIEST), datetime.now(UTC))
