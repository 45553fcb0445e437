from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from casefile.post import JobPost
from facts import load_facts
from scorer.boosters import Boosters
from scorer.dataset import BOARDS, LABELS, SAME_SITE, MissingSourceError, Row, hand, lines, load_rows, own_files
from scorer.features import answers, answers_with_meaning, row
from scorer.fit import OWN_SHARE, Table, folds, folds_by_group, out_of_fold, tabulate, weights
from scorer.learn import encode, heads_of, read_by
from scorer.lexicon import load_lexicon
from scorer.reading import Reading
from scorer.train import train
from tests.scorer.conftest import WordEncoder, plainly_tuned

SIGNS = {
    "lure": "We keep your passport. You come on a tourist visa first. Case {}.",
    "fraud": "Top up 50 USDT to unlock the next level. Case {}.",
    "about": "Beware of this scam, the embassy has warned. Case {}.",
    "legitimate": "Send your CV. Health insurance and paid annual leave. Case {}.",
}


def _same(post: JobPost) -> JobPost:
    return post


def _quiet(what: str, done: int, total: int) -> None:
    assert what
    assert done <= total


def _rows() -> Iterator[Row]:
    for label in LABELS:
        for number in range(20):
            post = JobPost(id=f"{label}-{number}", text=SIGNS[label].format(number), language="en")
            source = f"hand {number // 2 % 5}"
            yield Row(post, label, label, f"{label}-{number // 2}", source, "en", own=number < 12)


@pytest.fixture(scope="module")
def table() -> Table:
    """A small table of easy rows."""
    return tabulate(list(_rows()), {}, _quiet)


def test_no_source_stands_on_both_sides_of_a_fold(table: Table) -> None:
    """What one hand wrote, or one board showed, is trained on or measured, never both; and so is a group."""
    sources = np.array([row.source for row in table.rows])
    for train_rows, test_rows in folds(table):
        assert not set(sources[train_rows]) & set(sources[test_rows])
        assert not set(table.groups[train_rows]) & set(table.groups[test_rows])


