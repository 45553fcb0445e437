"""Handles: names in a messenger, with @ or behind the messenger's name."""

import re
from itertools import islice

from casefile.post import ContactKind
from crawler.pages.contacts.found import MANY, Found
from crawler.pages.contacts.marks import Mark, kinds
from crawler.pages.contacts.words import ID_WORDS, NO_HANDLE

AT_NAME = re.compile(r"(?<![\w.@/\0])@\s?([a-z0-9][a-z0-9_.-]{2,40})")

ID = re.compile(
    rf"(?P<word>\s{{0,2}}(?:{ID_WORDS}))?\s{{0,2}}(?P<sign>[:：;=>\-–—~→👉➡☞(\[|]{{0,4}})\s{{0,3}}@?(?P<id>[a-z0-9][a-z0-9_.-]{{3,40}})(?![@\w])"
)
"""What may stand right behind a messenger's name."""

POINTS = frozenset(":：=→👉➡☞>")

NAMED = frozenset(
    {
        ContactKind.TELEGRAM,
        ContactKind.WECHAT,
        ContactKind.LINE,
        ContactKind.QQ,
        ContactKind.KAKAO,
        ContactKind.VIBER,
        ContactKind.SIGNAL,
        ContactKind.INSTAGRAM,
        ContactKind.TIKTOK,
        ContactKind.X,
        ContactKind.DISCORD,
        ContactKind.FACEBOOK,
        ContactKind.MESSENGER,
        ContactKind.ZALO,
        ContactKind.OTHER,
    }
)
"""Kinds in which people have names."""

PROFILED = frozenset(
    {ContactKind.INSTAGRAM, ContactKind.TIKTOK, ContactKind.X, ContactKind.FACEBOOK, ContactKind.MESSENGER}
)
"""Kinds that an ad also speaks of as work (posts on Instagram): a name there is pointed at."""

LEAST_LETTERS = 5
"""Of a handle that stands beside no messenger's name."""

NAMELIKE = re.compile(r"[0-9_]")
PHONE_DIGITS = 8
"""Of a telephone number that serves as a WeChat name."""

QQ_NUMBER = re.compile(r"\d{5,12}")


def handles(text: str, words: list[Mark], home: ContactKind) -> list[Found]:
    """Give the @handles in a folded text, each as the kind of the mark beside it."""
    if "@" not in text:
        return []
    found: list[Found] = []
    struck = text
    for match in islice(AT_NAME.finditer(text), MANY):
        name = match[1].rstrip(".-_")
        end = match.start(1) + len(name)
        if len(name) < 3 or name.isdigit():  # noqa: PLR2004 - no service has shorter names
            continue
        named = [kind for kind in kinds(struck, match.start(), end, words) if kind in NAMED]
        found += [
            Found(match.start(), end, kind, f"@{name}" if kind is ContactKind.TELEGRAM else name) for kind in named
        ]
        if not named and len(name) >= LEAST_LETTERS and match[0][1] != " ":
            found.append(Found(match.start(), end, home, f"@{name}"))
        struck = struck[: match.start()] + "\0" * (end - match.start()) + struck[end:]
    return found


def ids(text: str, words: list[Mark]) -> list[Found]:
    """Give the names that stand behind a messenger's name without an @."""
    found: list[Found] = []
    for mark in words[:MANY]:
        if mark.kind not in NAMED or not (match := ID.match(text, mark.end)):
            continue
        name = match["id"].rstrip(".-_")
        if name in NO_HANDLE or not _is_name(name, mark, match):
            continue
        start = match.start("id")
        for kind in kinds(text, start, start + len(name), [other for other in words if other.end <= mark.end]):
            if kind in NAMED:
                value = f"@{name}" if kind is ContactKind.TELEGRAM and not name.isdigit() else name
                found.append(Found(start, start + len(name), kind, value))
    return found


def _is_name(name: str, mark: Mark, match: re.Match[str]) -> bool:
    """Say whether a word is a name: pointed at by a colon or `ID`, or with a digit or underscore as no word has."""
    is_pointed = not POINTS.isdisjoint(match["sign"])
    if mark.kind is ContactKind.QQ:
        return QQ_NUMBER.fullmatch(name) is not None
    if len(name) < LEAST_LETTERS - 1 or name.replace(".", "").isdigit():
        return mark.kind is ContactKind.WECHAT and len(name) >= PHONE_DIGITS and (is_pointed or bool(match["word"]))
    if match["word"] or (is_pointed and not mark.is_weak):
        return True
    return NAMELIKE.search(name) is not None and (is_pointed or mark.kind not in PROFILED)
