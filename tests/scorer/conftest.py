"""A model that is trained here, whole but small, and an encoder that needs no weights: laws hold of it as of the shipped one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from casefile.feed import read_fields
from casefile.post import JobPost
from crawler.pages import complete
from scorer.corpus import own_posts
from scorer.dataset import KEPT_APART, Row, hand, lines, own_files
from scorer.encoder import Below, Changes, EncoderUnavailable, Read, Tokens
from scorer.linear import LinearHeads
from scorer.meaning import Span
from scorer.model import Scorer
from scorer.policy import Cut
from scorer.train import ship, work_out
from scorer.trained import Trained

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 96
PART = 3
"""One group of so many teaches the small model."""


class WordEncoder:
    """Gives a text the mean of its words' vectors, each drawn by the word: texts that share words lie close. Nothing tunes it."""

    def __init__(self, threads: int = 0) -> None:
        self.threads = threads
        self.at_once = 2
        self.weights = None
        self.sha256 = sha256(b"words").hexdigest()
        self.texts: list[str] = []
        """Every text that was read, in order."""

    def tuned(self, changes: Changes) -> "WordEncoder":
        """As it is."""
        assert not changes
        return self

    def read(self, text: str, parts: Sequence[Span] = ()) -> Read:
        """Means of words' vectors: of all, of those in each part, and of the others."""
        return self.above(self.below(text, parts))

    def below(self, text: str, parts: Sequence[Span] = ()) -> Below:
        """A row a word, and which words are each part's."""
        self.texts.append(text)
        ((tokens, states),) = self.looked_at([text])
        middles = (tokens.starts + tokens.ends) / 2
        return Below((states,), np.searchsorted(middles, np.array(parts).reshape(-1, 2)))

    @staticmethod
    def above(below: Below) -> Read:
        """Means of rows; a part without words is the whole."""
        states = below.windows[0].astype(np.float32)
        whole, found, rest = states.mean(axis=0), [], []
        for start, end in below.parts:
            others = np.delete(states, np.s_[start:end], axis=0)
            has_both = 0 < end - start < len(states)
            found.append(states[start:end].mean(axis=0) if has_both else whole)
            rest.append(others.mean(axis=0) if has_both else whole)
        return Read(whole, np.array(found).reshape(-1, WIDTH), np.array(rest).reshape(-1, WIDTH))

    def looked_at(self, texts: Sequence[str]) -> Iterator[tuple[Tokens, NDArray[np.float32]]]:
        """Words, with the space before each, and one row for each, whatever stands beside it."""
        return map(self._looked_at, texts)

    def _looked_at(self, text: str) -> tuple[Tokens, NDArray[np.float32]]:
        tokens = self.tokens(text)
        words = [text[start:end].strip() for start, end in zip(tokens.starts, tokens.ends, strict=True)]
        return tokens, np.stack([self._of(word) for word in words])

    @staticmethod
    def tokens(text: str) -> Tokens:
        """Words, with the space before each."""
        spans = [match.span() for match in re.finditer(r"\s*\S+|\s+$|^$", text)]
        starts, ends = np.array(spans, np.int64).T
        return Tokens(np.arange(len(spans)), starts, ends)

    @staticmethod
    @cache
    def _of(word: str) -> NDArray[np.float32]:
        return np.random.default_rng(crc32(word.encode(errors="replace"))).normal(size=WIDTH).astype(np.float32)


def plainly_tuned(
    _: object, texts: Sequence[NDArray[np.floating]], given: NDArray[np.int64], *__: object
) -> tuple[Changes, LinearHeads]:
    """Heads on an encoder that stays as it is, in place of those that tuning gives."""
    fitted = LogisticRegression(max_iter=500, C=10).fit([text.mean(axis=0) for text in texts], given)
    weights, bias = fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32)
    return Changes({}), LinearHeads(weights[:, 1:] - weights[:, :1], bias[1:] - bias[0])


