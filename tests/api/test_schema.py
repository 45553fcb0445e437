"""Thousands of requests made from the API's own description: what it says is what is answered, and nothing fails.

By default at least 5,000 cases, the same ones each time. Once in a while, ask more, and others:
`LUREWATCH_SCHEMA_CASES=20000 LUREWATCH_SCHEMA_SEED=7 .venv/bin/pytest -n 0 tests/api/test_schema.py`.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as of_run
from pydantic import SecretStr
from schemathesis import Case, GenerationMode
from schemathesis.python.asgi import shutdown_lifespans
from schemathesis.schemas import BaseSchema

from api.app import create_app
from api.headers import KEYED
from api.lines import LINES
from api.settings import Settings
from tests.api.fakes import FakeScorer

CASES = int(os.environ.get("LUREWATCH_SCHEMA_CASES", "5000"))
SEED = int(os.environ.get("LUREWATCH_SCHEMA_SEED", "1"))
KEY = "the-key-of-this-test"
MANY = "1000000/minute"

OPERATIONS = [
    (method, path, bool(operation.get("requestBody") or operation.get("parameters")))
    for path, methods in create_app(Settings()).openapi()["paths"].items()
    for method, operation in methods.items()
]
ASKING = [(method, path) for method, path, takes in OPERATIONS if takes]
EACH = -(-CASES // (2 * len(ASKING)))
"""Cases for each route that takes anything, once as it is described and once not."""


SEMANTIC = {
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 401, 404, 409, 410, 422]}},
}
"""What a schema cannot say is refused with 422 all the same: a text of spaces, a receipt that is mistyped."""


@schemathesis.serializer(LINES)
def lines(_: Any, value: Any) -> bytes:
    """Give a body as it goes out: a text as it is, a list as JSON lines."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return b"\n".join(json.dumps(item).encode() for item in (value if isinstance(value, list) else [value]))


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    """Run the application, and give what it says of itself."""
    var: Path = tmp_path_factory.mktemp("schema")
    settings = Settings(var=var, api_key=SecretStr(KEY), check_rate=MANY, report_rate=MANY)
    app, config = create_app(settings, scorer=FakeScorer()), schemathesis.Config.from_dict(SEMANTIC)
    yield schemathesis.openapi.from_asgi("/v1/openapi.json", app, config=config)
    shutdown_lifespans()


def ask(schema: BaseSchema, method: str, path: str, mode: GenerationMode, many: int, **given_values: Any) -> int:
    """Ask one route many times, hold each answer against the description, and give how often it was asked."""
    operation = schema[path][method]
    headers = {"X-API-Key": KEY} if path in KEYED else None
    count = 0

    @seed(SEED)
    @of_run(
        max_examples=many,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # a failing request is shown as it was: making it smaller takes minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(mode, **given_values))
    def asked(case: Case) -> None:
        nonlocal count
        count += 1
        case.call_and_validate(headers=headers)

    asked()
    return count


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["described", "not described"])
@pytest.mark.parametrize(("method", "path"), ASKING)
def test_what_is_sent_gets_a_described_answer(schema: BaseSchema, method: str, path: str, mode: GenerationMode) -> None:
    """Whatever is sent to a route, as described or not, it answers as it says, and never with a failure."""
    assert ask(schema, method, path, mode, EACH) >= EACH


@pytest.mark.parametrize(("method", "path"), [(method, path) for method, path, takes in OPERATIONS if not takes])
def test_a_route_that_takes_nothing_answers_as_described(schema: BaseSchema, method: str, path: str) -> None:
    """A route without parameters answers as it says, refuses other methods, and keeps its key's door shut."""
    assert ask(schema, method, path, GenerationMode.POSITIVE, 1) == 1


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["described", "not described"])
def test_a_report_that_is_kept_answers_as_described(schema: BaseSchema, mode: GenerationMode) -> None:
    """With a receipt that is real, a report is seen, added to until it is full, and erased, all as described."""
    report = {"text": "Work at the compound", "consent": True, "note": "They asked for money"}
    sent = schema["/v1/reports"]["post"].Case(body=report, media_type="application/json").call()
    assert sent.status_code == 201
    path, receipt = "/v1/reports/{receipt}", {"receipt": sent.json()["receipt"]}
    assert ask(schema, "post", path, mode, 30, path_parameters=receipt) == 30
    assert ask(schema, "get", path, GenerationMode.POSITIVE, 1, path_parameters=receipt) == 1
    assert ask(schema, "delete", path, GenerationMode.POSITIVE, 1, path_parameters=receipt) == 1
