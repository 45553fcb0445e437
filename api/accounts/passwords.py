"""Passwords: hashed with argon2id, compared in the same time whether or not the person exists."""

import secrets

import anyio
import anyio.to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
NOBODYS = HASHER.hash(secrets.token_urlsafe())
"""The hash that a password is compared with where there is no such person."""

AT_ONCE = anyio.CapacityLimiter(2)
"""Each hash takes 64 MiB and tens of milliseconds: more at once would be a way to exhaust the machine."""


def generate() -> str:
    """Give a password that nobody has to think up: 120 bits."""
    return secrets.token_urlsafe(15)


async def hashed(password: str) -> str:
    """Give the argon2id hash of a password."""
    return await anyio.to_thread.run_sync(HASHER.hash, password, limiter=AT_ONCE)


async def matches(known: str | None, password: str) -> bool:
    """Say whether the password is the one that was hashed. `known` None: nobody's; it takes as long and is False."""
    is_right = await anyio.to_thread.run_sync(_verify, known or NOBODYS, password, limiter=AT_ONCE)
    return is_right and known is not None


def _verify(known: str, password: str) -> bool:
    try:
        return bool(HASHER.verify(known, password))
    except (VerificationError, InvalidHashError):
        return False
