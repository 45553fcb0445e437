import numpy as np
import pytest

from casefile.post import JobPost
from scorer.dataset import Row
from scorer.judged import Judged
from scorer.manifest import CURRENT, Manifest


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Four lures, four lookalikes of which two score high, and two ads of a board that score low."""
    scores = [0.9, 0.8, 0.7, 0.6, 0.85, 0.65, 0.2, 0.1, 0.05, 0.01]
    labels = ["lure"] * 4 + ["legitimate"] * 6
    rows = tuple(
        Row(
            JobPost(text=f"Cook wanted, place {at}"),
            label,
            label,
            f"g{at}",
            "first" if at < 8 else "board",
            "en",
            own=at < 8,
        )
        for at, label in enumerate(labels)
    )
    policy = Manifest.read(CURRENT).whole.policy
    return Judged(rows, np.arange(10), np.array([[score, 0, 0] for score in scores]), policy)


def test_on_a_board_nine_in_ten_of_the_harmless_are_its_ads(judged: Judged) -> None:
    """The weights give the two ads of a board nine times what the four lookalikes have."""
    weight = judged.as_on_a_board
    assert weight[judged.lookalikes].sum() / weight[judged.harmless].sum() == pytest.approx(0.1)
    assert weight[judged.lures] == pytest.approx(1)


def test_lookalikes_cost_less_where_they_are_few(judged: Judged) -> None:
    """Two of four lookalikes may be above the border where lookalikes are a tenth of all, and none where they are most."""
    even = judged.apart(judged.lures, judged.harmless)
    board = judged.apart(judged.lures, judged.harmless, weight=judged.as_on_a_board)
    assert even["recall_at_5"]["value"] == 0.25
    assert board["recall_at_5"]["value"] == 1.0
    assert board["auc"]["value"] > even["auc"]["value"]


def test_without_a_board_all_count_alike(judged: Judged) -> None:
    """There is nothing to weigh."""
    own = judged.only(judged.own)
    assert own.as_on_a_board == pytest.approx(1)
