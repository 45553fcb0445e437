"""The queue: a query over posts, highest lure first."""

from math import ceil

from sqlalchemy import ColumnElement, func, select

from api.rulings.case import Choices, QueuePage, QueueRow
from api.store.reported import how_many, is_reported
from api.store.store import Store
from api.store.tables import PostRow
from casefile.post import JobPost
from casefile.ruling import RulingKind
from casefile.verdict import Level

PAGE = 50
EXCERPT = 240


async def queue(  # noqa: PLR0913 - each is one filter
    store: Store,
    *,
    level: Level | None = None,
    board: str | None = None,
    language: str | None = None,
    ruled: bool | None = False,
    reported: bool = False,
    page: int = 1,
) -> QueuePage:
    """Give one page of posts, highest lure first; for a page beyond the last, the last.

    `ruled`: False those that wait, True those ruled on, None all. `reported`: only those that readers have reported.
    """
    wanted = _conditions(level, board, language, ruled) + ([is_reported()] if reported else [])
    async with store.read() as session:
        total = await session.scalar(select(func.count()).select_from(PostRow).where(*wanted)) or 0
        pages = max(1, ceil(total / PAGE))
        page = min(max(page, 1), pages)
        rows = await session.execute(
            select(PostRow, how_many())
            .where(*wanted)
            .order_by(PostRow.lure.desc(), PostRow.id)
            .limit(PAGE)
            .offset((page - 1) * PAGE)
        )
        return QueuePage(rows=tuple(_row(*row) for row in rows), page=page, pages=pages, total=total)


async def choices(store: Store) -> Choices:
    """Give the boards and languages that there are posts of."""
    async with store.read() as session:
        boards = await session.scalars(select(PostRow.board).where(PostRow.board.is_not(None)).distinct())
        languages = await session.scalars(select(PostRow.language).where(PostRow.language.is_not(None)).distinct())
        return Choices(boards=tuple(sorted(filter(None, boards))), languages=tuple(sorted(filter(None, languages))))


def _conditions(
    level: Level | None, board: str | None, language: str | None, ruled: bool | None
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if level is not None:
        conditions.append(PostRow.level == level)
    if board is not None:
        conditions.append(PostRow.board == board)
    if language is not None:
        conditions.append(PostRow.language == language)
    if ruled is not None:
        conditions.append(PostRow.ruling.is_not(None) if ruled else PostRow.ruling.is_(None))
    return conditions


def _row(row: PostRow, reports: int) -> QueueRow:
    post = JobPost.model_validate(row.post)
    return QueueRow(
        post_id=row.id,
        title=post.title,
        employer=post.employer.name if post.employer else None,
        place=post.places[0].raw if post.places else None,
        board=row.board,
        language=row.language,
        excerpt=post.text[:EXCERPT],
        level=Level(row.level),
        lure=row.lure,
        fraud=row.fraud,
        about=row.about,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        reports=reports,
        ruling=RulingKind(row.ruling) if row.ruling else None,
    )
