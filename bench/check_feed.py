"""How fast `check --feed` is, beside the usual detector: character TF-IDF and a linear SVM, which answers one number.

Both read the same JSON lines on the same core, turn by turn. Ours gives level, reasons, terms, corridors and checks for
each; the peer one score. `posts/s` is of whole batches, `p50` and `p99` of one post at a time, in milliseconds.

    python bench/check_feed.py        # on the project's own posts; on EMSCAD too where ../shared/data has it
"""

import os

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # before numpy is imported

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import orjson
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from casefile.feed import read_line
from crawler.pages import complete
from lurewatch.feed import judge_lines
from scorer.model import Scorer

ROOT = Path(__file__).resolve().parent.parent
EMSCAD = ROOT.parent / "shared" / "data" / "emscad.jsonl"
ROUNDS = 5
BATCH = 500
SINGLE = 300
"""Posts that are timed one by one."""

Answer = Callable[[Sequence[bytes]], object]
Labelled = list[tuple[bytes, bool]]


def own_posts() -> Labelled:
    """Give the project's labelled posts as lines, each with whether it is a lure."""
    files = sorted((ROOT / "data" / "posts").rglob("*.jsonl"))
    rows = [line for path in files for line in path.read_bytes().splitlines()]
    return [(line, orjson.loads(line)["label"] == "lure") for line in rows]


def emscad_posts() -> Labelled:
    """Give EMSCAD as lines, each with whether it was marked as fraud."""
    posts = []
    for row in map(orjson.loads, EMSCAD.read_bytes().splitlines()):
        parts = [row.get(part) for part in ("company_profile", "description", "requirements", "benefits")]
        text = "\n".join(part for part in parts if part)
        if text:
            posts.append((orjson.dumps({"title": row["title"], "text": text[:100_000]}), bool(row["fraudulent"])))
    return posts


def peer(posts: Labelled) -> Answer:
    """Train the usual detector on these posts, and give what answers lines."""
    pipeline: Pipeline = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=2), LinearSVC())
    pipeline.fit([_text(line) for line, _ in posts], [label for _, label in posts])
    return lambda lines: pipeline.decision_function([_text(line) for line in lines])


def ours() -> Answer:
    """Give what `check --feed` does with lines that have arrived."""
    scorer = Scorer.load()
    return lambda lines: judge_lines(lines, complete, scorer.judge_all)


def _text(line: bytes) -> str:
    post = read_line(line)
    return f"{post.title or ''}\n{post.text}"


def measure(answers: dict[str, Answer], lines: Sequence[bytes]) -> dict[str, tuple[float, float, float]]:
    """Give posts/s, p50 and p99 of each, measured turn by turn so that a busy machine slows all alike."""
    rates: dict[str, list[float]] = {name: [] for name in answers}
    times: dict[str, list[float]] = {name: [] for name in answers}
    for _ in range(ROUNDS):
        for name, answer in answers.items():
            rates[name].append(len(lines) / _seconds(answer, lines))
    for line in lines[:SINGLE]:
        for name, answer in answers.items():
            times[name].append(1_000 * _seconds(answer, [line]))
    return {name: (median(rates[name]), median(times[name]), quantiles(times[name], n=100)[98]) for name in answers}


def _seconds(answer: Answer, lines: Sequence[bytes]) -> float:
    began = perf_counter()
    answer(lines)
    return perf_counter() - began


def show(title: str, figures: dict[str, tuple[float, float, float]]) -> None:
    """Print one table; ratios are ours to the peer's."""
    table = Table("", "posts/s", "p50 ms", "p99 ms", title=title, title_justify="left")
    for name, (rate, middle, slow) in figures.items():
        table.add_row(name, f"{rate:,.0f}", f"{middle:.2f}", f"{slow:.2f}")
    mine, other = figures.values()
    table.add_row("ratio", *(f"{one / two:.2f}" for one, two in zip(mine, other, strict=True)))
    Console().print(table)


def main() -> None:
    """Measure on each corpus that is here."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    corpora = {"our own posts": own_posts()}
    if EMSCAD.is_file():
        corpora["EMSCAD"] = emscad_posts()
    judge = ours()
    for name, posts in corpora.items():
        chosen = [line for line, _ in posts][:BATCH]
        assert chosen, "there are no posts to measure with"
        length = sum(map(len, chosen)) // len(chosen)
        figures = measure({"lurewatch check --feed": judge, "TF-IDF + linear SVM": peer(posts)}, chosen)
        show(f"{name}: {len(chosen)} posts of {length:,} bytes on average", figures)


if __name__ == "__main__":
    main()
