"""The moderator's way through the queue: what it is filtered by, and which case comes next."""

from typing import Annotated, Literal, NamedTuple
from urllib.parse import urlencode

from pydantic import BeforeValidator, Field, StringConstraints

from api.console.inbox import Beside, beside
from api.rulings.case import Case, QueuePage
from api.rulings.queue import queue
from api.rulings.service import case
from api.seeker.service import Answer, lay_out
from api.store.store import Store
from casefile.post import MAX_TEXT, Line
from casefile.ruling import RulingKind
from casefile.value import Value
from casefile.verdict import Level

MAX_NOTE = 2_000
"""Characters of a moderator's note."""

RULED = {"no": False, "yes": True, "all": None}


def _not_chosen(value: object) -> object:
    return None if value == "" else value


class Way(Value):
    """Where a moderator is in the queue: what it is filtered by, the page, and the ruling just made.

    Empty fields of the form mean *all*.
    """

    level: Annotated[Level | None, BeforeValidator(_not_chosen)] = None
    board: Annotated[Line | None, BeforeValidator(_not_chosen)] = None
    language: Annotated[Line | None, BeforeValidator(_not_chosen)] = None
    ruled: Literal["no", "yes", "all"] = "no"
    reported: Literal["", "yes"] = ""
    """`yes`: only posts that readers have reported."""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    made: Annotated[int | None, Field(ge=1)] = None
    """The ruling just made, to be undone from the next page."""
    made_on: Annotated[int | None, Field(ge=1)] = None
    """The post that it was made on."""

    def query(self, **changed: object) -> str:
        """Give the way as a query, with its question mark, parts of it changed. No text or address is ever in it."""
        kept = self.model_dump(mode="json", exclude_defaults=True, exclude={"made", "made_on"}) | changed
        return f"?{urlencode(kept)}" if kept else ""


class Decision(Value):
    """The form under a case. `seen` is the last event that the moderator knew of; `csrf` is the door's business."""

    kind: RulingKind
    note: Annotated[str, StringConstraints(max_length=MAX_NOTE, strip_whitespace=True)] = ""
    seen: int
    csrf: str


class OpenCase(NamedTuple):
    """One case as it lies open: the post with its history, its verdict laid out, and the post that comes next."""

    case: Case
    answer: Answer
    after: int | None
    beside: Beside
    """What readers and the poster have sent about it."""


async def filtered(store: Store, way: Way) -> QueuePage:
    """Give one page of the queue."""
    return await queue(
        store,
        level=way.level,
        board=way.board,
        language=way.language,
        ruled=RULED[way.ruled],
        reported=way.reported == "yes",
        page=way.page,
    )


async def following(store: Store, way: Way, post_id: int) -> int | None:
    """Give the post after this one in the queue, or the first one where this has left it. None at the end."""
    shown = await filtered(store, way)
    ids = [row.post_id for row in shown.rows]
    if post_id not in ids:
        return ids[0] if ids else None
    if shown.page < shown.pages:
        after = await filtered(store, way.model_copy(update={"page": shown.page + 1}))
        ids += [row.post_id for row in after.rows]
    return next(iter(ids[ids.index(post_id) + 1 :]), None)


async def open_case(store: Store, way: Way, post_id: int) -> OpenCase:
    """Open a case, its text whole and with every reason. Raises NoSuchCaseError."""
    opened = await case(store, post_id)
    answer = lay_out(opened.verdict, opened.post, reasons=len(opened.verdict.reasons), whole=MAX_TEXT)
    return OpenCase(opened, answer, await following(store, way, post_id), await beside(store, post_id))
