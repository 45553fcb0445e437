"""What a text means: how much it reads like a lure, a fraud, or a text about lures, in any language.

A sentence encoder reads the text after everything that must not count is taken out of it: who somebody is, by lists and by
likeness to what they hold, and every contact's value. Halfway up, what is left of identity is erased from what it has read. Its
upper layers are tuned to the question; on their vectors stand heads, and beside them heads on the letters of the same text.
Nothing of a text is kept.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from math import ceil, log
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from casefile.post import JobPost
from scorer.encoder import Below, Encoder, Read
from scorer.heads import Heads
from scorer.identity import find_identity, identity_languages
from scorer.normal import Undisguised, undisguised
from scorer.unlisted import SENTENCE_END, Unlisted

LABELS = ("lure", "fraud", "about")
"""What the heads tell from everything else, in their order."""
FILE = "meaning.npz"
LONGEST = 2_000
"""Characters that are read at once. Models learn from the first so many."""
PART, OVERLAP, MOST_PARTS = 700, 200, 20
"""A longer text is read in parts as well, of so many characters, about as long as a post is: in a mean over pages of small talk
a few sentences are lost. They overlap by so many at least, as long as so many parts reach; beyond, they are spread."""
PIECES = 10
SHORTEST_PIECE, LONGEST_PIECE = 40, 240
"""A text is cut into at most so many pieces of at least so many characters, at the ends of sentences; at spaces, where for so
many characters no sentence ends: Thai has no mark for it, and people in a hurry leave it out."""
NOBODY = "…"
"""Stands for a word that says who somebody is, or from where."""
JOINTS = " -\u2010\u2011·'\u2019"
"""What holds the words of one name together."""
MAIN_LANGUAGE = "en"
"""People mix their language with this one."""

CONTACTS = re.compile(
    r"(?P<url>https?://\S+|www\.\S+)|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)|(?P<contact>@\w{3,})|(?P<number>\+?\d[\d \-()]{6,}\d)"
)
"""Contacts that nobody has read out of the text yet."""

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]
Replaced = tuple[int, int, str]
"""From where to where something stands that the encoder must not see, and what it sees instead."""
Find = Callable[[str], Sequence[Span]]
"""Finds words for who somebody is that no list holds, in a text without those that lists do hold."""


class Encodes(Protocol):
    """What gives a text and its parts their vectors."""

    def below(self, text: str, parts: Sequence[Span], /) -> Below:
        """The text under the layers that are tuned."""

    def above(self, below: Below, /) -> Read:
        """The text, each part among the others, and the text without each."""


class Meant(NamedTuple):
    """What a text means, as margins of the heads: above 0 the label is likelier than not.

    The numbers stand in the order of `scorer.features.meaning.NAMES`, the features that wait for them.
    """

    lure: float
    piece: float
    """The most that a piece of the text reads like a lure."""
    fraud: float
    about: float
    worded_lure: float
    """By the n-grams of the text, as the next two."""
    worded_fraud: float
    worded_about: float
    telling_lure: Span
    """Of its pieces, the one without which the text reads least like a lure, in title and text, a line apart."""
    telling_fraud: Span
    """And least like a fraud."""


class Texts(NamedTuple):
    """What the encoder reads of a post, and the pieces it has."""

    whole: str
    pieces: tuple[Span, ...]
    """In `whole`."""
    spans: tuple[Span, ...]
    """The same in title and text, a line apart."""


def texts_of(post: JobPost, find: Find) -> Texts:
    """The post's words without what must not count, and without disguise: of a longer one than LONGEST the first part."""
    return next(parts_of(post, find))


def parts_of(post: JobPost, find: Find) -> Iterator[Texts]:
    """The same, and of a longer post each of its parts."""
    whole = undisguised(document(post))
    yield _texts(whole.part(0, LONGEST), post, find)
    if len(whole.plain) > LONGEST:
        for start in _starts(len(whole.plain)):
            yield _texts(whole.part(start, start + PART), post, find)


