"""Where a name stands alone in a text: every script has its own way of beginning and ending a word.

- Scripts with spaces: no letter on either side. What grammar hangs on to a name is allowed: case endings (Cyrillic,
  Georgian, Armenian, Polish, Uzbek …), postpositions (Nepali, Bengali, Tamil …), Korean particles, and the small words
  that Arabic, Hebrew and Amharic write in front.
- Thai, Lao, Khmer, Burmese and Han run words together: a name may stand anywhere, but must not end inside a syllable.
- Katakana: words run into kanji and hiragana, but not into more katakana.
"""

import re
import unicodedata

from casefile.confusables import script

UNSPACED = frozenset({"THAI", "LAO", "KHMER", "MYANMAR", "CJK", "HIRAGANA", "TIBETAN"})
INDIC = frozenset(
    {"DEVANAGARI", "BENGALI", "GUJARATI", "GURMUKHI", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA"}
)

PREFIXES = {
    "ARABIC": frozenset(("و", "ب", "ف", "ك", "ل", "وب", "ول", "ال", "بال", "وال", "لل")),
    "HEBREW": frozenset(("ב", "ל", "ה", "ו", "מ", "כ", "ש", "וב", "ול")),
    "ETHIOPIC": frozenset(("በ", "ለ", "የ", "ከ", "ወደ")),
}
"""What may be written in front of a name, as one word with it."""

ENDINGS = {
    "CYRILLIC": re.compile(
        r"а|я|е|у|ю|и|ы|і|ї|ой|ою|ей|ею|ом|ем|єм|ию|ии|ії|ію|ією|да|де|та|те|ға|ге|га|қа|ке|дан|ден|тан|тен|н[ыіи][ңн]г?|д"
    ),
    "LATIN": re.compile(r"y|i|ę|ą|u|e|ie|em|o|a|da|de|ga|ka|qa|dan|ning"),
    "GEORGIAN": re.compile(r"ში|ს|დან|ის|იდან|თან|მდე"),
    "ARMENIAN": re.compile(r"յ?(ում|ից|ի)"),
    "ETHIOPIC": re.compile(r"ን|ና|ም"),
    "HANGUL": re.compile(
        r"(에서|에|으로|로|의|은|는|이나|나|을|를|과|와|도|행|까지|만|쪽|현지|내|인데|입니다|이며|이고|이에요|예요|이랑|랑|지사|본사|법인|공장|취업|근무|아님|아닙니다)+"
    ),
}
"""What grammar may hang on to a name."""

OF_PEOPLE = re.compile("[\u093f\u0940\u09bf\u09c0\u0abf\u0ac0\u0908\u0988\u0a88]")
"""With these vowels (short and long i) Indic languages make the people's name of the country's."""

LONGEST_PREFIX = 3
LONGEST_ENDING = 8
LONGEST_REST = 20
"""Characters of a word that a quote may be given on either side."""


def begins_word(text: str, start: int, script: str) -> bool:
    """Say whether a name in `script` that begins at `start` begins a word there."""
    if start == 0 or script in UNSPACED:
        return True
    before = text[start - 1]
    if script == "KATAKANA":
        return not is_katakana(before)
    if not _in_word(before):
        return before != "@"
    if _new_word(text, start):
        return True
    return script in PREFIXES and _start_of_word(text, start) in PREFIXES[script]


def ends_word(text: str, end: int, script: str, *, inflected: bool) -> bool:
    """Say whether a name that ends before `end` ends a word there. `inflected`: its language changes its end."""
    if end == len(text):
        return True
    after = text[end]
    if script in UNSPACED:
        return not unicodedata.category(after).startswith("M")
    if script == "KATAKANA":
        return not is_katakana(after)
    if not _in_word(after) or _new_word(text, end):
        return True
    return inflected and _is_ending(_rest_of_word(text, end).lower(), script)


def word_end(text: str, end: int, script: str) -> int:
    """Give the end of the word that a name in `script` is part of: a name is quoted with what hangs on to it."""
    if script in UNSPACED or script == "KATAKANA" or _new_word(text, end):
        return end
    return end + len(_rest_of_word(text, end))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span with the rest of the words that it begins and ends in, where words have spaces; a letter keeps its marks.

    Signs that nobody sees part no word.
    """
    if start == end:
        return start, end
    for before in range(start - 1, max(0, start - LONGEST_REST) - 1, -1):
        if _is_seen(text[before]):
            if not _one_word(text[before], text[start]):
                break
            start = before
    for after in range(end, min(len(text), end + LONGEST_REST)):
        if _is_seen(text[after]):
            if not _one_word(text[end - 1], text[after]):
                break
            end = after + 1
    return start, end


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) != "Cf"


def _one_word(one: str, next_one: str) -> bool:
    if unicodedata.category(next_one).startswith("M"):
        return True
    return _in_word(one) and _in_word(next_one) and UNSPACED.isdisjoint((script(one), script(next_one)))


def is_katakana(character: str) -> bool:
    """Say whether a character is katakana or the sign that lengthens it."""
    return "\u30a1" <= character <= "\u30fa" or character == "ー"


def _in_word(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LMN"


def _is_ending(rest: str, script: str) -> bool:
    if script in INDIC:
        return len(rest) <= LONGEST_ENDING and not OF_PEOPLE.match(rest)
    return script in ENDINGS and ENDINGS[script].fullmatch(rest) is not None


def _new_word(text: str, position: int) -> bool:
    """Whether a capital after a small letter begins a word: in hashtags, and where a copy lost its line breaks."""
    return position < len(text) and text[position].isupper() and text[position - 1].islower()


def _start_of_word(text: str, start: int) -> str:
    """What stands in the same word before `start`, as far as it may be a prefix."""
    word = start
    while word > 0 and start - word <= LONGEST_PREFIX and _in_word(text[word - 1]):
        word -= 1
    return text[word:start]


def _rest_of_word(text: str, end: int) -> str:
    stop = end
    while stop < len(text) and stop - end <= LONGEST_ENDING and _in_word(text[stop]):
        stop += 1
    return text[end:stop]
