from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from casefile.post import JobPost
from scorer.asides import ONE_IN, read_asides, rows_with_asides
from scorer.dataset import Row
from scorer.fit import folds, tabulate
from scorer.lexicon.file import read_files

ROOT = Path(__file__).resolve().parents[2]
ASIDES = {"en": {"denied": ["Do not believe the news."], "warned": ["Beware of fake agents."]}}


def _rows(label: str, language: str = "en", *, own: bool = True) -> list[Row]:
    return [
        Row(JobPost(text=f"Offer {at}."), label, label, f"{label}-{at}", "first", language, own=own)
        for at in range(2 * ONE_IN)
    ]


def _quiet(step: str, done: int, of: int) -> None:
    pass


def test_every_language_has_both_kinds() -> None:
    """Whoever writes a new language's lexicon is told to write these, too."""
    asides = read_asides(ROOT)
    assert asides.keys() == {one.language for one in read_files()}
    assert all(kinds.keys() == {"denied", "warned"} and all(kinds.values()) for kinds in asides.values())


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("lure", {"warned": 2, "denied": 2}),
        ("fraud", {"warned": 2, "denied": 2}),
        ("legitimate", {"warned": 2}),
        ("about", {}),
    ],
)
def test_lures_deny_and_all_offers_warn(label: str, said: dict[str, int]) -> None:
    """Honest offers warn of those who use their name as often as lures do; texts about lures are left as they are."""
    rows = list(rows_with_asides(_rows(label), ASIDES))
    assert all(row.has_aside and not row.is_measured and row.label == label for row in rows)
    told = Counter(next(kind for kind, (text,) in ASIDES["en"].items() if text in row.post.text) for row in rows)
    assert told == said


def test_an_aside_stands_before_or_after_the_text() -> None:
    """And the text is whole."""
    texts = [row.post.text for row in rows_with_asides(_rows("legitimate"), ASIDES)]
    assert texts == ["Offer 0. Beware of fake agents.", f"Beware of fake agents. Offer {ONE_IN}."]


@pytest.mark.parametrize("rows", [_rows("lure", "xx"), _rows("lure", own=False)])
def test_others_are_left_alone(rows: list[Row]) -> None:
    """Languages without asides, and posts that are not our own."""
    assert not list(rows_with_asides(rows, ASIDES))


def test_folds_are_as_they_were_without_asides() -> None:
    """Each stands on the side of its source, and no row changes sides for it."""
    rows = [replace(row, source=f"hand {at % 7}") for at, row in enumerate(_rows("lure") + _rows("legitimate"))]
    bare, table = tabulate(rows, {}, _quiet), tabulate(rows, ASIDES, _quiet)
    count = len(bare.rows)
    assert len(table.rows) == count + 6
    for (_, alone), (seen, held_out) in zip(folds(bare), folds(table), strict=True):
        assert (held_out[held_out < count] == alone).all()
        assert {table.rows[at].source for at in seen}.isdisjoint(table.rows[at].source for at in held_out)