def is_read_whole(post: JobPost) -> bool:
    """Whether the parts that are read of the post leave nothing out."""
    return len(document(post)) <= PART + (MOST_PARTS - 1) * (PART - OVERLAP)


def _starts(length: int) -> list[int]:
    """Where the parts of a text begin: the first at its beginning, the last so that it ends where the text does."""
    last = length - PART
    between = min(ceil(last / (PART - OVERLAP)), MOST_PARTS - 1)
    return [last * at // between for at in range(between + 1)]


def _texts(part: Undisguised, post: JobPost, find: Find) -> Texts:
    written, text, places = part
    replaced = without_overlaps(chain(contacts(written, post), _listed(text, post.language)))
    whole, within = _written(text, replaced)
    unlisted = [(within[start], within[end - 1] + 1, NOBODY) for start, end in find(whole)]
    if unlisted:
        whole, within = _written(text, without_overlaps([*replaced, *unlisted]))
    spans = pieces(text)
    parts = [(bisect_left(within, start), bisect_left(within, end)) for start, end in spans]
    seen = [(places[start], places[end - 1] + 1) if start < end else (0, 0) for start, end in spans]
    return Texts(whole if whole.strip() else NOBODY, tuple(parts), tuple(seen))


def meant(heads: Heads, read: Read, texts: Texts) -> Meant:
    """What a text means to the heads."""
    margins = heads.linear.margins(np.concatenate([read.whole[None], read.parts, read.rest]))
    lure, fraud, about = map(float, margins[0])
    by_piece, without = np.split(margins[1:], 2)
    worded_lure, worded_fraud, worded_about = map(float, heads.ngrams.margins(texts.whole))
    piece, (telling_lure, telling_fraud, _) = float(by_piece[:, 0].max()), (texts.spans[at] for at in without.argmin(0))
    return Meant(lure, piece, fraud, about, worded_lure, worded_fraud, worded_about, telling_lure, telling_fraud)


def strongest(first: Meant, *parts: Meant) -> Meant:
    """What a text means of which the first characters were read at once, and the whole in parts, if it is longer.

    That speaks which reads most like a lure; of fraud, that which reads most like one. What is hidden may be in any of the parts,
    and each is one chance more to read so by accident: their number divides the odds.
    """
    chances = log(len(parts)) if parts else 0.0
    doubted = [
        part._replace(lure=part.lure - chances, piece=part.piece - chances, fraud=part.fraud - chances)
        for part in parts
    ]
    lure, fraud = (max((first, *doubted), key=attrgetter(label)) for label in ("lure", "fraud"))
    return lure._replace(fraud=fraud.fraud, worded_fraud=fraud.worded_fraud, telling_fraud=fraud.telling_fraud)


class Meaning:
    """Reads what texts mean."""

    def __init__(self, encoder: Encodes, heads: Heads, find: Find, sha256: str = "", at_once: int = 1) -> None:
        self._encoder = encoder
        self._heads = heads
        self._find = find
        self.sha256 = sha256
        """Names the encoder: weights, layers, code."""
        self.at_once = at_once
        """Posts that may be read side by side."""

    @classmethod
    def load(cls, folder: Path, threads: int = 0) -> Self:
        """Read `meaning.npz` of a model's folder. Raises EncoderUnavailable where the encoder's weights are not there."""
        encoder = Encoder(threads)
        with np.load(folder / FILE, allow_pickle=False) as file:
            stored = dict(file)
        heads, find = Heads.from_arrays(stored), partial(Unlisted.from_arrays(stored).find, encoder)
        return cls(encoder.tuned(heads.changes), heads, find, encoder.sha256, encoder.at_once)

    def read(self, post: JobPost) -> Meant:
        """What the post means, whole and by its pieces, and of a long one by the strongest of its parts."""
        return strongest(*(self._read(texts) for texts in parts_of(post, self._find)))

    def read_each_once(self) -> Callable[[JobPost], Meant]:
        """Give `read` for one run: ads that say the same are read once, and forgotten with the run."""
        read = cache(self.read)
        return lambda post: read(
            JobPost(title=post.title, text=post.text, contacts=post.contacts, language=post.language)
        )

    def _read(self, texts: Texts) -> Meant:
        below = self._heads.erased.of(self._encoder.below(texts.whole, texts.pieces))
        return meant(self._heads, self._encoder.above(below), texts)


def document(post: JobPost) -> str:
    """Title and text, a line apart."""
    return f"{post.title}\n{post.text}" if post.title else post.text


def _written(text: str, replaced: Sequence[Replaced]) -> tuple[str, list[int]]:
    """What is read of the text, with what was replaced in it, and for each letter its place in the text.

    Words for who somebody is that stand side by side are one: how many words a people's name has says who they are.
    """
    kept: list[str] = []
    places: list[int] = []
    at, last, end_of_text = 0, "", min(LONGEST, len(text))
    for start, end, instead in replaced:
        between = text[at:start]
        if not (instead == last == NOBODY and not between.strip(JOINTS)):
            kept += [between, instead]
            places += [*range(at, start), *[start] * len(instead)]
        at, last = min(end, end_of_text), instead
    kept.append(text[at:end_of_text])
    places += range(at, end_of_text)
    return "".join(kept), places


def without_overlaps(replaced: Iterable[Replaced]) -> list[Replaced]:
    """In order of place, the first and longest of those that overlap."""
    kept: list[Replaced] = []
    for one in sorted(replaced, key=lambda one: (one[0], -one[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def contacts(text: str, post: JobPost) -> Iterator[Replaced]:
    """Where the post's contacts stand in the text, and others that nobody has read out of it, with their kinds."""
    for contact in post.contacts:
        start = text.find(contact.raw) if contact.raw else -1
        while start >= 0:
            end = start + len(contact.raw)
            if not (
                _goes_on(text[start - 1 : start], contact.raw[0]) or _goes_on(contact.raw[-1], text[end : end + 1])
            ):
                yield start, end, contact.kind.value
            start = text.find(contact.raw, end)
    for match in CONTACTS.finditer(text):
        yield match.start(), match.end(), match.lastgroup or ""


def _goes_on(*characters: str) -> bool:
    """Whether two characters, of which one may be none, stand in one word or number."""
    return all(one.isascii() and one.isalnum() for one in characters)


def _listed(text: str, spoken: str | None) -> Iterator[Replaced]:
    for language in sorted(_spoken(spoken)):
        for one in find_identity(text, language):
            yield one.start, one.end, NOBODY


def _spoken(language: str | None) -> set[str]:
    """The lists of identity terms that a text of this language is asked for; "zh" is either Chinese."""
    base = (language or "").partition("-")[0]
    return {MAIN_LANGUAGE} | {one for one in identity_languages() if one.partition("-")[0] == base}


def pieces(text: str) -> list[Span]:
    """The text cut into pieces that are long enough to mean something; at least one."""
    end_of_text = min(len(text), LONGEST)
    size = max(SHORTEST_PIECE, end_of_text // PIECES)
    cut, start = [], 0
    for end in (*(match.end() for match in SENTENCE_END.finditer(text, 0, LONGEST)), end_of_text):
        while end - start > LONGEST_PIECE:
            space = text.rfind(" ", start + size, start + LONGEST_PIECE)
            if space < 0:
                break
            cut.append((start, space + 1))
            start = space + 1
        if end - start >= size:
            cut.append((start, end))
            start = end
    if end_of_text > start:
        if cut and end_of_text - start < SHORTEST_PIECE:
            cut[-1] = cut[-1][0], end_of_text
        else:
            cut.append((start, end_of_text))
    return cut or [(0, end_of_text)]
