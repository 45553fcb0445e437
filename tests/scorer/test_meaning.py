from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from casefile.post import Contact, ContactKind, JobPost
from facts import load_facts
from scorer.encoder import Read
from scorer.features import FEATURES, answers, answers_with_meaning, row
from scorer.features.meaning import NAMES
from scorer.heads import Heads
from scorer.kernel import KernelHeads, Space, coarse
from scorer.lexicon import load_lexicon
from scorer.meaning import (
    LABELS,
    LONGEST,
    NOBODY,
    PIECES,
    SHORTEST_PIECE,
    Meaning,
    Meant,
    Span,
    document,
    pieces,
    texts_of,
)
from scorer.ngrams import BITS, NGramHeads
from scorer.reading import Reading

Floats = NDArray[np.float32]

NOBODYS = {
    "en": ("Only Kenyan women aged 18-35, Christian, for data entry. Ask Maria.", "Kenyan women 18 Christian Maria"),
    "id": ("Dicari pria muslim asal Nepal usia 20 untuk entri data. Tanya Budi.", "pria muslim Nepal 20 Budi"),
    "vi": ("Tuyển phụ nữ người Nga, Công giáo, nhập liệu. Gặp Tuấn.", "phụ_nữ Nga Công Tuấn"),
    "zh-Hans": ("招聘越南女性,18-35岁,基督徒,录入数据。联系王伟。", "越南 女性 18 基督 王伟"),
    "ru": ("Нужны девушки, узбеки, мусульмане, от 18 до 35 лет, набор текста.", "девушки узбеки мусульмане 35"),
    "es": (
        "Se buscan mujeres colombianas, católicas, para introducir datos. Pregunte por María.",
        "mujeres colombianas católicas María",
    ),
    "tl": (
        "Hanap namin mga babae, Katoliko, Pinoy, para sa encoding. Hanapin si Maricel.",
        "babae Katoliko Pinoy Maricel",
    ),
}
"""By language: a text, and the words of it that say who somebody is."""
SENTENCES = [f"This is sentence number {number} of an ad about a warehouse." for number in range(12)]
PLANTED = "Guards stand at every gate and nobody may leave."


class Counting:
    """An encoder of two numbers: one for every text alike, and how often the word `gate` is in it."""

    def read(self, text: str, parts: Sequence[Span]) -> Read:
        """As an encoder does."""
        return Read(
            self._count(text),
            np.array([self._count(text[start:end]) for start, end in parts]),
            np.array([self._count(text[:start] + text[end:]) for start, end in parts]),
        )

    @staticmethod
    def _count(text: str) -> Floats:
        return np.array([1, text.count("gate")], np.float32)


class Plain(KernelHeads):
    """Margins that are the encoder's numbers, the second of them for `lure`."""

    def __init__(self) -> None:
        pass

    def margins(self, vectors: Floats) -> Floats:
        """Columns of labels."""
        return np.column_stack([vectors[:, 1], -vectors[:, 1], np.zeros(len(vectors))])


def nothing(_: str) -> list[Span]:
    """Nothing that no list holds."""
    return []


UNWORDED = NGramHeads.of(np.zeros((len(LABELS), 2**BITS)), np.array([0.5, -0.5, 0.25], np.float32))
"""To which all texts are worded alike."""


def heads(width: int = 768, layers: int = 2, directions: int = 3) -> KernelHeads:
    """Heads as training gives them, of numbers drawn once."""
    random = np.random.default_rng(5)
    blind = np.linalg.qr(random.normal(size=(width, directions)))[0].T.astype(np.float32)
    space = Space(random.normal(size=width).astype(np.float32), blind, np.ones(width, np.float32), layers)
    weights = random.normal(size=(40, len(LABELS))).astype(np.float32)
    numbers, steps = coarse(space.place(random.normal(size=(40, width)).astype(np.float32)))
    return KernelHeads(space, numbers * steps, weights, np.array([0, 0.1, 0.2], np.float32), gamma=1.0)


def drawn(rows: int, width: int = 768) -> Floats:
    """Vectors, the same each time."""
    return np.random.default_rng(9).normal(size=(rows, width)).astype(np.float32)


# ── what the encoder is shown ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", NOBODYS)
def test_who_somebody_is_is_taken_out(language: str) -> None:
    """Nationality, gender, age, religion and names are not shown to the encoder; the work is."""
    text, words = NOBODYS[language]
    read = texts_of(JobPost(text=text, language=language), nothing).whole
    assert not [word for word in words.split() if word.replace("_", " ") in read]
    assert NOBODY in read
    assert len([letter for letter in read if letter.isalpha()]) >= 4


def test_another_nobody_reads_the_same() -> None:
    """Two ads that differ in whom they seek are one text to the encoder."""
    one, other = (
        texts_of(JobPost(text=f"We hire {whom} for our kitchen. Day shift.", language="en"), nothing)
        for whom in ("Kenyan women", "Nepali men")
    )
    assert one.whole == other.whole
    assert one.pieces == other.pieces


