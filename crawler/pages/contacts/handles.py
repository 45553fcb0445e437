"""Handles: names in a messenger, with @ or behind the messenger's name."""

import re

from casefile.post import ContactKind
from crawler.pages.contacts.found import Found
from crawler.pages.contacts.marks import Mark, kinds
from crawler.pages.contacts.words import ID_WORDS, NO_HANDLE

AT_NAME = re.compile(r"(?<![\w.@/\0])@\s?([a-z0-9][a-z0-9_.-]{2,40})")

ID = re.compile(
    rf"(?P<word>\s{{0,2}}(?:{ID_WORDS}))?(?P<colon>\s{{0,2}}[:：;=>\-–—~→👉➡☞()\[\]|]{{1,4}}\s{{0,2}}|)\s{{0,3}}"
    r"@?(?P<id>[a-z0-9][a-z0-9_.-]{3,40})(?![@\w])"
)
"""What may stand right behind a messenger's name."""

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
    }
)
"""Kinds in which people have names."""

NAMELIKE = re.compile(r"[0-9_]")
QQ_NUMBER = re.compile(r"\d{5,12}")


def handles(text: str, words: list[Mark], home: ContactKind) -> list[Found]:
    """Give the @handles in a folded text, each as the kind of the mark beside it."""
    if "@" not in text:
        return []
    found: list[Found] = []
    struck = text
    for match in AT_NAME.finditer(text):
        name = match[1].rstrip(".-_")
        end = match.start(1) + len(name)
        if len(name) < 3 or name.isdigit():  # noqa: PLR2004 - no service has shorter names
            continue
        named = [kind for kind in kinds(struck, match.start(), end, words) if kind in NAMED]
        found += [Found(match.start(), end, kind, f"@{name}" if kind is ContactKind.TELEGRAM else name) for kind in named]
        if not named:
            found.append(Found(match.start(), end, home, f"@{name}"))
        struck = struck[: match.start()] + "\0" * (end - match.start()) + struck[end:]
    return found


def ids(text: str, words: list[Mark]) -> list[Found]:
    """Give the names that stand behind a messenger's name without an @."""
    found: list[Found] = []
    for mark in words:
        if mark.kind not in NAMED or not (match := ID.match(text, mark.end)):
            continue
        name = match["id"].rstrip(".-_")
        if name in NO_HANDLE or not _is_name(name, mark, pointed=bool(match["word"] or match["colon"])):
            continue
        start = match.start("id")
        for kind in kinds(text, start, start + len(name), [other for other in words if other.end <= mark.end]):
            if kind in NAMED:
                value = f"@{name}" if kind is ContactKind.TELEGRAM and not name.isdigit() else name
                found.append(Found(start, start + len(name), kind, value))
    return found


def _is_name(name: str, mark: Mark, *, pointed: bool) -> bool:
    """Say whether a word is a name: pointed at by a colon or `ID`, or with a digit or underscore as no word has."""
    if mark.kind is ContactKind.QQ:
        return QQ_NUMBER.fullmatch(name) is not None
    if len(name) < 4 or name.replace(".", "").isdigit():  # noqa: PLR2004 - no service has shorter names
        return mark.kind is ContactKind.WECHAT and len(name) >= 8 and pointed  # noqa: PLR2004 - a number as a name
    return pointed or NAMELIKE.search(name) is not None
