"""A sample of hostile texts before the model that is shipped: it answers, and what it quotes stands in the text."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import create_app
from api.settings import Settings
from scorer.model import Scorer
from tests.api.conftest import connected
from tests.api.hostile.texts import RUNNING, in_batches, markup, naughty

pytestmark = pytest.mark.shared


@pytest.fixture
async def shipped(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client of the application with the model that is shipped."""
    app = create_app(settings.model_copy(update={"check_rate": "100000/minute"}), scorer=Scorer.load(threads=1))
    async with app.router.lifespan_context(app), connected(app) as client:
        yield client


async def test_the_model_answers_hostile_texts(shipped: httpx.AsyncClient) -> None:
    """As text, as page and as a seeker's paste: an answer, and each quote is a part of what was sent."""
    sets = (*in_batches(naughty(), 130), *in_batches(list(RUNNING), 50), *in_batches(markup()[::40], 200))
    for text in sets:
        clean = text.replace("\0", "").encode("utf-8", "ignore").decode()
        answer = await shipped.post("/v1/verdicts", json={"text": clean})
        assert answer.status_code == 200, text
        for reason in answer.json()["reasons"]:
            assert reason["quote"] is None or reason["quote"] in clean
        assert (await shipped.post("/v1/verdicts", json={"html": clean})).status_code in {200, 422}, text
        assert (await shipped.post("/en/check", data={"ad": text})).status_code in {200, 422}, text
