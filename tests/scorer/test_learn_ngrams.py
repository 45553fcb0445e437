import numpy as np
import pytest

from scorer.identity import identity_words
from scorer.learn_ngrams import learn_ngrams, ngram_matrix
from scorer.meaning import LABELS
from scorer.ngrams import BITS, NGramHeads, ngrams

WORDS = {
    "lure": "gate guard chat target",
    "fraud": "deposit fee task wallet",
    "about": "beware warning police news",
    "legitimate": "bakery shift rota contract",
}


def taught(added: dict[str, tuple[str, ...]]) -> NGramHeads:
    """Heads taught with forty texts a label; of some labels all texts hold one of the added words."""
    texts, given = [], []
    for label, words in WORDS.items():
        for number in range(40):
            some = added.get(label, ())
            texts.append(f"{words} no {number} {some[number % len(some)] if some else ''}")
            given.append(label)
    return learn_ngrams(ngram_matrix(texts), np.array(given))


def test_a_matrix_holds_each_text_in_its_row() -> None:
    """As `ngrams` gives it."""
    matrix = ngram_matrix(["cook wanted", "cashier"])
    places, values = ngrams("cashier")
    assert matrix.shape == (2, 2**BITS)
    assert np.array_equal(matrix[1].indices, places)
    assert np.array_equal(matrix[1].data, values)


def test_each_label_is_told_by_its_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text in a label's words lies on its side of the border, and on no other's."""
    monkeypatch.setattr("scorer.learn_ngrams.STEPS", 4)  # of making them blind, which is asked below
    heads = taught({})
    for at, label in enumerate(LABELS):
        margins = heads.margins(WORDS[label])
        assert margins[at] > 0
        assert (np.delete(margins, at) < 0).all()
    assert (heads.margins(WORDS["legitimate"]) < 0).all()


def test_words_for_who_somebody_is_weigh_next_to_nothing() -> None:
    """Though every lure it was taught holds one, and no other text does: other words so placed weigh three times as much."""
    peoples = tuple(word for word in identity_words("en")["nationality"] if word.isalpha())[:8]
    things = ("pallets", "trays", "spades", "buckets", "ladders", "crates", "shelves", "hoses")
    moved = [_moved(taught({"lure": words}), words) for words in (peoples, things)]
    assert moved[0] < moved[1] / 3


def _moved(heads: NGramHeads, words: tuple[str, ...]) -> float:
    text = "somebody wanted for a job"
    return float(np.mean([heads.margins(f"{text} {word}")[0] - heads.margins(text)[0] for word in words]))
