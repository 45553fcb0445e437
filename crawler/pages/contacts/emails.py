"""E-mail addresses, plain and written out: name (at) mail (dot) com."""

import re

from casefile.post import ContactKind
from crawler.pages.contacts.found import Found

PLAIN = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![a-z0-9-])")

AT = r"(?:\s{0,2}[(\[{<]\s?(?:at|@|arroba|собака)\s?[)\]}>]\s{0,2}|\s{1,2}@\s{0,2}|@\s{1,2})"
DOT = r"(?:\s{0,2}[(\[{<]\s?(?:dot|punto|ponto|точка|\.)\s?[)\]}>]\s{0,2}|\s{1,2}(?:dot|punto|ponto|точка)\s{1,2})"
NAME, LABEL, TOP = r"(?<![a-z0-9._%+-])([a-z0-9][a-z0-9._%+-]{0,63})", r"[a-z0-9-]{1,63}", r"[a-z]{2,24}(?![a-z0-9-])"

DODGED = (
    re.compile(rf"{NAME}{AT}((?:{LABEL}(?:\.|{DOT})){{1,5}}{TOP})"),
    re.compile(rf"{NAME}\s(?:at|arroba|собака)\s((?:{LABEL}{DOT}){{1,5}}{TOP})"),
    re.compile(rf"{NAME}@((?:{LABEL}(?:\.|{DOT})){{1,5}}{TOP})"),
)
"""The bare word `at` counts only where the dot is a word too: people work at Example.com."""

HINTS = ("@", "(at", "[at", "{at", " at ", "arroba", "собака")


def emails(text: str) -> list[Found]:
    """Give the e-mail addresses in a folded text."""
    if not any(hint in text for hint in HINTS):
        return []
    found = [Found(match.start(), match.end(), ContactKind.EMAIL, match[0]) for match in PLAIN.finditer(text)]
    taken = {match.start for match in found}
    for pattern in DODGED:
        for match in pattern.finditer(text):
            if match.start() not in taken:
                taken.add(match.start())
                host = re.sub(rf"{DOT}", ".", match[2])
                found.append(Found(match.start(), match.end(), ContactKind.EMAIL, f"{match[1]}@{host}"))
    return found
