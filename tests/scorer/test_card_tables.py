import numpy as np

from scorer.card_tables import level_rows
from scorer.intervals import share


def test_a_level_stands_under_its_name() -> None:
    """Whatever their order: figures that were stored come back in that of the alphabet."""
    texts = np.arange(10)
    shares = {
        level: share(texts < count, texts) for level, count in (("caution", 2), ("high", 1), ("nothing_found", 7))
    }
    head, _, row, _ = level_rows({"lures": shares})
    heads, cells = ([cell.partition("[")[0].strip() for cell in line.split("|")[1:-1]] for line in (head, row))
    assert heads == ["what", "n", "high", "caution", "nothing found"]
    assert cells == ["lures", "10", "10.0%", "20.0%", "70.0%"]
