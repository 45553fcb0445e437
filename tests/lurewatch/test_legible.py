import random

import pytest

from crawler.pages import read
from lurewatch.legible import is_legible

ADS = {
    "windows-1251": "Требуется повар в отель, зарплата 900 долларов в месяц, жильё бесплатно.",
    "koi8-r": "Требуется повар в отель, зарплата 900 долларов в месяц, жильё бесплатно.",
    "windows-1256": "مطلوب طباخ للعمل في فندق، الراتب 900 دولار شهريا والسكن مجاني",
    "gbk": "酒店招聘厨师，月薪九百美元，包吃包住，无需经验。",
    "gb18030": "酒店招聘厨师，月薪九百美元，包吃包住，无需经验。",
    "big5": "飯店招聘廚師，月薪九百美元，包吃包住，無需經驗。",
    "shift_jis": "ホテルの料理人を募集します。月給九百ドル、住居は無料です。",
    "euc-jp": "ホテルの料理人を募集します。月給九百ドル、住居は無料です。",
    "iso2022_jp": "ホテルの料理人を募集します。月給九百ドル、住居は無料です。",
    "euc-kr": "호텔 요리사 모집합니다. 월급 구백 달러, 숙소 무료.",
    "tis-620": "รับสมัครพ่อครัวโรงแรม เงินเดือน 900 ดอลลาร์ ที่พักฟรี",
    "windows-1258": "Cân tuyên dâu bêp khách san, luong 900 dô la",
    "windows-1254": "Otele aşçı aranıyor, aylık 900 dolar, konaklama ücretsiz",
    "utf-8": "ကမ္ဘောဒီးယားနိုင်ငံ ဟိုတယ် စားဖိုမှူး အလိုရှိသည်",
}
PLAIN = "Cook wanted in a hotel. USD 900 a month, free housing."


@pytest.mark.parametrize("encoding", ADS)
@pytest.mark.parametrize("times", [1, 200])
def test_old_code_pages_are_text(encoding: str, times: int) -> None:
    """An ad in whatever encoding people still write is read, short or long."""
    assert is_legible(f"{ADS[encoding]}\r\n".encode(encoding) * times)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_is_text(encoding: str) -> None:
    """What Windows saves as Unicode is full of zeros, and is read; so is its half sign at the end."""
    page = PLAIN.encode(encoding)
    assert is_legible(page)
    assert is_legible(page[:-1])
    assert "Cook wanted" in read(None, page).text


@pytest.mark.parametrize("encoding", ["windows-1251", "tis-620"])
def test_marked_wide_text_of_another_script_is_text(encoding: str) -> None:
    """With a mark at its beginning wide text needs no Latin letters."""
    page = ADS[encoding].encode("utf-16")
    assert is_legible(page)
    assert read(None, page).text == ADS[encoding]


def test_a_blemish_is_no_film() -> None:
    """A stray zero in a text does not make it another thing."""
    assert is_legible(f"{PLAIN}\0".encode())
    assert is_legible(b"\x1b[1mCook wanted\x1b[0m")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0" + bytes(480),
        b"RIFF\x24\x10\0\0WEBPVP8 ",
        b"OggS\0\2" + bytes(20) + b"OpusHead\1\2",
        b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
    ],
)
@pytest.mark.parametrize("seed", range(20))
def test_what_is_packed_is_not_text(head: bytes, seed: int) -> None:
    """Random bytes, an old document, a picture, a sound and a film are not text, nor is a document half of words."""
    packed = random.Random(seed).randbytes(3_000)
    assert not is_legible(head + packed)
    if head:
        assert not is_legible(head + PLAIN.encode() * 4 + packed)


def test_zeros_are_not_text() -> None:
    """A file that a broken copy left full of zeros has no words."""
    assert not is_legible(bytes(3_000))
