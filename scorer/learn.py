"""Learns what texts mean: heads, and what they say of texts of whose source they saw nothing. Training only."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from scorer.dataset import Row
from scorer.encoder import Below, Encoder
from scorer.erased import Erased
from scorer.erasure import identity_directions, identity_texts
from scorer.features.meaning import NAMES
from scorer.fit import FOLDS, Progress, Table, folds
from scorer.heads import Heads
from scorer.learn_ngrams import learn_ngrams, ngram_matrix
from scorer.learn_unlisted import learn_unlisted
from scorer.meaning import LABELS, Meaning, texts_of
from scorer.tuned import tune_encoder
from scorer.unlisted import Unlisted

HONEST = "legitimate"
"""What each label is told from."""
PUBLIC = 150
"""Honest ads of each board that tune the encoder: without any, ads of firms that it had not seen read like lures to it."""
SWAPPED = 68
"""Texts in which words for who somebody is are swapped, to find the directions of identity."""


@dataclass(frozen=True)
class Vectors:
    """What a table's texts are to the encoder under the layers that are tuned. Each different text is read once."""

    encoder: Encoder
    below: tuple[Below, ...]
    """Of each text, with its pieces; without what is erased."""
    ngrams: csr_matrix
    """(texts, 2 ** BITS)"""
    text: NDArray[np.int64]
    """For each row of the table, which text it is."""
    unlisted: Unlisted
    """Found words for who somebody is before the encoder read the texts."""
    erased: Erased
    """What was taken out of what is below."""
    tuned: Path
    """The folder where the encoders tuned on them are kept."""

    def meaning(self, heads: Heads) -> Meaning:
        """What reads texts as these were read, by heads learnt from them."""
        find = partial(self.unlisted.find, self.encoder)
        return Meaning(self.encoder.tuned(heads.changes), heads, find, self.encoder.sha256)


def encode(table: Table, tuned: Path, progress: Progress) -> Vectors:
    """Read every text; encoders tuned on them are kept in the folder `tuned`.

    Takes some 40 ms a text on two cores, and 100 kB of memory.
    """
    encoder = Encoder()
    unlisted = learn_unlisted(encoder, [row for row in table.rows if row.own and not row.has_aside], progress)
    find = cache(partial(unlisted.find, encoder))
    numbers: dict[str, int] = {}
    text: list[int] = []
    below: list[Below] = []
    for done, row in enumerate(table.rows):
        texts = texts_of(row.post, find)
        text.append(numbers.setdefault(texts.whole, len(numbers)))
        if len(numbers) > len(below):
            below.append(_in_half(encoder.below(texts.whole, texts.pieces)))
        progress("encoder", done + 1, len(table.rows))
    wholes = list(numbers)
    erased = identity_erased(encoder, table, [wholes[at] for at in text])
    below = [_in_half(erased.of(one)) for one in below]
    return Vectors(encoder, tuple(below), ngram_matrix(wholes), np.array(text), unlisted, erased, tuned)


def identity_erased(encoder: Encoder, table: Table, texts: Sequence[str]) -> Erased:
    """What moves with who somebody is, in some of our own texts, of the text of each row."""
    swapped = identity_texts(_some_of_each_language(table.rows, texts))
    means = [np.stack([_mean(encoder.below(text)) for text in changed]) for changed in swapped]
    return Erased(np.concatenate(means).mean(axis=0), identity_directions(means))


def heads_of(table: Table, vectors: Vectors, chosen: NDArray[np.int64], progress: Progress) -> Heads:
    """Heads learnt from those of the chosen rows that teach them, each text once."""
    chosen = chosen[[table.rows[at].teaches and not table.rows[at].has_aside for at in chosen]]
    _, first = np.unique(vectors.text[chosen], return_index=True)
    rows = chosen[np.sort(first)]
    worded = learn_ngrams(vectors.ngrams[vectors.text[rows]], np.array([table.rows[at].label for at in rows]))
    tuning = _tuning(table, rows)
    given = np.array([(HONEST, *LABELS).index(table.rows[at].label) for at in tuning])
    below = [vectors.below[vectors.text[at]].windows[0] for at in tuning]
    return Heads(vectors.erased, *tune_encoder(vectors.encoder.weights, below, given, vectors.tuned, progress), worded)


def _tuning(table: Table, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows that tune the encoder: all of our own, and some honest ads of each board, which are long and alike."""
    own = np.array([table.rows[at].own for at in rows])
    source = np.array([table.rows[at].source for at in rows])
    honest = np.array([table.rows[at].label == HONEST for at in rows])
    random = np.random.default_rng(1)
    boards = [rows[honest & ~own & (source == board)] for board in np.unique(source[honest & ~own])]
    return np.sort(np.concatenate([rows[own], *(random.permutation(ads)[:PUBLIC] for ads in boards)]))


def read_by(heads: Heads, vectors: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the rows mean by these heads, (rows, features that wait)."""
    encoder = vectors.encoder.tuned(heads.changes)
    numbers, places = np.unique(vectors.text[rows], return_inverse=True)
    meant = []
    for number in numbers:
        read = encoder.above(vectors.below[number])
        lure, fraud, about = heads.linear.margins(read.whole[None])[0]
        meant.append((lure, heads.linear.margins(read.parts)[:, 0].max(), fraud, about))
    worded = vectors.ngrams[numbers] @ heads.ngrams.weights * heads.ngrams.steps + heads.ngrams.bias
    return np.column_stack([np.array(meant), worded])[places].astype(np.float32)


def fold_heads(table: Table, vectors: Vectors, progress: Progress) -> tuple[Heads, ...]:
    """For each fold, heads that saw nothing of the sources that it holds out."""
    found = []
    for done, (seen, _) in enumerate(folds(table)):
        found.append(heads_of(table, vectors, seen, progress))
        progress("heads", done + 1, FOLDS)
    return tuple(found)


def out_of_fold_meaning(table: Table, vectors: Vectors, heads: Sequence[Heads]) -> NDArray[np.float32]:
    """What every row means to the heads of the fold that holds it out, (rows, features that wait)."""
    out = np.full((len(table.rows), len(NAMES)), np.nan, np.float32)
    for (_, held_out), unseeing in zip(folds(table), heads, strict=True):
        out[held_out] = read_by(unseeing, vectors, held_out)
    return out


def _some_of_each_language(rows: Sequence[Row], texts: Sequence[str]) -> list[tuple[str, str]]:
    """Some of our own texts, as many of each language as of any other."""
    by_language: dict[str, list[str]] = {}
    for row, text in zip(rows, texts, strict=True):
        if row.own and not row.has_aside:
            by_language.setdefault(row.language, []).append(text)
    each = max(1, SWAPPED // max(len(by_language), 1))
    return [
        (language, text)
        for language, some in sorted(by_language.items())
        for text in some[:: max(1, len(some) // each)][:each]
    ]


def _mean(below: Below) -> NDArray[np.float32]:
    mean: NDArray[np.float32] = np.concatenate(below.windows).mean(axis=0)
    return mean


def _in_half(below: Below) -> Below:
    """In half the memory."""
    return below._replace(windows=tuple(window.astype(np.float16) for window in below.windows))
