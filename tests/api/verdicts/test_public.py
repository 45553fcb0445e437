import json
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from api.verdicts.public import PublicReason, PublicVerdict, for_public
from casefile.verdict import Reason, Verdict
from tests.api.fakes import FakeScorer, Running

SAMPLES = Path(__file__).parent.parent / "seeker" / "verdicts"
KEY = {"X-API-Key": "key-of-this-test"}


@pytest.fixture
def high() -> Verdict:
    """Give the sample of a high verdict, with numbers of many digits."""
    verdict = Verdict.model_validate(json.loads((SAMPLES / "high.json").read_text(encoding="utf-8"))["verdict"])
    return verdict.model_copy(update={"lure": 0.9312345, "fraud": 0.1212345})


def test_the_public_is_told_everything_but_weights(high: Verdict) -> None:
    """A verdict for the public has each field of a verdict, and each of a reason except its weight."""
    assert set(PublicVerdict.model_fields) == set(Verdict.model_fields)
    assert set(PublicReason.model_fields) == set(Reason.model_fields) - {"weight"}
    told, exact = for_public(high).model_dump(), high.model_dump()
    assert (told["lure"], told["fraud"]) == (0.93, 0.12)
    for reason in exact["reasons"]:
        del reason["weight"]
    numbers = ("lure", "fraud", "about")
    assert {name: told[name] for name in told if name not in numbers} == {
        name: exact[name] for name in exact if name not in numbers
    }


async def test_weights_are_for_who_has_the_key(
    running: Running, scorer: FakeScorer, high: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the key, or with a wrong one, no weight and no exact number leaves the server; with it both do."""
    monkeypatch.setattr(scorer, "judge", lambda _: high)
    async with running(api_key=SecretStr(KEY["X-API-Key"])) as client:
        for headers in ({}, {"X-API-Key": "wrong"}, {"X-API-Key": ""}):
            answer = await client.post("/v1/verdicts", json={"text": "Cook"}, headers=headers)
            assert "weight" not in answer.text
            assert "12345" not in answer.text
            assert len(answer.json()["reasons"]) == len(high.reasons)
        answer = await client.post("/v1/verdicts", json={"text": "Cook"}, headers=KEY)
        assert answer.json()["lure"] == 0.9312345
        assert all("weight" in reason for reason in answer.json()["reasons"])


async def test_the_page_tells_no_number(
    running: Running, scorer: FakeScorer, high: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The seeker's page shows neither weights nor probabilities."""
    monkeypatch.setattr(scorer, "judge", lambda _: high)
    async with running() as client:
        page = await client.post("/en/check", data={"ad": "Cook wanted"})
    assert page.status_code == 200
    assert not [number for number in ("0.93", "12345", "weight") if number in page.text]


async def test_what_is_documented_is_what_is_sent(client: httpx.AsyncClient) -> None:
    """The API's description knows both shapes of a verdict."""
    answers = (await client.get("/v1/openapi.json")).json()["paths"]["/v1/verdicts"]["post"]["responses"]
    shapes = answers["200"]["content"]["application/json"]["schema"]["anyOf"]
    assert [shape["$ref"].rpartition("/")[2] for shape in shapes] == ["PublicVerdict", "Verdict"]
