"""Whether this installation can answer."""

from http import HTTPStatus
from typing import Literal

from api.errors import ProblemError
from api.judge import Judge
from api.store.store import Store
from casefile.post import JobPost
from casefile.value import Value
from casefile.verdict import Versions

PROBE = JobPost(text="Cook wanted in Lisbon. 1,100 euro a month, contract before you travel.")


class NotReadyError(ProblemError):
    """A part that every answer needs does not work."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    name = "not_ready"


class Readiness(Value):
    """Store and model answer."""

    status: Literal["ready"] = "ready"
    versions: Versions


async def readiness(store: Store, judge: Judge) -> Readiness:
    """Ask the store and the model. Raises NotReadyError, which names the part and not the reason."""
    try:
        await store.ping()
    except Exception as error:
        raise NotReadyError("The store does not answer.") from error
    try:
        verdict = await judge(PROBE)
    except Exception as error:
        raise NotReadyError("The model does not answer.") from error
    return Readiness(versions=verdict.versions)
