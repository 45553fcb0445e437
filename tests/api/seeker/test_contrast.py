import re
from itertools import pairwise

import pytest

from api.seeker.files import ASSETS

READABLE = 4.5
"""Contrast of text that WCAG 2.2 asks for at level AA."""

PAIRS = [
    *(("ink", "paper"), ("ink", "panel"), ("quiet", "paper"), ("quiet", "panel"), ("link", "paper"), ("link", "panel")),
    *(("on-action", "action"), ("action", "paper"), ("paper", "ink"), ("on-mark", "mark"), ("on-mark", "mark-other")),
    *(("high", "panel"), ("high", "paper"), ("caution", "panel"), ("none", "panel"), ("unknown", "panel")),
    *(("caution", "paper"), ("none", "paper"), ("unknown", "paper")),
]


def schemes() -> dict[str, dict[str, str]]:
    """The colours of both schemes, by name."""
    light, dark, *_ = re.findall(r":root\s*{(.*?)}", (ASSETS / "pages.css").read_text(), re.DOTALL)
    read = [dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", part)) for part in (light, dark)]
    return {"light": read[0], "dark": read[0] | read[1]}


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[start:end], 16) / 255 for start, end in pairwise(range(0, 7, 2))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_stand_out(scheme: str, front: str, back: str) -> None:
    """Every colour of words can be read on what is behind it, by day and by night."""
    colours = schemes()[scheme]
    darker, lighter = sorted([luminance(colours[front]), luminance(colours[back])])
    assert (lighter + 0.05) / (darker + 0.05) >= READABLE


def test_both_schemes_are_read() -> None:
    """The two schemes differ in every colour, so that none was forgotten."""
    light, dark = schemes().values()
    assert [name for name in light if light[name] == dark[name]] == []
