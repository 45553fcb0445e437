from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from casefile.post import Contact, ContactKind, JobPost
from facts import load_facts
from scorer.encoder import Below, Changes, Read
from scorer.erased import Erased
from scorer.features import FEATURES, answers, answers_with_meaning, row
from scorer.features.meaning import NAMES
from scorer.heads import Heads
from scorer.lexicon import load_lexicon
from scorer.linear import LinearHeads
from scorer.meaning import (
    LABELS,
    LONGEST,
    LONGEST_PIECE,
    MOST_PARTS,
    NOBODY,
    OVERLAP,
    PART,
    PIECES,
    SHORTEST_PIECE,
    Meaning,
    Meant,
    Span,
    document,
    is_read_whole,
    parts_of,
    pieces,
    strongest,
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

    def below(self, text: str, parts: Sequence[Span]) -> Below:
        """The counts in the whole, in each part, and without it, one state under another."""
        counted = [
            text,
            *(text[start:end] for start, end in parts),
            *(text[:start] + text[end:] for start, end in parts),
        ]
        return Below((np.stack([self._count(one) for one in counted]),), np.array(parts).reshape(-1, 2))

    def above(self, below: Below) -> Read:
        """As they were counted."""
        whole, parts, rest = np.split(below.windows[0], [1, 1 + len(below.parts)])
        return Read(whole[0], parts, rest)

    @staticmethod
    def _count(text: str) -> Floats:
        return np.array([1, text.count("gate")], np.float32)


PLAIN = LinearHeads(np.array([[0, 0, 0], [1, -1, 0]], np.float32), np.zeros(3, np.float32))
"""Margins that are the encoder's numbers, the second of them for `lure`."""


def nothing(_: str) -> list[Span]:
    """Nothing that no list holds."""
    return []


UNWORDED = NGramHeads.of(np.zeros((len(LABELS), 2**BITS)), np.array([0.5, -0.5, 0.25], np.float32))
"""To which all texts are worded alike."""


PLAINLY = Heads(Erased(np.zeros(2, np.float32), np.zeros((1, 2), np.float32)), Changes({}), PLAIN, UNWORDED)
LOUD = LinearHeads(np.array([[0, 0, 0], [10, -10, 0]], np.float32), np.zeros(3, np.float32))
LOUDLY = Heads(Erased(np.zeros(2, np.float32), np.zeros((1, 2), np.float32)), Changes({}), LOUD, UNWORDED)
"""Sure of what they read."""


def drawn(*shape: int) -> Floats:
    """Numbers, the same each time."""
    return np.random.default_rng(9).normal(size=shape).astype(np.float32)


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
        ("hr@b4y-hotels.example", "email"),
        ("https://jobs.example.com/a?b=c", "url"),
        ("www.jobs.example", "url"),
        ("@hr_example", "contact"),
        ("+62 000-0000-0000", "number"),
    ],
)
def test_contacts_that_nobody_read_out_are_not_shown_either(written: str, shown: str) -> None:
    """In a bare text a contact's value is taken out by its form."""
    assert texts_of(JobPost(text=f"Write to {written} now"), nothing).whole == f"Write to {shown} now"


def test_a_contact_is_no_part_of_a_word() -> None:
    """A short name is taken out where it stands by itself, with what has no spaces around it as well."""
    contact = Contact(kind=ContactKind.WECHAT, value="hr", raw="hr")
    post = JobPost(text="Three chrome chairs. Ask hr, 加微信hr吧", contacts=(contact,))
    assert texts_of(post, nothing).whole == "Three chrome chairs. Ask wechat, 加微信wechat吧"


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
        ("𝐂ustomer 𝘴ervice", "Customer service"),
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


def test_a_text_without_ends_is_cut_at_spaces() -> None:
    """Thai has no mark for the end of a sentence: what is quoted is not the whole ad all the same, and no word is cut."""
    text = "รับสมัครพนักงานคลังสินค้า ทำงานกะกลางวัน มีที่พักให้ " * 20
    spans = pieces(text)
    assert max(end - start for start, end in spans) <= LONGEST_PIECE
    assert all(text[start:end].endswith(" ") for start, end in spans)


