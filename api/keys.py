"""This installation's secrets: the key that partners and crawlers send, and the one that receipts are hashed under."""

import hmac
import os
import secrets
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyHeader
from pydantic import SecretStr

from api.errors import ProblemError
from api.settings import Settings


class WrongKeyError(ProblemError):
    """No key, or not ours."""

    status = HTTPStatus.UNAUTHORIZED
    name = "wrong_key"


def api_key(settings: Settings) -> str:
    """Give this installation's key: the one that was set, or the one in `var/api-key`, made at first start."""
    return _kept(settings.api_key, settings.var / "api-key")


def receipt_key(settings: Settings) -> str:
    """Give the key under which receipts are hashed: the one that was set, or the one in `var/receipt-key`."""
    return _kept(settings.receipt_key, settings.var / "receipt-key")


def has_key(request: Request) -> bool:
    """Say whether a caller sends this installation's key."""
    expected: str = request.app.state.wiring.api_key
    return hmac.compare_digest(request.headers.get("x-api-key", "").encode(), expected.encode())


def _kept(given: SecretStr | None, path: Path) -> str:
    if given is not None:
        return given.get_secret_value()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(key := secrets.token_urlsafe(32))
    return key


async def check_key(
    request: Request, sent: Annotated[str | None, Depends(APIKeyHeader(name="X-API-Key", auto_error=False))]
) -> None:
    """Let a caller with the key pass. A dependency of routes that take feeds."""
    expected: str = request.app.state.wiring.api_key
    if not hmac.compare_digest((sent or "").encode(), expected.encode()):
        headers = {"WWW-Authenticate": 'ApiKey header="X-API-Key"'}
        raise WrongKeyError("Send the key of this installation as `X-API-Key`.", headers=headers)


WithKey = Depends(check_key)
