"""Where a word about pay ends, in the scripts of India too: letters, signs of vowels, and what grammar hangs on."""

import re

from crawler.pages.folding import stands_alone as stands_alone_in_letters

WORD = "\u0900-\u0963\u0971-\u09e3\u09f0\u09f1\u0a00-\u0dff"
"""Letters and marks of Indic scripts; not the danda, digits and signs of money."""

BEFORE = re.compile(rf"[{WORD}]{{1,9}}\Z")
AFTER = re.compile(f"[{WORD}]{{1,9}}")
FIRST = "\u0900"
SOUTHERN = "\u0b80"
"""From here on: Tamil, Telugu, Kannada, Malayalam, Sinhala, whose endings are too many to list."""

PREFIXES = frozenset("प्रति प्रती প্রতি પ્રતિ ਪ੍ਰਤੀ".split())
"""What means "per" and is written as one word with the unit."""

ENDINGS = frozenset(
    (
        "को का की के मा मै में ले लाई भर से सम्म देखि बाट बाटै सहित प्रति ों ो हरू चा ची चे ला त तील "
        "\u09b0 \u09b0\u0987 ের এর ে য় \u09df তে টা টি কে এ ও ই েই তেই সহ প্রতি "
        "\u0aa8\u0acb ના નું માં ને ਦਾ ਦੇ ਦੀ"
    ).split()
)
"""What grammar hangs on to a unit or a currency: महिनाको, দিনে, টাকার."""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is a word of its own, where its script puts spaces between words: दिन in दिनार is none.

    Endings and "per" may hang on to an Indic word.
    """
    if not stands_alone_in_letters(text, start, end):
        return False
    if text[start] >= FIRST and (before := BEFORE.search(text, max(0, start - 9), start)) and _is_letter(text[start]):
        return before[0] in PREFIXES
    if text[end - 1] >= SOUTHERN or text[end - 1] < FIRST or not _is_letter(text[end - 1]):
        return True
    after = AFTER.match(text, end)
    return after is None or after[0] in ENDINGS


def _is_letter(char: str) -> bool:
    return AFTER.match(char) is not None
