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
LONGEST = 2_500
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


class Encodes(Protocol):
    """What gives each text a vector."""

    def vectors(self, texts: Sequence[str], /) -> Floats:
        """One row a text."""


class Meant(NamedTuple):
    """What a text means, as margins of the heads: above 0 the label is likelier than not. `piece`: the most of its pieces."""

    lure: float
    fraud: float
    about: float
    piece: float


def meant(whole: Floats, parts: Floats) -> Meant:
    """From the margins (labels) of the whole and those of its pieces (pieces, labels)."""
    lure, fraud, about = map(float, whole)
    return Meant(lure, fraud, about, float(parts[:, 0].max()))


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
        text = neutral(post)
        parts = [text[start:end] for start, end in pieces(text)]
        margins = self._heads.margins(self._encoder.vectors([text, *(parts if len(parts) > 1 else ())]))
        return meant(margins[0], margins[1:] if len(parts) > 1 else margins)

    def telling(self, post: JobPost) -> tuple[int, int]:
        """The piece without which the post reads least like a lure: [start, end) in title and text, a line apart.

        Only the pieces that read most like one by themselves are tried.
        """
        text = document(post)
        spans = pieces(text)
        if len(spans) == 1:
            return spans[0]
        alone = self._lure([text[start:end] for start, end in spans], post)
        tried = [spans[at] for at in np.argsort(-alone, kind="stable")[:CANDIDATES]]
        without = self._lure([text[:start] + text[end:] for start, end in tried], post)
        most: tuple[int, int] = tried[int(np.argmin(without))]
        return most

    def _lure(self, texts: Sequence[str], post: JobPost) -> Floats:
        vectors = self._encoder.vectors([neutral_text(text, post) for text in texts])
        margins: Floats = self._heads.margins(vectors)[:, 0]
        return margins


def document(post: JobPost) -> str:
    """Title and text, a line apart."""
    return f"{post.title}\n{post.text}" if post.title else post.text


def neutral(post: JobPost) -> str:
    """The post's words without who somebody is, and with the kinds of contacts instead of their values."""
    return neutral_text(document(post), post)


def neutral_text(text: str, post: JobPost) -> str:
    """The same for a part of the post."""
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


def pieces(text: str) -> list[tuple[int, int]]:
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
