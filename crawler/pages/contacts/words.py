"""The words beside which a handle or a number stands, by kind of contact, in the languages of job ads."""

from functools import cache

from ahocorasick_rs import AhoCorasick

from casefile.post import ContactKind
from crawler.pages.tables import table, words

TABLE = table("crawler.pages.contacts", "words")

ID_WORDS = (
    r"id|i\.d\.?|no\.?|nr\.?|user(?:name)?|acc(?:ount)?|handle|号|號|账号|帳號|群|아이디|ไอดี|айди|ник|ایدی|آیدی|معرف"
)
"""What stands between a messenger's name and the name there."""

NUMBER_WORDS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9",
}  # fmt: skip

NO_HANDLE = frozenset(words(TABLE["no_handle"]))
"""Words that follow a messenger's name and are nobody's handle."""


@cache
def mark_words() -> dict[str, tuple[ContactKind, bool]]:
    """Give the words by which a kind is known: each with its kind, and whether it means something else as well."""
    weak = frozenset(words(TABLE["weak"]))
    return {word: (kind, word in weak) for kind in ContactKind for word in words(TABLE.get(kind, ""))}


@cache
def mark_finder() -> tuple[AhoCorasick, list[tuple[ContactKind, bool]]]:
    """Give what finds `mark_words` in a text, all at once, and their meanings by number."""
    return AhoCorasick(list(mark_words())), list(mark_words().values())
