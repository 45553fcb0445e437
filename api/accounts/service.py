"""Moderators and their sessions: plain functions on a store. Tokens and passwords are kept as hashes only."""

import hashlib
import secrets
import unicodedata
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from http import HTTPStatus

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from api.accounts import passwords
from api.errors import ProblemError
from api.rates import Rates
from api.store.store import Store
from api.store.tables import SessionRow, UserRow
from casefile.value import Value

MAX_NAME = 64
MAX_PASSWORD = 1_000
MIN_PASSWORD = 12
FIRST = "moderator"


class Role(StrEnum):
    """What a person may do."""

    MODERATOR = "moderator"


class SignedIn(Value):
    """Who is signed in, and the token that every unsafe request of theirs must carry."""

    name: str
    role: Role
    csrf: str


class BadAccountError(ProblemError):
    """The name or the password cannot be used, or the name is taken."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "bad_account"


class WrongLoginError(ProblemError):
    """Name and password do not belong together. It is not said which of them is wrong."""

    status = HTTPStatus.UNAUTHORIZED
    name = "wrong_login"


async def add_user(store: Store, name: str, password: str | None = None, role: Role = Role.MODERATOR) -> str:
    """Add a person, and give their password: the given one, or a generated one to show once. Raises BadAccountError."""
    name = _usable(name)
    password = passwords.generate() if password is None else password
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise BadAccountError(f"A password has {MIN_PASSWORD} to {MAX_PASSWORD:,} characters.")
    row = UserRow(name=name, password=await passwords.hashed(password), role=role, created=datetime.now(UTC))
    try:
        async with store.write() as session:
            session.add(row)
    except IntegrityError:
        raise BadAccountError("There is a moderator of this name already.") from None
    return password


async def first_moderator(store: Store) -> tuple[str, str] | None:
    """Where there is nobody yet, add the first moderator and give name and password: whoever starts it shows them once.

    None where there is somebody.
    """
    async with store.read() as session:
        if await session.scalar(select(UserRow.id).limit(1)) is not None:
            return None
    return FIRST, await add_user(store, FIRST)


async def login(  # noqa: PLR0913 - two collaborators, what the person typed, where from, and for how long
    store: Store, rates: Rates, name: str, password: str, *, host: str | None, hours: int
) -> str:
    """Sign a person in for some hours, and give the session's token, for the cookie only.

    Every attempt is counted, by name and by network. Raises WrongLoginError, TooManyError.
    """
    name = _folded(name[: MAX_NAME + 1])
    await rates.count_login(name, host)
    async with store.read() as session:
        row = await session.scalar(select(UserRow).where(UserRow.name == name))
    if not await passwords.matches(row.password if row else None, password[:MAX_PASSWORD]) or row is None:
        raise WrongLoginError("Name or password is wrong.")
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    expires = now + timedelta(hours=hours)
    async with store.write() as session:
        await session.execute(delete(SessionRow).where(SessionRow.expires <= now))
        session.add(SessionRow(token=_hashed(token), user_id=row.id, csrf=secrets.token_urlsafe(32), expires=expires))
    return token


async def logout(store: Store, token: str) -> None:
    """End a session."""
    async with store.write() as session:
        await session.execute(delete(SessionRow).where(SessionRow.token == _hashed(token)))


async def current_user(store: Store, token: str | None) -> SignedIn | None:
    """Give who holds this token; None for nobody, and once it has expired."""
    if not token:
        return None
    live = (SessionRow.token == _hashed(token)) & (SessionRow.expires > datetime.now(UTC))
    query = select(UserRow.name, UserRow.role, SessionRow.csrf).join(UserRow, UserRow.id == SessionRow.user_id)
    async with store.read() as session:
        found = (await session.execute(query.where(live))).one_or_none()
    return SignedIn(name=found.name, role=Role(found.role), csrf=found.csrf) if found else None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _usable(name: str) -> str:
    name = _folded(name)
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise BadAccountError(f"A name has 1 to {MAX_NAME} letters.")
    return name
