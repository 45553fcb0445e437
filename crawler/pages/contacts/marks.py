"""Marks: the words that say which messenger a handle or a number belongs to."""

import re
from itertools import pairwise
from typing import NamedTuple

from casefile.post import ContactKind
from crawler.pages.contacts.words import ID_WORDS, mark_finder, mark_words
from crawler.pages.folding import Folded, is_spaced

MOST = 1_000
"""Marks of a text that are kept."""

NEAR = 40
"""Characters between a mark and its contact."""

RIGHT_BEFORE = re.compile(rf"\s{{0,2}}(?:{ID_WORDS})?[\s:：;=>\-–—~→👉➡☞()\[\]|.@/&,]{{0,6}}(?:me\s)?")
RIGHT_AFTER = re.compile(r"[\s(\[\-–/|,:]{0,3}(?:(?:on|via|en|by|di|на|в|في) )?")
TOGETHER = re.compile(
    r"[\s/&,+|·•()\-–;@:]{0,5}(?:and|or|dan|atau|và|hoặc|y|o|e|ou|и|или|و|أو|및|또는|หรือ|和|或)?[\s/&,+|·•()\-–;@:]{0,3}"
)
"""What stands between two marks that share a contact: WhatsApp / Telegram."""

LEADS_ON = re.compile(r"\s?[:：=@]")
"""Behind a mark: it belongs to the next contact."""

SPACED_OUT = re.compile(r"(?<![a-z0-9])[a-z](?:[ ._*-][a-z]){3,10}(?![a-z0-9])")
SPACED_OUT_HINT = re.compile(r"[ ._*-][a-z][ ._*-][a-z][ ._*-]")
DISGUISED = re.compile(
    r"[tw](?<![a-z0-9].)(?:(?<=t)[e3][l1][e3ai][ ._*-]{0,2}[gq9]r[a@4]m+|(?<=w)h?[a@4]ts?[ ._*'-]{0,2}[a@4]p{1,2})(?![a-z0-9])"
)
"""Telegram and WhatsApp with letters swapped or pulled apart."""


class Mark(NamedTuple):
    """One such word. A weak one means something else as well, and counts only right beside a contact.

    In capitals it is not weak: `wa` is a word of Swahili, WA is WhatsApp.
    """

    start: int
    end: int
    kind: ContactKind
    is_weak: bool


def marks(text: str, folded: Folded) -> list[Mark]:
    """Give the marks in what is left of a folded text, in reading order, the longest where several begin together."""
    finder, meanings = mark_finder()
    found = []
    for number, start, end in finder.find_matches_as_indexes(text, overlapping=True):
        if _is_word(text, start, end):
            kind, is_weak = meanings[number]
            found.append(Mark(start, end, kind, is_weak and not folded.raw(start, end).isupper()))
    for match in SPACED_OUT.finditer(text) if SPACED_OUT_HINT.search(text) else ():
        word = re.sub(r"[ ._*-]", "", match[0])
        if word in mark_words():
            found.append(Mark(match.start(), match.end(), mark_words()[word][0], is_weak=False))
    for match in DISGUISED.finditer(text):
        kind = ContactKind.TELEGRAM if match[0].startswith("t") else ContactKind.WHATSAPP
        found.append(Mark(match.start(), match.end(), kind, is_weak=False))
    found = found[:MOST]
    found.sort(key=lambda mark: (mark.start, -mark.end))
    return [
        mark
        for before, mark in pairwise((Mark(-1, -1, ContactKind.OTHER, is_weak=True), *found))
        if mark.start >= before.end
    ]


def kinds(text: str, start: int, end: int, words: list[Mark]) -> list[ContactKind]:
    """Give the kinds of a contact by the marks beside it: those that lead up to it, else one that follows it."""
    before = [mark for mark in words if start - NEAR <= mark.end <= start and not _is_apart(text[mark.end : start])]
    if before and (not before[-1].is_weak or RIGHT_BEFORE.fullmatch(text, before[-1].end, start)):
        group = [before[-1]]
        for mark in reversed(before[:-1]):
            if not TOGETHER.fullmatch(text, mark.end, group[-1].start):
                break
            group.append(mark)
        return list(dict.fromkeys(mark.kind for mark in reversed(group)))
    after = next((mark for mark in words if end <= mark.start <= end + 8), None)
    if after and RIGHT_AFTER.fullmatch(text, end, after.start) and not LEADS_ON.match(text, after.end):
        return [after.kind]
    return []


def _is_apart(between: str) -> bool:
    """Say whether a mark and a contact are of different sentences: another contact or a line lies between."""
    if "\0" in between and not TOGETHER.fullmatch(between.strip("\0")):
        return True
    return "\n" in between and RIGHT_BEFORE.fullmatch(between) is None


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_spaced(text[start]) and (
        is_spaced(before) or before in {"@", "_", "#"} or (before.isdigit() and before.isascii())
    ):
        return False
    return not (is_spaced(text[end - 1]) and (is_spaced(after) or after == "_"))
