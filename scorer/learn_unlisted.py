"""Learns to see words for who somebody is that no list holds, from words that the lists do hold. Training only.

Each example is one of our own texts with such a word in it: in place of one that stood there, on a line of its own, or as a
sentence. The perceptron learns which of the text's tokens are of such words, from what the encoder makes of them there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from casefile.post import JobPost
from scorer.fit import Progress
from scorer.identity import KINDS, find_identity, identity_languages, identity_terms, identity_words
from scorer.unlisted import LooksAtWords, Span, Unlisted, words

EXAMPLES, HELD_OUT = 6_000, 600
"""Texts to learn from, and texts that say where the border lies."""
READ = 500
"""Characters of each."""
UNITS = 64
EPOCHS = 12
MASKED = 0.08
"""Share of words of no list that are taken for words for who somebody is. Some of them are: the lists are not complete."""
OTHERS = 6
"""Tokens of other words for each of such words."""
IN_PLACE, OF_THE_WORLD = 0.4, 0.3
"""Shares: of words that stand in place of others, and of peoples that are countries' names."""
SENTENCE_END = re.compile(r"[.!?。！？।။።\n]\s?")


def learn_unlisted(encoder: LooksAtWords, posts: Sequence[JobPost], progress: Progress, seed: int = 4) -> Unlisted:
    """Learn from posts in the languages that have lists. Takes about a minute on two cores."""
    random = np.random.default_rng(seed)
    texts = [(post.language, post.text[:READ]) for post in posts if post.language in identity_languages()]
    states, labels = [], []
    examples = _examples(texts, random)
    for done in range(EXAMPLES):
        _, of_word, found = _looked_at(encoder, *next(examples))
        others = np.flatnonzero(~of_word)
        some = random.choice(others, min(len(others), OTHERS * int(of_word.sum()) + 1), replace=False)
        chosen = np.concatenate([np.flatnonzero(of_word), some])
        states.append(found[chosen])
        labels.append(of_word[chosen])
        progress("words for who somebody is", done + 1, EXAMPLES)
    table = np.concatenate(states)
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    net = MLPClassifier((UNITS,), alpha=1e-3, batch_size=512, random_state=seed)
    for _ in range(EPOCHS):
        net.partial_fit((table - mean) / scale, np.concatenate(labels), classes=[False, True])
    hidden, out = net.coefs_
    learnt = Unlisted(
        mean.astype(np.float32),
        scale.astype(np.float32),
        hidden.astype(np.float32),
        net.intercepts_[0].astype(np.float32),
        out[:, 0].astype(np.float32),
        border=0.0,
    )
    margins = [
        learnt.margins(found[start:end]).max()
        for ranges, of_word, found in (_looked_at(encoder, *next(examples)) for _ in range(HELD_OUT))
        for start, end in ranges
        if not of_word[start:end].any()
    ]
    return replace(learnt, border=float(np.quantile(margins, 1 - MASKED)))


def _looked_at(
    encoder: LooksAtWords, language: str, text: str, word: Span
) -> tuple[Sequence[Span], NDArray[np.bool_], NDArray[np.float32]]:
    """A text's words, which tokens are of words for who somebody is, and what the encoder makes of each token."""
    tokens, states = encoder.looked_at(text)
    known = [word, *((one.start, one.end) for asked in {language, "en"} for one in find_identity(text, asked))]
    of_word = np.zeros(len(tokens.ids), np.bool_)
    for start, end in known:
        of_word |= (tokens.ends > start) & (tokens.starts < end)
    return words(text, tokens), of_word, states


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
