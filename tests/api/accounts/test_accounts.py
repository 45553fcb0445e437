import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from api.accounts import passwords
from api.accounts.service import (
    BadAccountError,
    Role,
    WrongLoginError,
    add_user,
    current_user,
    first_moderator,
    login,
    logout,
)
from api.rates import Rates, TooManyError
from api.settings import Settings
from api.store.store import Store
from api.store.tables import SessionRow

PASSWORD = "a long enough password"  # noqa: S105 - of a person in a test


@pytest.fixture
def rates() -> Rates:
    """Give limits that this test does not meet."""
    return Rates(checks="1000/minute", logins="1000/minute")


async def test_first_moderator_is_made_once(store: Store, rates: Rates) -> None:
    """An empty store gets its first moderator with a generated password that works; after that, nobody is made."""
    made = await first_moderator(store)
    assert made is not None
    token = await login(store, rates, *made, host="203.0.113.9", hours=1)
    user = await current_user(store, token)
    assert user is not None
    assert (user.name, user.role) == ("moderator", Role.MODERATOR)
    assert await first_moderator(store) is None


async def test_passwords_and_tokens_are_not_in_the_store(store: Store, rates: Rates, settings: Settings) -> None:
    """Neither password nor token stands in the database's files: argon2id for the one, a hash for the other."""
    await add_user(store, "ada", PASSWORD)
    token = await login(store, rates, "ada", PASSWORD, host=None, hours=1)
    kept = b"".join(path.read_bytes() for path in settings.var.glob("lurewatch.db*"))
    assert PASSWORD.encode() not in kept
    assert token.encode() not in kept
    assert b"$argon2id$" in kept


@pytest.mark.parametrize(
    ("name", "password"), [("ada", "another password"), ("nobody", PASSWORD), ("", ""), ("a" * 99, "")]
)
async def test_wrong_login_does_not_say_what_is_wrong(store: Store, rates: Rates, name: str, password: str) -> None:
    """A wrong password and a person who does not exist get the same answer."""
    await add_user(store, "ada", PASSWORD)
    with pytest.raises(WrongLoginError) as caught:
        await login(store, rates, name, password, host=None, hours=1)
    assert caught.value.detail == "Name or password is wrong."


async def test_nobody_costs_as_much_as_somebody(store: Store, rates: Rates, monkeypatch: pytest.MonkeyPatch) -> None:
    """A login of a person who does not exist goes through the same hashing, so that its time tells nothing."""
    verified: list[str] = []
    verify = passwords._verify
    monkeypatch.setattr(passwords, "_verify", lambda known, password: verified.append(known) or verify(known, password))
    with pytest.raises(WrongLoginError):
        await login(store, rates, "nobody", PASSWORD, host=None, hours=1)
    assert verified == [passwords.NOBODYS]
    assert passwords.NOBODYS.split("$")[:4] == (await passwords.hashed("x")).split("$")[:4]


async def test_names_are_one_however_they_are_typed(store: Store, rates: Rates) -> None:
    """Case, width and blanks around it make no second person."""
    await add_user(store, "Ada", PASSWORD)
    token = await login(store, rates, "  ＡＤＡ ", PASSWORD, host=None, hours=1)
    assert (await current_user(store, token)).name == "ada"
    with pytest.raises(BadAccountError):
        await add_user(store, "ADA", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password"), [("", None), (" ", None), ("a" * 65, None), ("a\x00", None), ("a", "short")]
)
async def test_unusable_names_and_passwords_are_refused(store: Store, name: str, password: str | None) -> None:
    """A name has letters, a password has length."""
    with pytest.raises(BadAccountError):
        await add_user(store, name, password)


async def test_logins_are_limited_by_name(store: Store) -> None:
    """Guessing one person's password from many networks ends at the limit."""
    rates = Rates(checks="1/minute", logins="3/minute")
    for network in range(3):
        with pytest.raises(WrongLoginError):
            await login(store, rates, "ada", "guess", host=f"203.0.{network}.1", hours=1)
    with pytest.raises(TooManyError):
        await login(store, rates, "Ada", "guess", host="198.51.100.1", hours=1)


async def test_logins_are_limited_by_network(store: Store) -> None:
    """Trying many names from one network ends at the limit; another network is not held up."""
    rates = Rates(checks="1/minute", logins="3/minute")
    for number in range(3):
        with pytest.raises(WrongLoginError):
            await login(store, rates, f"name{number}", "guess", host=f"203.0.113.{number}", hours=1)
    with pytest.raises(TooManyError):
        await login(store, rates, "name9", "guess", host="203.0.113.200", hours=1)
    with pytest.raises(WrongLoginError):
        await login(store, rates, "name8", "guess", host="198.51.100.1", hours=1)


async def test_logout_ends_the_session(store: Store, rates: Rates) -> None:
    """After signing out, the token is nobody's; another session of the same person goes on."""
    await add_user(store, "ada", PASSWORD)
    token, other = [await login(store, rates, "ada", PASSWORD, host=None, hours=1) for _ in range(2)]
    await logout(store, token)
    assert await current_user(store, token) is None
    assert await current_user(store, other) is not None


async def test_session_ends_by_itself(store: Store, rates: Rates, settings: Settings) -> None:
    """A session that has expired is nobody's, and is swept out at the next login."""
    await add_user(store, "ada", PASSWORD)
    token = await login(store, rates, "ada", PASSWORD, host=None, hours=1)
    async with store.write() as session:
        await session.execute(update(SessionRow).values(expires=datetime.now(UTC) - timedelta(seconds=1)))
    assert await current_user(store, token) is None
    await login(store, rates, "ada", PASSWORD, host=None, hours=1)
    with closing(sqlite3.connect(settings.var / "lurewatch.db")) as file:
        assert file.execute("SELECT count(*) FROM sessions").fetchone() == (1,)


@pytest.mark.parametrize("token", [None, "", "x", "\ud800"])
async def test_made_up_token_is_nobodys(store: Store, token: str | None) -> None:
    """A token that was never given out names nobody."""
    assert await current_user(store, token) is None
