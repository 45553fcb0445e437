"""What a text means: how much it reads like a lure, a fraud, or a text about lures, in any language.

A sentence encoder reads the text after everything that must not count is taken out of it: who somebody is, and every
contact's value. On its vectors stand heads that are blind to the directions of identity. Nothing of a text is kept.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from casefile.post import JobPost
from scorer.encoder import Encoder
from scorer.heads import Heads
from scorer.identity import find_identity, identity_languages

LABELS = ("lure", "fraud", "about")
"""What the heads tell from everything else, in their order."""
FILE = "meaning.npz"
LONGEST = 2_000
"""Characters that are read; the rest of a longer text is what all ads say."""
PIECES = 10
SHORTEST_PIECE = 40
"""A text is cut into at most so many pieces of at least so many characters, at the ends of sentences."""
CANDIDATES = 2
"""Pieces that are left out in turn, to see which one moves the answer most."""
NOBODY = "…"
"""Stands for a word that says who somebody is, or from where."""
MAIN_LANGUAGE = "en"
"""People mix their language with this one."""

CONTACTS = re.compile(
    r"(?P<url>https?://\S+|www\.\S+)|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)|(?P<contact>@\w{3,})|(?P<number>\+?\d[\d \-()]{6,}\d)"
)
"""Contacts that nobody has read out of the text yet."""
SENTENCE_END = re.compile(r"(?<=[.!?\n。！？।။።؟])\s*")

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]


class Encodes(Protocol):
    """What gives each text a vector."""

    def vectors(self, texts: Sequence[str], /) -> Floats:
        """One row a text."""


class Meant(NamedTuple):
    """What a text means, as margins of the heads: above 0 the label is likelier than not."""

    lure: float
    fraud: float
    about: float
    piece: float
    """The most that a piece of the text, by itself, reads like a lure."""
    likeliest: tuple[Span, ...] = ()
    """The pieces that read most like one, in title and text, a line apart."""

    @property
    def row(self) -> tuple[float, float, float, float]:
        """The numbers, for the features that wait for them."""
        return self.lure, self.fraud, self.about, self.piece


class Texts(NamedTuple):
    """What the encoder reads of a post: the whole, and its pieces where there are several, with their spans."""

    whole: str
    pieces: tuple[str, ...]
    spans: tuple[Span, ...]


def texts_of(post: JobPost) -> Texts:
    """The post's words, whole and in pieces, without what must not count."""
    text = document(post)
    spans = pieces(text)
    parts = [neutral_text(text[start:end], post) for start, end in spans] if len(spans) > 1 else []
    return Texts(neutral_text(text, post), tuple(parts), tuple(spans))


def meant(whole: Floats, parts: Floats, spans: Sequence[Span]) -> Meant:
    """From the margins (labels) of the whole and those of its pieces (pieces, labels), if there are several."""
    lure, fraud, about = map(float, whole)
    if not len(parts):
        return Meant(lure, fraud, about, lure, tuple(spans))
    order = np.argsort(-parts[:, 0], kind="stable")
    return Meant(lure, fraud, about, float(parts[order[0], 0]), tuple(spans[at] for at in order[:CANDIDATES]))


class Meaning:
    """Reads what texts mean."""

    def __init__(self, encoder: Encodes, heads: Heads, sha256: str = "") -> None:
        self._encoder = encoder
        self._heads = heads
        self.sha256 = sha256
        """Names the encoder: weights, layers, code."""

    @classmethod
    def load(cls, folder: Path, threads: int = 0) -> Self:
        """Read `meaning.npz` of a model's folder. Raises EncoderUnavailable where the encoder's weights are not there."""
        encoder = Encoder(threads)
        with np.load(folder / FILE, allow_pickle=False) as file:
            return cls(encoder, Heads.from_arrays(dict(file)), encoder.sha256)

    def read(self, post: JobPost) -> Meant:
        """What the post means, whole and by its pieces."""
        texts = texts_of(post)
        margins = self._heads.margins(self._encoder.vectors([texts.whole, *texts.pieces]))
        return meant(margins[0], margins[1:], texts.spans)

    def telling(self, post: JobPost, among: Sequence[Span]) -> Span:
        """Of some pieces, the one without which the post reads least like a lure."""
        if len(among) == 1:
            return among[0]
        text = document(post)
        without = [neutral_text(text[:start] + text[end:], post) for start, end in among]
        return among[int(np.argmin(self._heads.margins(self._encoder.vectors(without))[:, 0]))]


def document(post: JobPost) -> str:
    """Title and text, a line apart."""
    return f"{post.title}\n{post.text}" if post.title else post.text


def neutral_text(text: str, post: JobPost) -> str:
    """A part of the post without who somebody is, and with the kinds of contacts instead of their values."""
    kept: list[str] = []
    at = 0
    for start, end, instead in sorted(_replaced(text[:LONGEST], post)):
        if start >= at:
            kept += [text[at:start], instead]
            at = end
    return "".join((*kept, text[at:LONGEST])).strip() or NOBODY


def _replaced(text: str, post: JobPost) -> Iterator[tuple[int, int, str]]:
    for contact in post.contacts:
        start = text.find(contact.raw) if contact.raw else -1
        while start >= 0:
            yield start, start + len(contact.raw), contact.kind.value
            start = text.find(contact.raw, start + len(contact.raw))
    for match in CONTACTS.finditer(text):
        yield match.start(), match.end(), match.lastgroup or ""
    for language in sorted(_spoken(post.language)):
        for one in find_identity(text, language):
            yield one.start, one.end, NOBODY


def _spoken(language: str | None) -> set[str]:
    """The lists of identity terms that a text of this language is asked for; "zh" is either Chinese."""
    base = (language or "").partition("-")[0]
    return {MAIN_LANGUAGE} | {one for one in identity_languages() if one.partition("-")[0] == base}


def pieces(text: str) -> list[Span]:
    """The text cut at the ends of sentences into pieces that are long enough to mean something; at least one."""
    size = max(SHORTEST_PIECE, min(len(text), LONGEST) // PIECES)
    cut, start = [], 0
    for match in SENTENCE_END.finditer(text, 0, LONGEST):
        if match.end() - start >= size:
            cut.append((start, match.end()))
            start = match.end()
    end = min(len(text), LONGEST)
    if end > start:
        if cut and end - start < SHORTEST_PIECE:
            cut[-1] = cut[-1][0], end
        else:
            cut.append((start, end))
    return cut or [(0, end)]