# ── parts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _chances(post: JobPost) -> float:
    _, *parts = parts_of(post, nothing)
    return float(np.log(len(parts)))


@pytest.mark.parametrize("before", [0, 30, 70, 130, 160])
def test_a_long_post_is_read_to_its_end(before: int) -> None:
    """Wherever in some thousand characters the sentence stands, it is read, and the span holds it."""
    sentences = [*(SENTENCES[at % len(SENTENCES)] for at in range(before)), PLANTED]
    sentences += [SENTENCES[at % len(SENTENCES)] for at in range(160 - before)]
    post = JobPost(title="Warehouse staff", text=" ".join(sentences), language="en")
    assert len(post.text) > 2 * LONGEST
    assert is_read_whole(post)
    read = Meaning(Counting(), LOUDLY, nothing).read(post)
    is_at_once = PLANTED in document(post)[:LONGEST]
    assert read.lure == pytest.approx(10 if is_at_once else 10 - _chances(post))
    assert PLANTED in document(post)[slice(*read.telling_lure)]


def test_of_a_long_post_its_part_that_is_most_like_a_fraud_tells_of_fraud() -> None:
    """Though another part reads more like a lure, and less like a fraud."""
    packed = " ".join(SENTENCES[at % len(SENTENCES)] for at in range(60))
    post = JobPost(text=f"{PLANTED} {packed}", language="en")
    assert len(post.text) > LONGEST
    read = Meaning(Counting(), LOUDLY, nothing).read(post)
    assert (read.lure, read.fraud) == pytest.approx((10, -_chances(post)))
    assert PLANTED in post.text[slice(*read.telling_lure)]
    assert PLANTED not in post.text[slice(*read.telling_fraud)]


def test_the_number_of_parts_divides_the_odds() -> None:
    """The strongest part speaks, of lures one, of fraud another; what was read at once is told as it is."""
    dull = Meant(-2, -1, -3, 0.5, 0.1, 0.2, 0.3, (0, 1), (1, 2))
    lure, fraud = (
        dull._replace(lure=3, piece=4, telling_lure=(5, 6)),
        dull._replace(fraud=2, worded_fraud=1, telling_fraud=(7, 8)),
    )
    assert strongest(lure) == lure
    assert strongest(lure, dull, dull, dull).lure == lure.lure
    read = strongest(dull, lure, fraud, dull)
    assert np.exp([lure.lure - read.lure, lure.piece - read.piece, fraud.fraud - read.fraud]) == pytest.approx(3)
    assert (read.telling_lure, read.telling_fraud) == ((5, 6), (7, 8))
    assert (read.about, read.worded_lure, read.worded_fraud, read.worded_about) == (0.5, 0.1, 1, 0.3)


def test_of_a_text_without_end_a_few_parts_are_read() -> None:
    """However long it is: the first characters at once, and parts from its beginning to its end. What was left out is known."""
    post = JobPost(text="Boxes are packed here. " * 4_000, language="en")
    first, *parts = parts_of(post, nothing)
    assert first == texts_of(post, nothing)
    assert len(parts) == MOST_PARTS
    assert parts[0].spans[0][0] == 0
    assert parts[-1].spans[-1][1] == len(post.text)
    assert all(len(part.whole) <= PART for part in parts)
    assert not is_read_whole(post)


def test_a_post_that_is_read_at_once_has_no_parts() -> None:
    """As models learnt it."""
    post = JobPost(text="a" * LONGEST)
    assert list(parts_of(post, nothing)) == [texts_of(post, nothing)]


