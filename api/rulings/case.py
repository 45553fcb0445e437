"""What a moderator sees: a row of the queue, and a case with its history."""

from datetime import datetime

from api.store.events import Event, EventKind
from casefile.post import JobPost
from casefile.ruling import Ruling, RulingKind
from casefile.value import Value
from casefile.verdict import Level, Verdict


class QueueRow(Value):
    """One post in the queue."""

    post_id: int
    title: str | None
    employer: str | None
    place: str | None
    board: str | None
    language: str | None
    excerpt: str
    """The first words of the text."""
    level: Level
    lure: float
    fraud: float
    about: float
    first_seen: datetime
    last_seen: datetime
    reports: int
    """How many reports are about it, withdrawn ones left out."""
    ruling: RulingKind | None


class QueuePage(Value):
    """One page of the queue, highest lure first. Pages count from 1."""

    rows: tuple[QueueRow, ...]
    page: int
    pages: int
    total: int


class Choices(Value):
    """What the queue can be filtered by."""

    boards: tuple[str, ...]
    languages: tuple[str, ...]


class Entry(Value):
    """One line of a case's history."""

    seq: int
    at: datetime
    actor: str | None
    """None once it was erased."""
    ruling: Ruling | None
    """The ruling that was made; None for an undoing, and once it was erased."""
    undoes: int | None
    """The event that was undone."""
    is_lift: bool
    """An appeal was not answered in time: what was ruled before counts no more."""
    is_undone: bool
    is_standing: bool
    """This is the ruling, or the lifting, that holds now."""


class Case(Value):
    """One post with its verdict and all that happened to it."""

    post_id: int
    post: JobPost
    verdict: Verdict
    first_seen: datetime
    last_seen: datetime
    history: tuple[Entry, ...]
    """Oldest first."""
    ruling: Ruling | None
    """The ruling that holds now."""
    has_changed: bool
    """The ad says something else than when the ruling was made."""
    seen: int
    """The last event; give it back to `rule`, which so notices a ruling made meanwhile. 0: none."""


def standing(events: list[Event]) -> Event | None:
    """Give the ruling that holds: the latest that was neither undone, erased nor lifted. State is the sum of events."""
    gone, lift = undone(events), lifting(events)
    made = [event for event in events if event.kind == EventKind.RULING and not event.is_erased]
    holds = next((event for event in reversed(made) if event.seq not in gone), None)
    return None if holds and lift and holds.seq < lift.seq else holds


def lifting(events: list[Event]) -> Event | None:
    """Give the latest lifting that was not undone: rulings made before it do not count."""
    gone = undone(events)
    lifts = [event for event in events if event.kind == EventKind.RULING_LIFTED and event.seq not in gone]
    return lifts[-1] if lifts else None


def undone(events: list[Event]) -> set[int]:
    """Give the rulings and liftings that were undone."""
    return {event.content["undoes"] for event in events if event.kind == EventKind.RULING_UNDONE and event.content}


def ruling_of(event: Event) -> Ruling | None:
    """Give the ruling that an event made."""
    made = event.content.get("ruling") if event.kind == EventKind.RULING else None
    return Ruling.model_validate(made) if made else None


def history(events: list[Event]) -> tuple[Entry, ...]:
    """Give a case's history, oldest first."""
    gone, holds, lift = undone(events), standing(events), lifting(events)
    standing_now = holds or lift
    return tuple(
        Entry(
            seq=event.seq,
            at=event.at,
            actor=event.actor,
            ruling=ruling_of(event),
            undoes=event.content.get("undoes"),
            is_lift=event.kind == EventKind.RULING_LIFTED,
            is_undone=event.seq in gone,
            is_standing=event == standing_now,
        )
        for event in events
    )