def test_boards_of_one_site_are_left_out_together(table: Table) -> None:
    """A board that holds ads of another one's site would tell the model of them."""
    assert {*SAME_SITE, *SAME_SITE.values()} <= BOARDS.keys()
    boards = next(iter(SAME_SITE.items()))
    rows = tuple(
        replace(row, source=boards[at // 2 % 2]) if row.source == "hand 0" else row for at, row in enumerate(table.rows)
    )
    held_out = [{rows[at].source for at in out} & set(boards) for _, out in folds(replace(table, rows=rows))]
    assert sorted(held_out, key=len) == [set(), set(), set(), set(), set(boards)]


def test_no_group_stands_on_both_sides_of_a_fold_within_a_source(table: Table) -> None:
    """Rows of one campaign, pair or employer are trained on or measured, never both, and each is measured once."""
    measured = []
    for train_rows, test_rows in folds_by_group(table):
        assert not set(table.groups[train_rows]) & set(table.groups[test_rows])
        measured += list(test_rows)
    assert sorted(measured) == list(range(len(table.rows)))


def test_no_group_is_of_two_hands() -> None:
    """Folds that keep hands whole keep campaigns and pairs whole too."""
    hands: defaultdict[str, set[str]] = defaultdict(set)
    for path in own_files(Path()):
        for fields in lines(path):
            hands[fields["group"]].add(hand(path))
    assert len(hands) > 1_000
    assert not [group for group, of in hands.items() if len(of) > 1]


def test_own_texts_stand_twice_in_one_group(table: Table) -> None:
    """As written and as pasted: the second without a board's fields, in the same group."""
    assert len(table.rows) == 80 + 48
    assert table.groups[0] == table.groups[80]


def test_scores_of_rows_not_seen_tell_easy_labels_apart(table: Table) -> None:
    """On texts that say outright what they are, out-of-fold scores put each label first."""
    out = out_of_fold(table, _quiet)
    truth = np.array([row.label for row in out.table.rows])
    for score in ("lure", "fraud", "about"):
        chances = out.probabilities(score)
        assert chances[truth == score].min() > chances[truth == "legitimate"].max()


def test_a_lure_says_nothing_against_the_fraud_score(table: Table) -> None:
    """A lure may take money too: it has no weight in the fraud booster."""
    truth = np.array([row.label for row in table.rows])
    assert weights(table, "fraud")[truth == "lure"].sum() == 0


def test_what_does_not_teach_has_no_weight(table: Table) -> None:
    """EMSCAD's frauds are measured, and move no booster; its honest ads do, and the rest weigh as before against each other."""
    rows = list(table.rows)
    others = [at for at, one in enumerate(rows) if not one.own]
    for at in others:
        rows[at] = replace(rows[at], source="emscad")
    weight = weights(replace(table, rows=tuple(rows)), "fraud")
    frauds = np.array([one.label == "fraud" for one in rows])
    emscad = np.isin(np.arange(len(rows)), others)
    honest = np.array([one.label == "legitimate" for one in rows])
    assert weight[frauds & emscad] == pytest.approx(0)
    assert (weight[honest & emscad] > 0).all()
    assert weight[frauds].sum() == pytest.approx(weight[~frauds].sum())


def test_a_source_four_times_as_large_weighs_twice_as_much(table: Table) -> None:
    """A board that shows many ads does not drown one that shows few; our own texts weigh alike, whoever wrote them."""
    rows, board = list(table.rows), 0
    for at, one in enumerate(rows):
        if not one.own and one.label == "legitimate":
            rows[at] = replace(one, source="small" if board % 5 == 0 else "large")
            board += 1
    weight = weights(replace(table, rows=tuple(rows)), "lure")
    source = np.array([one.source for one in rows])
    shown = np.array([(source == name).sum() for name in ("small", "large")])
    weighs = np.array([weight[source == name].sum() for name in ("small", "large")])
    assert shown.min() > 0
    assert weighs[1] / weighs[0] == pytest.approx(np.sqrt(shown[1] / shown[0]))
    own = np.array([one.own and one.label != "lure" for one in rows])
    assert np.ptp(weight[own]) == pytest.approx(0)
    assert weight[own].sum() / weight[[one.label != "lure" for one in rows]].sum() == pytest.approx(OWN_SHARE)


def test_all_lures_weigh_the_same(table: Table) -> None:
    """Few lures of another source, written by machine, once had two fifths of the weight: they told the boosters what a lure is."""
    lures = np.array([one.label == "lure" for one in table.rows])
    assert {one.own for one in table.rows if one.label == "lure"} == {True, False}
    assert np.ptp(weights(table, "lure")[lures]) == pytest.approx(0)


def test_a_missing_source_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    """Without the public sources the shipped model is left alone, and the error says which are missing."""
    into = tmp_path / "model"
    with pytest.raises(MissingSourceError, match=r"emscad\.jsonl.*data/posts"):
        train(tmp_path, tmp_path / "shared", _same, _quiet, into=into)
    assert not into.exists()


@pytest.mark.shared
def test_every_source_gives_rows_with_known_labels() -> None:
    """Each public source and each of our own files is read, and its rows have a label and a group."""
    rows = load_rows(Path(), Path("../shared"), _same)
    sources = {row.source for row in rows}
    assert {"emscad", "examples", "jobstreet_id_2024", "first", "second"} <= sources
    assert all(row.label in LABELS and row.group for row in rows)
    boards = [(row.source, row.post.title, row.post.text) for row in rows if row.source in {"emscad", *BOARDS}]
    assert len(boards) == len(set(boards)) > 3_000


def test_rows_are_rated_in_the_shape_of_three_scores(table: Table) -> None:
    """Boosters give one probability a score, between 0 and 1."""
    from scorer.manifest import CURRENT, Manifest  # noqa: PLC0415 - only this test needs the shipped model

    rates = Boosters.load(CURRENT, Manifest.read(CURRENT).whole.calibrations).rate(table.features)
    assert rates.shape == (len(table.rows), 3)
    assert ((rates >= 0) & (rates <= 1)).all()


def test_a_check_asks_what_training_learnt_from(table: Table, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The same heads say the same of a text in training and in a check, and it stands in the same features."""
    monkeypatch.setattr("scorer.learn.Encoder", WordEncoder)
    monkeypatch.setattr("scorer.learn.tune_encoder", plainly_tuned)
    monkeypatch.setattr("scorer.learn_unlisted.EXAMPLES", 200)
    monkeypatch.setattr("scorer.learn_unlisted.HELD_OUT", 20)
    everything = np.arange(len(table.rows))
    vectors = encode(table, tmp_path, _quiet)
    heads = heads_of(table, vectors, everything, _quiet)
    learnt = table.with_meant(read_by(heads, vectors, everything)).features
    meaning = vectors.meaning(heads)
    for features, one in zip(learnt, table.rows, strict=True):
        reading = Reading(one.post, load_lexicon(), load_facts())
        asked = row(answers_with_meaning(reading.with_meant(meaning.read(one.post)), answers(reading)))
        assert np.allclose(asked, features, atol=5e-3, equal_nan=True)
