"""How fast a check is, tier by tier, beside the usual detector (character TF-IDF and a linear SVM) in the same run.

One post: a text of 2 kB, judged by the first tier alone on one core, by both tiers on one core and on two, reasons and
all, as in a server that has answered a hundred others; p50 and p99 in milliseconds. Many: `judge_all` with the policy as
shipped, on a public board's ads and on our own posts, which are lures and their lookalikes; posts/s, and the share that the
encoder was not shown.

    python bench/check.py        # the board's ads where ../shared/data has them
"""

import os
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from unittest.mock import patch

import orjson
from check_feed import own_posts, peer
from rich.console import Console
from rich.table import Table

from casefile.feed import read_line
from casefile.post import JobPost
from crawler.pages import complete
from scorer.encoder import EncoderUnavailable
from scorer.model import Scorer

ROOT = Path(__file__).resolve().parent.parent
BOARD = ROOT.parent / "shared" / "data" / "jobstreet_id_2024.jsonl"
COLUMNS = {
    "title": "title",
    "text": "description",
    "employer": "company",
    "place": "location",
    "country": "country",
    "pay": "salary",
}
"""The fields of a feed line, and the board's columns that fill them."""
LENGTH = 2_000
"""Bytes of a text that is judged by itself."""
SINGLE = 100
"""Texts that are judged by themselves."""
MANY = 500
"""Posts that are judged together."""
ROUNDS = 3

ALL = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def main() -> None:
    """Print two tables."""
    console = Console()
    others, texts = texts_of_length(seed=2), texts_of_length(seed=1)
    trained = peer(own_posts())

    def rate(posts: Sequence[JobPost]) -> object:
        return trained([orjson.dumps({"text": post.text}) for post in posts])

    table = Table(
        "", "cores", "p50 ms", "p99 ms", title=f"one text of {LENGTH:,} bytes, {SINGLE} texts", title_justify="left"
    )
    use(1)
    outright = without_encoder()
    table.add_row("first tier alone", "1", *single(outright.judge, others, texts))
    for cores in (1, 2):
        use(cores)
        whole = Scorer.load(threads=cores)
        table.add_row("both tiers, with reasons", str(cores), *single(whole.judge, others, texts))
    use(1)
    table.add_row("TF-IDF + linear SVM, one number", "1", *single(lambda text: rate([text]), others, texts))
    console.print(table)

    table = Table("", "cores", "posts", "posts/s", "not shown to the encoder", title="many posts", title_justify="left")
    for name, posts in sets().items():
        for cores, what, judge in ((1, "first tier alone", outright.judge_all), (2, "as shipped", whole.judge_all)):
            use(cores)
            speed, verdicts = together(judge, posts)
            shown = sum(verdict.coverage.meaning for verdict in verdicts) / len(posts)
            table.add_row(f"{name}: {what}", str(cores), str(len(posts)), f"{speed:,.0f}", f"{1 - shown:.1%}")
        use(1)
        table.add_row(f"{name}: TF-IDF + linear SVM", "1", str(len(posts)), f"{together(rate, posts)[0]:,.0f}", "")
    console.print(table)


def use(cores: int) -> None:
    """From here on, run on so many cores, where the system lets a process say so."""
    if ALL:
        os.sched_setaffinity(0, ALL[:cores])


def without_encoder() -> Scorer:
    """The scorer as it is on a machine without the encoder's weights."""
    with patch("scorer.model.Meaning.load", side_effect=EncoderUnavailable):
        return Scorer.load()


def texts_of_length(seed: int) -> list[JobPost]:
    """Lures of our own, as many of a language behind one another as make up the length."""
    by_language: dict[str, list[str]] = {}
    for line, is_lure in own_posts():
        post = read_line(line)
        if is_lure:
            by_language.setdefault(post.language or "", []).append(post.text)
    random = Random(seed)
    texts = []
    for at in range(SINGLE):
        language = sorted(by_language)[at % len(by_language)]
        some = "\n".join(random.sample(by_language[language], min(30, len(by_language[language]))))
        texts.append(complete(JobPost(text=some.encode()[:LENGTH].decode(errors="ignore"), language=language)))
    return texts


def sets() -> dict[str, list[JobPost]]:
    """The posts that are judged together, by where they are from."""
    own = [complete(read_line(line)) for line, _ in Random(1).sample(own_posts(), MANY)]
    if not BOARD.is_file():
        return {"our own posts": own}
    with BOARD.open("rb") as file:
        ads = [row for row in islice(map(orjson.loads, file), MANY) if row["title"] and row["description"]]
    lines = [{feed: row[column] for feed, column in COLUMNS.items() if row[column]} for row in ads]
    return {
        "a public board's feed": [complete(read_line(orjson.dumps(line))) for line in lines],
        "its titles and texts alone": [complete(JobPost(title=line["title"], text=line["text"])) for line in lines],
        "our own posts": own,
    }


def single(judge: Callable[[JobPost], object], others: Sequence[JobPost], texts: Sequence[JobPost]) -> tuple[str, str]:
    """p50 and p99 of one text at a time, in milliseconds, after the others."""
    for text in others:
        judge(text)
    times = [1_000 * seconds(judge, text) for text in texts]
    return f"{median(times):.1f}", f"{quantiles(times, n=100)[98]:.1f}"


def together(judge: Callable[[Sequence[JobPost]], Any], posts: Sequence[JobPost]) -> tuple[float, Any]:
    """Posts a second, the median of the rounds, and what came of the posts."""
    return len(posts) / median(seconds(judge, posts) for _ in range(ROUNDS)), judge(posts)


def seconds(answer: Callable[[Any], object], asked: object) -> float:
    """How long an answer takes."""
    began = perf_counter()
    answer(asked)
    return perf_counter() - began


if __name__ == "__main__":
    main()