def test_parts_overlap() -> None:
    """What stands where one part ends stands whole in the next."""
    for length in range(LONGEST + 1, PART + (MOST_PARTS - 1) * (PART - OVERLAP), 97):
        _, *parts = parts_of(JobPost(text="a" * length), nothing)
        spans = [(part.spans[0][0], part.spans[-1][1]) for part in parts]
        assert spans[0][0] == 0
        assert spans[-1][1] == length
        assert all(before[1] - after[0] >= OVERLAP for before, after in pairwise(spans))


# ── the piece that tells ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("place", range(0, 13, 3))
@pytest.mark.parametrize("title", [None, "Warehouse staff"])
def test_the_telling_piece_is_the_one_that_moves_the_answer(place: int, title: str | None) -> None:
    """Wherever the sentence is planted, with a title or without, the span holds it."""
    sentences = [*SENTENCES[:place], PLANTED, *SENTENCES[place:]]
    post = JobPost(title=title, text=" ".join(sentences), language="en")
    start, end = Meaning(Counting(), PLAINLY, nothing).read(post).telling_lure
    assert PLANTED in document(post)[start:end]
    assert end - start < len(document(post)) / 4


def test_a_post_means_what_its_whole_and_its_strongest_piece_do() -> None:
    """Margins of the labels are of the whole; `piece` is the most of any one piece; what tells is the piece that adds most."""
    post = JobPost(
        text=" ".join([*SENTENCES[:6], PLANTED, *SENTENCES[6:], "The gate is one gate more."]), language="en"
    )
    read = Meaning(Counting(), PLAINLY, nothing).read(post)
    assert (read.lure, read.fraud, read.about) == (3, -3, 0)
    assert "one gate more" not in post.text[slice(*read.telling_fraud)]
    assert read.piece == 2
    assert "one gate more" in post.text[slice(*read.telling_lure)]


def test_a_short_post_is_its_own_piece() -> None:
    """One sentence is read once: its piece is the whole."""
    post = JobPost(text=PLANTED)
    read = Meaning(Counting(), PLAINLY, nothing).read(post)
    assert read.piece == read.lure == 1
    assert read.telling_lure == (0, len(PLANTED))


def test_features_ask_for_the_numbers_in_the_order_they_are_learnt_in() -> None:
    """The features that wait for meaning give the numbers of `Meant` in its own order, which is that of the columns in training."""
    reading = Reading(JobPost(text=PLANTED, language="en"), load_lexicon(), load_facts())
    worded = {"worded_lure": 5.5, "worded_fraud": -6.5, "worded_about": 7.5}
    read = Meant(lure=1.5, piece=2.5, fraud=-3.5, about=4.5, **worded, telling_lure=(0, 1), telling_fraud=(0, 1))
    found = answers_with_meaning(reading.with_meant(read), answers(reading))
    numbers = dict(zip(FEATURES.names, row(found), strict=True))
    assert [numbers[name] for name in NAMES] == list(read[:-2]) == [1.5, 2.5, -3.5, 4.5, 5.5, -6.5, 7.5]


# ── heads ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_heads_are_stored_and_read_back() -> None:
    """What is stored is what was learnt."""
    machine, vectors = LinearHeads(drawn(384, 3), drawn(3)), drawn(20, 384)
    again = LinearHeads.from_arrays(machine.arrays())
    assert np.array_equal(machine.margins(vectors), again.margins(vectors))


def test_heads_that_lack_something_are_not_read() -> None:
    """Without the weights the error names them."""
    stored = LinearHeads(drawn(384, 3), drawn(3)).arrays()
    del stored["linear.weights"]
    with pytest.raises(KeyError, match="weights"):
        LinearHeads.from_arrays(stored)


def test_the_parts_of_a_text_share_in_its_margin() -> None:
    """The margin of a mean is the mean of margins: what a text means is what its parts do, by their length."""
    machine, one, other = LinearHeads(drawn(384, 3), drawn(3)), *drawn(2, 384)
    whole = machine.margins(((one + 3 * other) / 4)[None])[0]
    assert np.allclose(whole, (machine.margins(one[None]) + 3 * machine.margins(other[None]))[0] / 4, atol=1e-3)
