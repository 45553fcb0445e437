"""Learns what texts mean: heads on an encoder's vectors, each text read by heads that saw nothing of its group. Training only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import SVC

from scorer.dataset import Row
from scorer.encoder import Encoder
from scorer.encoder.graph import READ
from scorer.erasure import identity_directions, identity_texts
from scorer.fit import Progress, Table, folds
from scorer.heads import Floats, Head, Heads, Space
from scorer.learn_unlisted import learn_unlisted
from scorer.meaning import LABELS, Texts, meant, texts_of
from scorer.unlisted import Unlisted

PUBLIC = 1_500
"""Posts of public sources that heads learn from."""
GAMMA, PENALTY = 1.0, 3.0
WAITING = 4
"""Features that wait for the encoder (`Meant.row`)."""
SWAPPED = 68
"""Texts in which words for who somebody is are swapped, to find the directions of identity."""


@dataclass(frozen=True)
class Vectors:
    """What the encoder gives for a table's rows: one vector a text, and one a piece. Each different text is read once."""

    whole: NDArray[np.float32]
    """(texts, width)"""
    pieces: tuple[NDArray[np.float32], ...]
    """For each text (pieces, width); none where it is all one piece."""
    texts: tuple[Texts, ...]
    text: NDArray[np.int64]
    """For each row of the table, which text it is."""
    unlisted: Unlisted
    """Found words for who somebody is before the encoder read the texts."""
    directions: NDArray[np.float32]
    """Of identity: heads are made blind to them."""
    sha256: str


def encode(table: Table, progress: Progress) -> Vectors:
    """Read every text. Takes some 40 ms a text on two cores."""
    encoder = Encoder()
    unlisted = learn_unlisted(encoder, [row.post for row in table.rows if row.own], progress)
    find = cache(partial(unlisted.find, encoder))
    numbers: dict[str, int] = {}
    texts: list[Texts] = []
    text: list[int] = []
    whole: list[Floats] = []
    parts: list[Floats] = []
    for done, row in enumerate(table.rows):
        read = texts_of(row.post, find)
        text.append(numbers.setdefault(read.whole, len(numbers)))
        if len(numbers) > len(whole):
            vectors = encoder.vectors([read.whole, *read.pieces])
            whole.append(vectors[0])
            parts.append(vectors[1:])
            texts.append(read)
        progress("encoder", done + 1, len(table.rows))
    swapped = identity_texts(_some_of_each_language(table.rows, [texts[at].whole for at in text]))
    return Vectors(
        np.stack(whole),
        tuple(parts),
        tuple(texts),
        np.array(text),
        unlisted,
        identity_directions(encoder, swapped),
        encoder.sha256,
    )


def heads_of(table: Table, vectors: Vectors, chosen: NDArray[np.int64]) -> Heads:
    """Heads learnt from the chosen rows: each text once, all of our own and some of public sources."""
    _, first = np.unique(vectors.text[chosen], return_index=True)
    rows = chosen[np.sort(first)]
    own = np.array([table.rows[at].own for at in rows])
    public = rows[~own]
    some = np.random.default_rng(1).choice(public, min(PUBLIC, len(public)), replace=False)
    taught = np.sort(np.concatenate([rows[own], some]))
    whole = vectors.whole[vectors.text[taught]]
    space = Space(whole.mean(axis=0), vectors.directions, len(READ))
    placed = space.place(whole)
    given = np.array([table.rows[at].label for at in taught])
    return Heads(space, tuple(_head(placed, given == label) for label in LABELS))


def _head(placed: Floats, labels: NDArray[np.bool_]) -> Head:
    machine = SVC(C=PENALTY, gamma=GAMMA, class_weight="balanced", cache_size=1000).fit(placed, labels)
    return Head(
        machine.support_vectors_.astype(np.float32),
        machine.dual_coef_[0].astype(np.float32),
        float(machine.intercept_[0]),
        GAMMA,
    )


def read_by(heads: Heads, vectors: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the rows mean by these heads, (rows, 4)."""
    read = {}
    for number in map(int, np.unique(vectors.text[rows])):
        margins = heads.margins(np.concatenate([vectors.whole[[number]], vectors.pieces[number]]))
        read[number] = meant(margins[0], margins[1:], vectors.texts[number]).row
    return np.array([read[int(number)] for number in vectors.text[rows]], np.float32).reshape(len(rows), WAITING)


def out_of_fold_meaning(
    table: Table,
    vectors: Vectors,
    progress: Progress,
    split: Callable[[Table], Sequence[tuple[NDArray[np.int64], ...]]] = folds,
) -> NDArray[np.float32]:
    """What every row means to heads that saw nothing of its group, (rows, 4)."""
    out = np.full((len(table.rows), WAITING), np.nan, np.float32)
    parts = split(table)
    for done, (seen, held_out) in enumerate(parts):
        out[held_out] = read_by(heads_of(table, vectors, seen), vectors, held_out)
        progress("heads", done + 1, len(parts))
    return out


def _some_of_each_language(rows: Sequence[Row], texts: Sequence[str]) -> list[tuple[str, str]]:
    """Some of our own texts, as many of each language as of any other."""
    by_language: dict[str, list[str]] = {}
    for row, text in zip(rows, texts, strict=True):
        if row.own:
            by_language.setdefault(row.language, []).append(text)
    each = max(1, SWAPPED // max(len(by_language), 1))
    return [
        (language, text)
        for language, some in sorted(by_language.items())
        for text in some[:: max(1, len(some) // each)][:each]
    ]