def _rows(*_: object) -> list[Row]:
    """A part of our own English posts, and some ads of a public board that say outright that they are in order."""
    own = [
        Row(
            complete(read_fields(post)),
            post["label"],
            post["kind"],
            post["group"],
            _hand(post["group"]),
            "en",
            own=True,
        )
        for path in own_files(ROOT)
        if hand(path) not in KEPT_APART
        for post in lines(path)
        if post["language"] == "en" and _draw(post["group"]) % PART == 0
    ]
    ads = [
        JobPost(id=f"ad-{at}", text=f"Clerk for office {at}. Contract, pension and paid leave.", language="en")
        for at in range(60)
    ]
    public = [Row(ad, "legitimate", "legitimate", f"ad-{at}", "board", "en", own=False) for at, ad in enumerate(ads)]
    return own + public


def _hand(group: str) -> str:
    """One of six hands that the rows are dealt to, by group."""
    return f"hand {_draw(group) // PART % 6}"


def _draw(group: str) -> int:
    return crc32(group.encode())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests that need the small model to one worker: it is trained once."""
    for item in items:
        if "small_trained" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("small model"))


@pytest.fixture(scope="session")
def small_trained() -> Trained:
    """A model that was trained as the shipped one is, from fewer rows and by an encoder of words. No figures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scorer.train.load_rows", _rows)
        patch.setattr("scorer.learn.Encoder", WordEncoder)
        patch.setattr("scorer.learn.tune_encoder", plainly_tuned)
        patch.setattr("scorer.learn_ngrams.STEPS", 4)
        patch.setattr("scorer.learn_unlisted.EXAMPLES", 200)
        patch.setattr("scorer.learn_unlisted.HELD_OUT", 50)
        patch.setattr("scorer.train.peer_scores", lambda table, *_: np.zeros(len(table.rows)))
        patch.setattr("scorer.train.figures", lambda *_: {})
        patch.setattr("scorer.train.load_kept_apart", lambda *_: [])
        patch.setattr("scorer.train.kept_apart", lambda *_: {})
        return work_out(ROOT, ROOT, complete, lambda *_: None)


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory, small_trained: Trained) -> Path:
    """Its folder, as it ships."""
    folder = tmp_path_factory.mktemp("small") / "model"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scorer.train.card", lambda *_: "")
        ship(small_trained, folder)
    return folder


@pytest.fixture
def word_encoder(monkeypatch: pytest.MonkeyPatch) -> WordEncoder:
    """The encoder that every model loaded in this test asks."""
    encoder = WordEncoder()
    monkeypatch.setattr("scorer.meaning.Encoder", lambda _: encoder)
    return encoder


@pytest.fixture(scope="session")
def half_raised(small_model: Path, lures: tuple[JobPost, ...]) -> tuple[Cut, Cut]:
    """Where `high` and `caution` begin for one lure in ten and for half of them: a model of few words is sure of little."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scorer.meaning.Encoder", WordEncoder)
        scorer = Scorer.load(small_model)
        scores = [scorer.judge(post).lure for post in lures]
    high, caution = (Cut(at=float(np.quantile(scores, at)), because="as many as a test needs") for at in (0.9, 0.5))
    return high, caution


@pytest.fixture
def small(small_model: Path, half_raised: tuple[Cut, Cut], word_encoder: WordEncoder) -> Scorer:
    """The small model, ready to judge; `word_encoder` knows what it read."""
    scorer = Scorer.load(small_model)
    high, caution = half_raised
    policy = scorer._whole.policy.model_copy(update={"high": high, "caution": caution})
    scorer._whole = scorer._whole._replace(policy=policy)
    word_encoder.texts.clear()
    return scorer


@pytest.fixture
def outright(small_model: Path, monkeypatch: pytest.MonkeyPatch) -> Scorer:
    """The small model on a machine without an encoder."""

    def unavailable(_: int) -> None:
        raise EncoderUnavailable("the weights are not installed")

    monkeypatch.setattr("scorer.meaning.Encoder", unavailable)
    return Scorer.load(small_model)


@pytest.fixture(scope="session")
def posts() -> tuple[JobPost, ...]:
    """Two hundred of our own posts, in all languages and of all labels."""
    return tuple(complete(read_fields(fields)) for fields in Random(3).sample(own_posts(ROOT), 200))


@pytest.fixture(scope="session")
def lures() -> tuple[JobPost, ...]:
    """Our own English lures, which the small model has learnt from."""
    return tuple(row.post for row in _rows() if row.label == "lure")
