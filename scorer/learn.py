"""Learns what texts mean: heads, and what they say of texts of whose group they saw nothing. Training only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import SVC

from scorer.dataset import Row
from scorer.encoder import Encoder, Read
from scorer.encoder.graph import READ
from scorer.erasure import identity_directions, identity_texts
from scorer.features.meaning import NAMES
from scorer.fit import Progress, Table, folds
from scorer.heads import Heads
from scorer.kernel import KernelHeads, Space, coarse, nearness
from scorer.learn_ngrams import learn_ngrams, ngram_matrix
from scorer.learn_unlisted import learn_unlisted
from scorer.meaning import LABELS, texts_of
from scorer.unlisted import Unlisted

PUBLIC = 1_500
"""Posts of public sources that heads learn from."""
GAMMA, PENALTY = 1.5, 3.0
SWAPPED = 68
"""Texts in which words for who somebody is are swapped, to find the directions of identity."""


@dataclass(frozen=True)
class Vectors:
    """What the encoder gives for a table's rows: one vector a text, and one a piece. Each different text is read once."""

    whole: NDArray[np.float32]
    """(texts, width)"""
    pieces: tuple[NDArray[np.float32], ...]
    """For each text (pieces, width), each among the others."""
    ngrams: csr_matrix
    """(texts, 2 ** BITS)"""
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
    text: list[int] = []
    read: list[Read] = []
    for done, row in enumerate(table.rows):
        texts = texts_of(row.post, find)
        text.append(numbers.setdefault(texts.whole, len(numbers)))
        if len(numbers) > len(read):
            read.append(encoder.read(texts.whole, texts.pieces))
        progress("encoder", done + 1, len(table.rows))
    wholes = list(numbers)
    swapped = identity_texts(_some_of_each_language(table.rows, [wholes[at] for at in text]))
    return Vectors(
        np.stack([one.whole for one in read]),
        tuple(one.parts for one in read),
        ngram_matrix(wholes),
        np.array(text),
        unlisted,
        identity_directions(encoder, swapped),
        encoder.sha256,
    )


def heads_of(table: Table, vectors: Vectors, chosen: NDArray[np.int64]) -> Heads:
    """Heads learnt from those of the chosen rows that teach, each text once."""
    chosen = chosen[[table.rows[at].teaches for at in chosen]]
    _, first = np.unique(vectors.text[chosen], return_index=True)
    rows = chosen[np.sort(first)]
    given = np.array([table.rows[at].label for at in rows])
    return Heads(_kernel_heads(table, vectors, rows), learn_ngrams(vectors.ngrams[vectors.text[rows]], given))


def _kernel_heads(table: Table, vectors: Vectors, rows: NDArray[np.int64]) -> KernelHeads:
    """From all of our own texts, and some of public sources."""
    own = np.array([table.rows[at].own for at in rows])
    public = rows[~own]
    some = np.random.default_rng(1).choice(public, min(PUBLIC, len(public)), replace=False)
    taught = np.sort(np.concatenate([rows[own], some]))
    whole = vectors.whole[vectors.text[taught]]
    space = Space.of(whole, vectors.directions, len(READ))
    numbers, steps = coarse(space.place(whole))
    placed = numbers * steps
    given = np.array([table.rows[at].label for at in taught])
    # One table of nearness for all labels: the library would work it out for each, and number by number.
    near = nearness(placed, placed, GAMMA).astype(np.float64)
    weights, bias = np.zeros((len(taught), len(LABELS)), np.float32), np.zeros(len(LABELS), np.float32)
    for at, label in enumerate(LABELS):
        machine = SVC(C=PENALTY, kernel="precomputed", class_weight="balanced", cache_size=1000)
        machine.fit(near, given == label)
        weights[machine.support_, at] = machine.dual_coef_[0]
        bias[at] = machine.intercept_[0]
    supports = weights.any(axis=1)
    return KernelHeads(space, placed[supports], weights[supports], bias, GAMMA)


def read_by(heads: Heads, vectors: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the rows mean by these heads, (rows, features that wait)."""
    numbers, places = np.unique(vectors.text[rows], return_inverse=True)
    lure, fraud, about = heads.kernel.margins(vectors.whole[numbers]).T
    pieces = [vectors.pieces[number] for number in numbers]
    by_piece = heads.kernel.margins(np.concatenate(pieces))[:, 0]
    most = np.maximum.reduceat(by_piece, np.cumsum([0, *map(len, pieces[:-1])]))
    worded = vectors.ngrams[numbers] @ heads.ngrams.weights * heads.ngrams.steps + heads.ngrams.bias
    return np.column_stack([lure, most, fraud, about, worded])[places].astype(np.float32)


def out_of_fold_meaning(
    table: Table,
    vectors: Vectors,
    progress: Progress,
    split: Callable[[Table], Sequence[tuple[NDArray[np.int64], ...]]] = folds,
) -> NDArray[np.float32]:
    """What every row means to heads that saw nothing of its group, (rows, features that wait)."""
    out = np.full((len(table.rows), len(NAMES)), np.nan, np.float32)
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
