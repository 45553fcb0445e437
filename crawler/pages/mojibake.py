"""Text that was encoded twice, made readable again."""

import re

_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xA0)
}
"""Both readings of a byte: as Latin-1 and as Windows-1252."""

_TAIL = "[" + "".join(re.escape(char) for char, byte in _BYTES.items() if byte < 0xC0) + "]"  # noqa: PLR2004 - UTF-8

MANGLED = re.compile(
    f"(?:[ÂÃ]{_TAIL}|â{_TAIL}{{2}}|ð{_TAIL}{{3}})+"  # accents and punctuation; emoji
    f"|(?:[Ä-ß]{_TAIL}[ .,:;!?-]?){{3,}}"  # other alphabets: three letters in a row are no accident
    f"|(?:[à-ï]{_TAIL}{{2}}[ .,:;!?-]?){{2,}}"  # Thai, Khmer, Chinese, Korean …
)

ROUNDS = 3


def mend(text: str) -> str:
    """Read once more what was read in the wrong encoding, stretch by stretch. Text without such stretches stays."""
    for _ in range(ROUNDS):
        mended = MANGLED.sub(_mend, text)
        if mended == text:
            break
        text = mended
    return text


def _mend(match: re.Match[str]) -> str:
    raw = b"".join(bytes([_BYTES[char]]) if char in _BYTES else char.encode() for char in match[0])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
