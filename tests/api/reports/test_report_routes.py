import httpx
import pytest
from pydantic import SecretStr

from tests.api.fakes import Running

AD = {"text": "Work at the compound", "consent": True}


async def test_the_way_of_a_report(client: httpx.AsyncClient) -> None:
    """A report is sent, looked at, added to, withdrawn and erased, with nothing but its receipt."""
    taken = await client.post("/v1/reports", json=AD | {"happened": ["asked_money"], "note": "They wanted 500."})
    assert taken.status_code == 201
    assert taken.headers["cache-control"] == "no-store"
    at = f"/v1/reports/{taken.json()['receipt']}"
    shown = (await client.get(at)).json()
    assert shown == {key: value for key, value in taken.json().items() if key != "receipt"}
    assert "500" not in str(shown)
    added = await client.post(at, json={"note": "And a passport.", "wants_person": True})
    assert (added.status_code, added.json()["wants_person"]) == (200, True)
    assert (await client.post(at, json={"withdraw": True})).json()["is_withdrawn"] is True
    erased = await client.delete(at)
    assert (erased.status_code, erased.content) == (204, b"")
    assert (await client.get(at)).status_code == 404


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"text": "Cook"}, "no_consent"),
        ({"consent": True}, "nothing_to_judge"),
        (AD | {"name": "Ada"}, "invalid_request"),
        (AD | {"consent": "yes"}, "invalid_request"),
        (AD | {"happened": ["abducted"]}, "invalid_request"),
        (AD | {"note": "x" * 4_001}, "invalid_request"),
        ([], "invalid_request"),
    ],
)
async def test_what_is_no_report_is_a_problem(client: httpx.AsyncClient, body: object, name: str) -> None:
    """What cannot be taken gets a problem document; a name is not even a field."""
    answer = await client.post("/v1/reports", json=body)
    assert (answer.status_code, answer.json()["type"]) == (422, f"urn:lurewatch:problem:{name}")


@pytest.mark.parametrize(("code", "status"), [("x", 422), ("0000-0000-0000-0000-0000-0000", 404), ("%00", 422)])
async def test_a_code_of_nothing(client: httpx.AsyncClient, code: str, status: int) -> None:
    """A mistyped code and one that belongs to nothing are told apart, and neither is repeated."""
    for answer in (
        await client.get(f"/v1/reports/{code}"),
        await client.post(f"/v1/reports/{code}", json={"note": "x"}),
        await client.delete(f"/v1/reports/{code}"),
    ):
        assert answer.status_code == status
        assert code not in answer.json()["detail"]


async def test_an_empty_addition_is_refused(client: httpx.AsyncClient) -> None:
    """An addition that adds nothing is a problem."""
    code = (await client.post("/v1/reports", json=AD)).json()["receipt"]
    assert (await client.post(f"/v1/reports/{code}", json={})).status_code == 422


async def test_a_flood_ends(running: Running) -> None:
    """One network sends as many reports as its bucket holds, and is told when the next can come."""
    async with running(report_rate="2/hour") as client:
        answers = [await client.post("/v1/reports", json=AD) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 1_800


async def test_codes_are_in_no_count(client: httpx.AsyncClient) -> None:
    """Metrics count the route, never a receipt."""
    code = (await client.post("/v1/reports", json=AD)).json()["receipt"]
    await client.get(f"/v1/reports/{code}")
    counts = (await client.get("/metrics")).text
    assert 'route="/v1/reports/{receipt}"' in counts
    assert code not in counts


async def test_the_key_outlives_a_restart(running: Running) -> None:
    """A receipt is found again after a restart, and not under another key."""
    async with running() as client:
        code = (await client.post("/v1/reports", json=AD)).json()["receipt"]
    async with running() as client:
        assert (await client.get(f"/v1/reports/{code}")).status_code == 200
    async with running(receipt_key=SecretStr("another")) as client:
        assert (await client.get(f"/v1/reports/{code}")).status_code == 404