def test_english_words_are_taken_out_of_any_language() -> None:
    """People mix their language with English: its words are taken out too."""
    read = texts_of(JobPost(text="Kailangan namin ng female para sa office", language="tl"), nothing).whole
    assert "female" not in read
    assert "office" in read


def test_contacts_are_shown_by_their_kind() -> None:
    """A value that was read out of the text stands as its kind, wherever it is repeated."""
    contact = Contact(kind=ContactKind.ZALO, value="hr-example-9", raw="hr-example-9")
    read = texts_of(
        JobPost(text="Zalo: hr-example-9, again hr-example-9", language="vi", contacts=(contact,)), nothing
    ).whole
    assert read == "Zalo: zalo, again zalo"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("jobs.here+1@mail.example", "email"),
        ("https://jobs.example.com/a?b=c", "url"),
        ("www.jobs.example", "url"),
        ("@hr_example", "contact"),
        ("+62 000-0000-0000", "number"),
    ],
)
def test_contacts_that_nobody_read_out_are_not_shown_either(written: str, shown: str) -> None:
    """In a bare text a contact's value is taken out by its form."""
    assert texts_of(JobPost(text=f"Write to {written} now"), nothing).whole == f"Write to {shown} now"


def test_pay_is_shown() -> None:
    """Sums are no phone numbers."""
    text = "Gaji 8.000.000 per bulan, USD 1,200-1,500, 14 hari"
    assert texts_of(JobPost(text=text, language="id"), nothing).whole == text


@pytest.mark.parametrize("text", ["", " \n\t ", "+62 000 0000 0000"])
def test_a_text_without_words_is_still_a_text(text: str) -> None:
    """Nothing, blanks or a contact alone give the encoder something to read."""
    read = texts_of(JobPost(text=text), nothing)
    assert read.whole
    assert len(read.pieces) == 1


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    """Time does not grow with the text: of a hundred thousand characters, the whole and ten pieces of the first are read."""
    read = texts_of(JobPost(text=" ".join(SENTENCES * 150)), nothing)
    assert len(read.whole) <= LONGEST
    assert 1 < len(read.pieces) <= PIECES
    assert read.pieces[-1][1] <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "\x00\u202e\u0301\ufdfa" * 2_000,
        "👩‍👩‍👧" * 2_000,
        "." * 5_000,
        "@" * 5_000,
        "+1" * 3_000,
        "((((+" * 1_000,
        "a. " * 3_000,
    ],
)
def test_hostile_texts_are_cut_and_read(text: str) -> None:
    """Controls, joiners, and endless signs of contacts and sentences give texts that are no longer than what was asked for."""
    read = texts_of(JobPost(text=text), nothing)
    assert read.whole
    assert len(read.pieces) <= PIECES
    assert len(read.whole) <= LONGEST + len("contact")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Cus\u200btomer ser\u200dvice", "Customer service"),
        ("Сustomer sеrvice", "Customer service"),
        ("Cust0mer s3rvice", "Customer service"),
        ("𝐂ustomer 𝘴ervice", "customer service"),
    ],
)
def test_a_disguise_is_taken_off(written: str, shown: str) -> None:
    """What a reader does not see, or takes for another letter, is not shown to the encoder."""
    assert (
        texts_of(JobPost(text=f"{written} for 1500usd, B2B", language="en"), nothing).whole
        == f"{shown} for 1500usd, B2B"
    )


def test_spans_are_of_the_text_as_it_was_written() -> None:
    """Of a disguised text the pieces' spans lie one behind the other in the original."""
    text = "\u200b".join(" ".join(SENTENCES))
    spans = texts_of(JobPost(text=text, language="en"), nothing).spans
    assert len(spans) > 3
    assert "sentence number 0" in text[slice(*spans[0])].replace("\u200b", "")
    assert all(one[1] <= other[0] <= one[1] + 1 for one, other in pairwise(spans))


# ── pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        " ".join(SENTENCES),
        "".join(f"这是第{number}句话,说的是仓库的工作。" for number in range(40)),
        "।".join(f"यह वाक्य {number} गोदाम के काम के बारे में है" for number in range(30)),
        "one line\n" * 300,
        "no end at all " * 300,
        "Short.",
    ],
)
def test_pieces_lie_one_behind_the_other(text: str) -> None:
    """Together they are the text as far as it is read; none overlaps, and none is too short to mean something."""
    spans = pieces(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == min(len(text), LONGEST)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert len(spans) <= PIECES
    assert len(spans) == 1 or min(end - start for start, end in spans) >= SHORTEST_PIECE


def test_pieces_end_where_sentences_do() -> None:
    """A quoted piece is whole sentences."""
    text = " ".join(SENTENCES)
    ends = {text.find(sentence) + len(sentence) + 1 for sentence in SENTENCES}
    assert len(pieces(text)) > 3
    assert all(end in ends or end == len(text) for _, end in pieces(text))


# ── the piece that tells ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("place", range(0, 13, 3))
@pytest.mark.parametrize("title", [None, "Warehouse staff"])
def test_the_telling_piece_is_the_one_that_moves_the_answer(place: int, title: str | None) -> None:
    """Wherever the sentence is planted, with a title or without, the span holds it."""
    sentences = [*SENTENCES[:place], PLANTED, *SENTENCES[place:]]
    post = JobPost(title=title, text=" ".join(sentences), language="en")
    start, end = Meaning(Counting(), Heads(Plain(), UNWORDED), nothing).read(post).telling
    assert PLANTED in document(post)[start:end]
    assert end - start < len(document(post)) / 4


def test_a_post_means_what_its_whole_and_its_strongest_piece_do() -> None:
    """Margins of the labels are of the whole; `piece` is the most of any one piece; what tells is the piece that adds most."""
    post = JobPost(
        text=" ".join([*SENTENCES[:6], PLANTED, *SENTENCES[6:], "The gate is one gate more."]), language="en"
    )
    read = Meaning(Counting(), Heads(Plain(), UNWORDED), nothing).read(post)
    assert (read.lure, read.fraud, read.about) == (3, -3, 0)
    assert read.piece == 2
    assert "one gate more" in post.text[slice(*read.telling)]


def test_a_short_post_is_its_own_piece() -> None:
    """One sentence is read once: its piece is the whole."""
    post = JobPost(text=PLANTED)
    read = Meaning(Counting(), Heads(Plain(), UNWORDED), nothing).read(post)
    assert read.piece == read.lure == 1
    assert read.telling == (0, len(PLANTED))


def test_features_ask_for_the_numbers_in_the_order_they_are_learnt_in() -> None:
    """The features that wait for meaning give the numbers of `Meant` in its own order, which is that of the columns in training."""
    reading = Reading(JobPost(text=PLANTED, language="en"), load_lexicon(), load_facts())
    worded = {"worded_lure": 5.5, "worded_fraud": -6.5, "worded_about": 7.5}
    read = Meant(lure=1.5, piece=2.5, fraud=-3.5, about=4.5, **worded, telling=(0, 1))
    found = answers_with_meaning(reading.with_meant(read), answers(reading))
    numbers = dict(zip(FEATURES.names, row(found), strict=True))
    assert [numbers[name] for name in NAMES] == list(read[:-1]) == [1.5, 2.5, -3.5, 4.5, 5.5, -6.5, 7.5]


# ── heads ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_heads_are_blind_to_the_directions() -> None:
    """A vector moved along a direction of identity gets the same margins; moved otherwise, others."""
    machine, vectors = heads(), drawn(20)
    blind = machine.space.directions
    moved = vectors + np.array([3.0, -7.0, 20.0], np.float32) @ blind
    assert np.allclose(machine.margins(vectors), machine.margins(moved), atol=1e-4)
    other = drawn(1)[0] - drawn(1)[0] @ blind.T @ blind
    assert np.abs(machine.margins(vectors) - machine.margins(vectors + other)).max() > 0.1


def test_heads_are_stored_and_read_back() -> None:
    """What is stored is what was learnt: the margins stay within a hundredth, and what is read is stored alike."""
    machine, vectors = heads(), drawn(200)
    stored = machine.arrays()
    again = KernelHeads.from_arrays(stored)
    assert stored["support"].nbytes == machine.support.size // 2
    spread = np.abs(machine.margins(vectors)).max()
    assert spread > 0.5
    assert np.abs(machine.margins(vectors) - again.margins(vectors)).max() <= 1e-2
    assert all(np.array_equal(stored[name], again.arrays()[name]) for name in ("support", "weights"))


def test_heads_that_lack_something_are_not_read() -> None:
    """Without the weights the error names them."""
    stored = heads().arrays()
    del stored["weights"]
    with pytest.raises(KeyError, match="weights"):
        KernelHeads.from_arrays(stored)


def test_in_the_space_layers_count_alike() -> None:
    """A placed vector has length one, each layer the same share of it, whatever lengths went in."""
    space = heads().space
    far = drawn(5) * np.repeat([1.0, 1_000.0], 384).astype(np.float32)
    placed = space.place(far)
    assert placed.dtype == np.float32
    assert np.allclose(np.linalg.norm(placed, axis=1), 1, atol=1e-5)
    assert np.allclose(np.linalg.norm(placed.reshape(5, 2, 384), axis=2), np.sqrt(0.5), atol=1e-5)


def test_the_mean_itself_has_a_place() -> None:
    """A vector that is the mean divides by nothing."""
    space = heads().space
    assert np.isfinite(space.place(space.mean[None])).all()
