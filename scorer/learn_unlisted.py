"""Learns to see words for who somebody is that no list holds, from words that the lists do hold. Training only.

Each example is one of our own texts with such a word in it: in place of one that stood there, on a line of its own, or as a
sentence. The perceptron learns which of the text's words are such, from what the encoder makes of them there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from casefile.post import JobPost
from scorer.fit import Progress
from scorer.identity import KINDS, find_identity, identity_languages, identity_terms, identity_words
from scorer.unlisted import SENTENCE_END, LooksAtWords, Span, Unlisted, look_at

EXAMPLES, HELD_OUT = 16_000, 600
"""Texts to learn from, and texts that say where the border lies."""
READ = 500
"""Characters of each."""
NETS, UNITS, EPOCHS = 4, 128, 5
"""Perceptrons learnt apart and asked together: their mean finds more than one of as many units does."""
MASKED, BESIDE = 0.06, 0.25
"""Shares of words of no list that are taken for words for who somebody is: by themselves, and beside one that is. Some of them
are: the lists are not complete."""
OTHERS = 6
"""Other words for each of such words."""
IN_PLACE, OF_THE_WORLD = 0.4, 0.3
"""Shares: of words that stand in place of others, and of peoples that are countries' names."""


def learn_unlisted(encoder: LooksAtWords, posts: Sequence[JobPost], progress: Progress, seed: int = 4) -> Unlisted:
    """Learn from posts in the languages that have lists. Takes some minutes on two cores."""
    random = np.random.default_rng(seed)
    texts = [(post.language, post.text[:READ]) for post in posts if post.language in identity_languages()]
    states, labels = [], []
    examples = _examples(texts, random)
    for done in range(EXAMPLES):
        known, found = _looked_at(encoder, *next(examples))
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
        border=0.0,
        beside=0.0,
    )
    held_out = (_looked_at(encoder, *next(examples)) for _ in range(HELD_OUT))
    margins = np.concatenate([learnt.margins(found[~known]) for known, found in held_out])
    border, beside = (float(np.quantile(margins, 1 - share)) for share in (MASKED, BESIDE))
    return Unlisted.from_arrays(replace(learnt, border=border, beside=beside).arrays())


def _looked_at(
    encoder: LooksAtWords, language: str, text: str, word: Span
) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Which of a text's words are for who somebody is, and what the encoder makes of each."""
    spans = [word, *((one.start, one.end) for asked in {language, "en"} for one in find_identity(text, asked))]
    known, states = [], []
    for words in look_at(encoder, text):
        known += [any(a < end and b > start for start, end in spans) for a, b in words.spans]
        states.append(words.states)
    return np.array(known, np.bool_), np.concatenate(states)


def _examples(texts: Sequence[tuple[str, str]], random: np.random.Generator) -> Iterator[tuple[str, str, Span]]:
    """Without end: a language, a text in it, and where the word that was put into it stands."""
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
        yield language, before + word + after, (len(before), len(before) + len(word))


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
