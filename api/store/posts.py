"""Posts as they are kept."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.store.tables import PostRow
from casefile.post import JobPost


async def at(session: AsyncSession, address: str) -> JobPost | None:
    """Give the post under a canonical address."""
    kept = await session.scalar(select(PostRow.post).where(PostRow.address == address))
    return JobPost.model_validate(kept) if kept else None
