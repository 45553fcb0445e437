"""Text that was encoded twice, made readable again."""

import re

BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0xA0)
}
"""Both readings of a byte: as Latin-1 and as Windows-1252."""

TAIL = "[" + "".join(re.escape(char) for char, byte in BYTES.items() if byte < 0xC0) + "]"  # noqa: PLR2004 - UTF-8

HINT = re.compile(f"[Â-ô]{TAIL}")
MANGLED = re.compile(
    f"(?:[ÂÃ]{TAIL}|â{TAIL}{{2}}|ð{TAIL}{{3}}){{1,999}}"  # accents and punctuation; emoji
    f"|(?:[Ä-ß]{TAIL}[ .,:;!?-]?){{3,999}}"  # other alphabets: three letters in a row are no accident
    f"|(?:[à-ï]{TAIL}{{2}}[ .,:;!?-]?){{2,999}}"  # Thai, Khmer, Chinese, Korean …
)

SEVERAL = 2
"""Hints from which a line that is UTF-8 throughout, read as such, is no accident."""

ROUNDS = 3


def mend(text: str) -> str:
    """Read once more what was read in the wrong encoding: whole lines where they all fit, else stretch by stretch."""
    for _ in range(ROUNDS):
        if not HINT.search(text):
            break
        mended = "\n".join(_mend(line) if HINT.search(line) else line for line in text.split("\n"))
        if mended == text:
            break
        text = mended
    return text


def _mend(line: str) -> str:
    if len(HINT.findall(line)) >= SEVERAL and (whole := _read_again(line)) != line:
        return whole
    parts: list[str] = []
    last = 0
    for hint in HINT.finditer(line):
        stretch = MANGLED.match(line, hint.start()) if hint.start() >= last else None
        if stretch:
            parts += line[last : stretch.start()], _read_again(stretch[0])
            last = stretch.end()
    return "".join((*parts, line[last:])) if parts else line


def _read_again(text: str) -> str:
    try:
        return b"".join([bytes([BYTES[char]]) if char in BYTES else char.encode() for char in text]).decode("utf-8")
    except UnicodeDecodeError:
        return text
