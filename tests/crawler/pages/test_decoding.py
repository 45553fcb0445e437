"""From bytes to characters."""

import pytest

from crawler.pages.decoding import decode
from crawler.pages.mojibake import mend

RUSSIAN = "Требуется сторож на склад, график сутки через трое, жильё предоставляем. "


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (b"\xef\xbb\xbfabc \xc3\xa9", "abc é"),
        ("\ufeffabc é".encode("utf-16-le"), "abc é"),
        ("\ufeffabc é".encode("utf-16-be"), "abc é"),
        (b'<meta charset="windows-1252">caf\xe9', '<meta charset="windows-1252">café'),
        (b'<meta charset="utf-8">caf\xc3\xa9', '<meta charset="utf-8">café'),
        (b'<meta charset="iso-8859-1">caf\xc3\xa9', '<meta charset="iso-8859-1">café'),
        (
            '<?xml version="1.0" encoding="iso-8859-2"?>ż'.encode("iso-8859-2"),
            '<?xml version="1.0" encoding="iso-8859-2"?>ż',
        ),
        ("時給1,250円".encode("iso2022_jp"), "時給1,250円"),
        (RUSSIAN.encode("cp1251") * 3, RUSSIAN * 3),
        (RUSSIAN.encode("koi8-r") * 3, RUSSIAN * 3),
        ('<meta charset="gbk">公司直招'.encode("gbk"), '<meta charset="gbk">公司直招'),
        ('<meta charset="nonsense">é'.encode("cp1252"), '<meta charset="nonsense">é'),
        (b"", ""),
    ],
)
def test_bytes_are_decoded_as_they_were_meant(page: bytes, text: str) -> None:
    """By mark, as UTF-8 where they are it, by declaration, else by what they look like."""
    assert decode(page) == text


def test_a_few_stray_bytes_do_not_spoil_a_page() -> None:
    """A paragraph pasted from Windows into a page of UTF-8 is read as what it was."""
    page = ("é" * 200).encode() + b"pr\xe9par\xe9" + ("à" * 200).encode()
    assert "préparé" in decode(page)


@pytest.mark.parametrize(
    "text",
    [
        "Vedoucí směny",
        "สวัสดี งาน",
        "Привет, работа",
        "“smart” — it’s",
        "100 €",
        "😀 café",
        "工作招聘",
        "ngày tháng Việt",
    ],
)
def test_doubly_encoded_text_is_mended_and_sound_text_left_alone(text: str) -> None:
    """UTF-8 that was read as Windows-1252, once or twice, becomes readable; what is readable stays."""
    once = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    twice = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in once.encode())
    assert mend(once) == text
    assert mend(twice) == text
    assert mend(text) == text


@pytest.mark.parametrize("text", ["CAFÉ® à « l’école »", "São Paulo à 10 h", "KÖR PÅ”", "Ã", "Â £5"])
def test_rare_but_sound_letters_are_left_alone(text: str) -> None:
    """Capitals beside signs, and French quotes, are no broken encoding."""
    assert mend(text) == text
