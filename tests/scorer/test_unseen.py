import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from casefile.post import JobPost
from crawler.pages import complete
from scorer.dataset import KEPT_APART, Complete, Row, load_kept_apart, load_rows
from scorer.edits import Judge
from scorer.evaluate import evaluate_shipped
from scorer.model import Scorer
from scorer.trained import Trained, scorer_of
from scorer.unseen import kept_apart, unseen_judges


@pytest.fixture(scope="module")
def judges(small_trained: Trained) -> dict[str, Judge]:
    """By source."""
    return unseen_judges(small_trained)


@pytest.fixture(scope="module")
def shipped(small_trained: Trained) -> Scorer:
    """What learnt from everything."""
    return scorer_of(small_trained, np.arange(len(small_trained.material.table.rows)), small_trained.heads)


def test_a_source_is_judged_by_a_model_that_saw_nothing_of_it(small_trained: Trained, judges: dict[str, Judge]) -> None:
    """Its scores are those of the folds, from which the figures and thresholds come."""
    out = small_trained.whole
    assert judges.keys() == {row.source for row in out.table.rows if row.own}
    scores = np.column_stack([out.probabilities(score) for score in ("lure", "fraud", "about")])
    for source, judge in judges.items():
        at = next(at for at, row in enumerate(out.table.rows) if row.source == source)
        verdict = judge(out.table.rows[at].post)
        assert (verdict.lure, verdict.fraud, verdict.about) == pytest.approx(tuple(scores[at]), abs=5e-3)


def test_models_of_folds_differ(small_trained: Trained, judges: dict[str, Judge]) -> None:
    """Each source's judge has learnt from the others: the same text has another score with another judge."""
    post = next(row.post for row in small_trained.whole.table.rows if row.own)
    assert len({judge(post).lure for judge in judges.values()}) > 1


def as_it_is(post: JobPost) -> JobPost:
    """Completed by nothing."""
    return post


def test_hands_that_are_kept_apart_are_read_by_themselves() -> None:
    """All of it is of those hands, in many languages that we write in, and with a grade for every lure."""
    rows = load_kept_apart(Path(), as_it_is)
    assert {row.source for row in rows} == set(KEPT_APART)
    languages = {row.language for row in rows}
    assert languages <= {path.stem for path in Path("data/posts").glob("*.jsonl")}
    assert len(languages) >= 30
    assert all(row.how.startswith("grade") for row in rows if row.label == "lure")


@pytest.mark.shared
def test_nothing_learns_from_hands_that_are_kept_apart() -> None:
    """They are not among the rows of training, nor is any of their texts by another name."""
    taught = load_rows(Path(), Path("../shared"), as_it_is)
    texts = {row.post.text for row in load_kept_apart(Path(), as_it_is)}
    assert not {*KEPT_APART} & {row.source for row in taught}
    assert not texts & {row.post.text for row in taught}


def test_what_is_kept_apart_is_judged_by_all_that_was_learnt(shipped: Scorer) -> None:
    """Every row is judged once, and each figure counts those that it names."""
    rows = [row for row in load_kept_apart(Path(), as_it_is) if row.language == "en"]
    done: list[int] = []
    found = kept_apart(shipped, rows, lambda _, at, __: done.append(at))
    assert done == list(range(1, len(rows) + 1))
    of_label = {label: sum(row.label == label for row in rows) for label in ("lure", "fraud", "about", "legitimate")}
    assert found["lures"]["n"] == of_label["lure"] == sum(grade["n"] for grade in found["grades"].values())
    assert found["lures"]["against"] == of_label["legitimate"] + of_label["about"]
    assert found["fraud"]["n"] == of_label["fraud"]
    assert found["lures"]["auc"]["value"] > 0.5
    assert found["levels"]["lures"]["high"]["n"] == of_label["lure"]
    assert found["pairs"]["n"] == len({row.pair for row in rows if row.pair})
    assert found["cannot_tell"]["harmless"]["n"] == found["lures"]["against"]
    harmless = found["harmless_raised"]
    assert sum(share["n"] for share in harmless.values()) == found["lures"]["against"]
    assert {"poor_grammar", "provoking", "twin", "warning"} <= set(harmless)


def test_the_model_that_ships_has_a_card_of_its_own(
    shipped: Scorer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Measured on what is kept apart alone, with contacts and with no more than their kinds, and written with every section."""
    rows = [row for row in load_kept_apart(Path(), complete) if row.language == "en"]
    heard: list[JobPost] = []
    loaded: list[int] = []
    judge = shipped.judge

    def load(_: Path, complete: Complete) -> list[Row]:
        loaded.append(len(heard))
        return [replace(row, post=complete(row.post)) for row in rows]

    monkeypatch.setattr(Scorer, "load", lambda: shipped)
    monkeypatch.setattr(shipped, "judge", lambda post: heard.append(post) or judge(post))
    monkeypatch.setattr("scorer.evaluate.load_kept_apart", load)
    monkeypatch.setattr("scorer.edits.SWAPS", 10)
    evaluate_shipped(Path(), complete, lambda *_: None, tmp_path / "new")
    card = (tmp_path / "new" / "card.md").read_text("utf-8")
    metrics = json.loads((tmp_path / "new" / "metrics.json").read_text("utf-8"))
    assert card.startswith(f"# The model {shipped.versions.model} ")
    for found in (metrics, metrics["without_contacts"]):
        assert found["lures"]["n"] == sum(row.label == "lure" for row in rows)
        assert f"| poor grammar | {found['harmless_raised']['poor_grammar']['n']} |" in card
        assert f"| leet 10 | {found['evasion']['leet_10']['still_raised']['n']} |" in card
    assert card.count("Of 10 swaps") == 2
    values = [[contact.raw for contact in row.post.contacts if contact.raw in row.post.text] for row in rows]
    assert sum(map(len, values)) > len(rows) / 2
    as_written, blind = (heard[start : start + len(rows)] for start in loaded)
    assert all(value in post.text for post, some in zip(as_written, values, strict=True) for value in some)
    assert [value for post, some in zip(blind, values, strict=True) for value in some if value in post.text] == []
    assert [len(post.contacts) for post in blind] == [len(row.post.contacts) for row in rows]
    assert not any("+" in contact.value for post in heard[loaded[1] :] for contact in post.contacts)
