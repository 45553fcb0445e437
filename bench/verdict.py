"""What a verdict by text costs over HTTP, beside the scorer alone on the same texts: CPU of the process, turn by turn.

Both judge with the shipped model. Over HTTP means the whole application, from the request to the answer's bytes, without the
socket. The bar is 1.5 times the scorer's own CPU.

    python bench/verdict.py
"""

import asyncio
import os

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # before numpy is imported

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import httpx
from check import texts_of_length

from api.app import create_app
from api.settings import Settings
from casefile.post import JobPost
from scorer.model import Scorer

TEXTS = 40
ROUNDS = 3
BAR = 1.5


async def main() -> None:
    """Print the CPU of both, in milliseconds a text, and the ratio."""
    texts = [post.text for post in texts_of_length(seed=1)[:TEXTS]]
    scorer = Scorer.load(threads=1)
    with TemporaryDirectory() as var:
        app = create_app(Settings(var=Path(var), check_rate="1000000/minute", judge_threads=1), scorer=scorer)
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://lurewatch.example") as client,
        ):
            alone, over_http = [], []
            for _ in range(ROUNDS):
                for text in texts:
                    began = process_time()
                    scorer.judge(JobPost(text=text))
                    between = process_time()
                    answer = await client.post("/v1/verdicts", json={"text": text})
                    over_http.append(process_time() - between)
                    alone.append(between - began)
                    assert answer.is_success, answer.text
    ratio = sum(over_http) / sum(alone)
    print(f"scorer alone  {1_000 * median(alone):.1f} ms of CPU a text (median of {len(alone)})")
    print(f"over HTTP     {1_000 * median(over_http):.1f} ms")
    print(f"ratio         {ratio:.2f} (of the sums; the bar is {BAR})")


if __name__ == "__main__":
    asyncio.run(main())
