"""The key that partners and crawlers send with feeds."""

import hmac
import os
import secrets
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import APIKeyHeader

from api.errors import ProblemError
from api.settings import Settings


class WrongKeyError(ProblemError):
    """No key, or not ours."""

    status = HTTPStatus.UNAUTHORIZED
    name = "wrong_key"


def api_key(settings: Settings) -> str:
    """Give this installation's key: the one that was set, or the one in `var/api-key`, made at first start."""
    if settings.api_key is not None:
        return settings.api_key.get_secret_value()
    path = settings.var / "api-key"
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
