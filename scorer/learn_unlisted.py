"""Learns to see words for who somebody is that no list holds, from words that the lists do hold. Training only.

Each example is one of our own texts with such a word in it: in place of one that stood there, on a line of its own, or as a
sentence. The perceptron learns which of the text's words are such, from what the encoder makes of them there. Which words many
writers use is counted in all texts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from scorer.dataset import Row
from scorer.fit import Progress
from scorer.identity import KINDS, find_identity, identity_languages, identity_terms, identity_words
from scorer.meaning import MAIN_LANGUAGE, texts_of
from scorer.unlisted import SENTENCE_END, Borders, LooksAtWords, Span, Unlisted, look_at, word_numbers

EXAMPLES, HELD_OUT = 16_000, 600
"""Texts to learn from, and texts that say where the border lies."""
READ = 500
"""Characters of each."""
NETS, UNITS, EPOCHS = 4, 128, 5
"""Perceptrons learnt apart and asked together: their mean finds more than one of as many units does."""
MASKED = Borders(rare=0.3, ordinary=0.005, beside=0.25)
"""Shares of words of no list that are taken for words for who somebody is: of rare ones and of ordinary ones by themselves, and of
all beside one that is. Some of them are: the lists are not complete."""
HANDS = 4
"""A word is ordinary that so many hands wrote."""
OTHERS = 6
"""Other words for each of such words."""
IN_PLACE, OF_THE_WORLD = 0.4, 0.3
"""Shares: of words that stand in place of others, and of peoples that are countries' names."""


class Example(NamedTuple):
    """A text with a word for who somebody is."""

    language: str
    text: str
    word: Span
    """Where it stands."""


class _LookedAt(NamedTuple):
    spans: list[Span]
    known: NDArray[np.bool_]
    states: NDArray[np.float32]


def learn_unlisted(encoder: LooksAtWords, rows: Sequence[Row], progress: Progress, seed: int = 4) -> Unlisted:
    """Learn from posts in the languages that have lists. Takes some minutes on two cores."""
    random = np.random.default_rng(seed)
    posts = [row.post for row in rows if row.post.language in identity_languages()]
    texts = [(str(post.language), post.text[:READ]) for post in posts]
    states, labels = [], []
    examples = _examples(texts, random)
    for done in range(EXAMPLES):
        _, known, found = _looked_at(encoder, next(examples))
        others = np.flatnonzero(~known)
        some = random.choice(others, min(len(others), OTHERS * int(known.sum()) + 1), replace=False)
        chosen = np.concatenate([np.flatnonzero(known), some])
        states.append(found[chosen])
        labels.append(known[chosen])
        progress("words for who somebody is", done + 1, EXAMPLES)
    table = np.concatenate(states)
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    nets = [MLPClassifier((UNITS,), alpha=1e-3, batch_size=512, random_state=seed + number) for number in range(NETS)]
    for net in nets:
        for _ in range(EPOCHS):
            net.partial_fit((table - mean) / scale, np.concatenate(labels), classes=[False, True])
    hidden = np.concatenate([net.coefs_[0] for net in nets], axis=1)
    out = np.concatenate([net.coefs_[1][:, 0] for net in nets]) / NETS
    learnt = Unlisted(
        mean.astype(np.float32),
        scale.astype(np.float32),
        hidden.astype(np.float32),
        np.concatenate([net.intercepts_[0] for net in nets]).astype(np.float32),
        out.astype(np.float32),
        ordinary_words(encoder, rows),
        Borders(0.0, 0.0, 0.0),
    )
    held_out = [next(examples) for _ in range(HELD_OUT)]
    return Unlisted.from_arrays(replace(learnt, borders=_borders(learnt, encoder, held_out)).arrays())


def ordinary_words(encoder: LooksAtWords, rows: Iterable[Row]) -> frozenset[int]:
    """The numbers of words that many hands wrote, but for those that the lists hold."""
    hands: dict[int, set[str]] = {}
    for text, hand in {(texts_of(row.post, _nothing).whole, row.source) for row in rows}:
        for number in word_numbers(encoder, text):
            hands.setdefault(number, set()).add(hand)
    return frozenset(number for number, wrote in hands.items() if len(wrote) >= HANDS)


def _nothing(_: str) -> Sequence[Span]:
    return ()


def _borders(learnt: Unlisted, encoder: LooksAtWords, examples: Sequence[Example]) -> Borders:
    """The margins that the shares of words of no list reach."""
    margins, ordinary = [], []
    for example in examples:
        spans, known, states = _looked_at(encoder, example)
        margins.append(learnt.margins(states[~known]))
        ordinary.append(learnt.are_ordinary(example.text, spans)[~known])
    margin, is_ordinary = np.concatenate(margins), np.concatenate(ordinary)
    parts = (margin[~is_ordinary], margin[is_ordinary], margin)
    return Borders(*(float(np.quantile(part, 1 - share)) for part, share in zip(parts, MASKED, strict=True)))


def _looked_at(encoder: LooksAtWords, example: Example) -> _LookedAt:
    """A text's words, and which of them are for who somebody is."""
    asked = {example.language, MAIN_LANGUAGE}
    known = [example.word, *((one.start, one.end) for name in asked for one in find_identity(example.text, name))]
    sentences = list(look_at(encoder, example.text))
    spans = [span for words in sentences for span in words.spans]
    told = [any(a < end and b > start for start, end in known) for a, b in spans]
    return _LookedAt(spans, np.array(told, np.bool_), np.concatenate([words.states for words in sentences]))


def _examples(texts: Sequence[tuple[str, str]], random: np.random.Generator) -> Iterator[Example]:
    """Without end: a text of these in its language, with a word put into it."""
    while True:
        language, text = texts[int(random.integers(len(texts)))]
        there = find_identity(text, language) if random.random() < IN_PLACE else []
        if there:
            one = there[int(random.integers(len(there)))]
            before, after, kind = text[: one.start], text[one.end :], one.kind
        else:
            before, after = _gap(text, random)
            kind = sorted(KINDS)[int(random.integers(len(KINDS)))]
        word = _word(language, kind, random)
        yield Example(language, before + word + after, (len(before), len(before) + len(word)))


def _gap(text: str, random: np.random.Generator) -> tuple[str, str]:
    """Where a word may stand by itself: as a line after the first, as a sentence, at the end, or before all."""
    first, _, rest = text.partition("\n")
    ends = [match.end() for match in SENTENCE_END.finditer(text)] or [len(text)]
    end = ends[int(random.integers(len(ends)))]
    gaps = ((f"{first}\n✔ ", f"\n{rest}"), (f"{text[:end]} ", f". {text[end:]}"), (f"{text}\n", ""), ("", f": {text}"))
    return gaps[int(random.integers(len(gaps)))]


def _word(language: str, kind: str, random: np.random.Generator) -> str:
    known = identity_words(language)[kind]
    if kind == "nationality" and random.random() < OF_THE_WORLD:
        known = tuple(sorted(identity_terms(language)))
    return known[int(random.integers(len(known)))].strip("#* ")
