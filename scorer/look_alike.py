"""Names that are borrowed: hosts that pass for a known site's, and employers named like an authority or a job board."""

import re
from functools import cache

from facts import Facts
from scorer.hosts import host, registered
from scorer.normal import normalise

BOARDS = frozenset(
    """linkedin indeed glassdoor jobstreet jobsdb jobthai jobkorea saramin naukri naukrigulf gulftalent vietnamworks
    topcv kalibrr zhaopin 51job computrabajo stepstone ziprecruiter brightermonday bdjobs merojob
    rozee pracuj catho jobberman""".split()
)
"""Registered names of job boards that many people know. Each has more than one suffix: which ones, is not asked."""

AROUND = frozenset(
    """job jobs career careers hr hire hiring recruit recruiting recruitment recruiter work works apply application official
    online portal web global intl international asia group team offer offers vacancy vacancies employment agency staffing
    overseas abroad interview verify login service services support""".split()
)
"""What is put beside a known name to make another host of it."""
WHOLE = 6
"""Letters from which on a name counts without a hyphen beside it."""
LONG = 7
"""Letters from which on one letter more, less or other is no other name."""
ACRONYM = re.compile(r"\(([A-Z][A-Za-z0-9&]{3,9})(?: / ([A-Z][A-Za-z0-9&]{3,9}))?\)")
GENERIC = frozenset({"labour", "doe", "mom", "gla", "eaa", "emigrate"})
"""Official names that are words or initials of many others."""
THEIR_OWN = 4
"""Words from which on the name of an authority is no other body's too."""


def looks_alike(name: str, facts: Facts, own: str | None = None) -> bool:
    """Say whether a host passes for a job board, for a register of recruiters or for `own` (the employer's host), but is none.

    That is: the known name with a word such as "jobs" beside it, or with one letter more, less or other. A known name
    under any suffix is taken for the known site.
    """
    label, suffix = registered(name)
    if not label or not suffix:
        return False
    known = _known(facts)
    if own and (name := registered(own)[0]):
        known = known | {name: _plain(name)}
    written = _unicode(label)
    plain = _plain(written)
    return label not in known and any(plain == other or _passes_for(written, one) for one, other in known.items())


def borrows(name: str, facts: Facts) -> bool:
    """Say whether an employer is named like an authority that registers recruiters, or like a known job board."""
    small = name.casefold()
    words = set(re.findall(r"\w+", small))
    if words & BOARDS or any(authority in small for authority in _authorities(facts)):
        return True
    return bool(set(re.findall(r"\w+", name)) & _acronyms(facts))


@cache
def official_names(facts: Facts) -> frozenset[str]:
    """Give the registered names of the registers that the facts know."""
    hosts = [host(row.lookup_url) for row in facts.tables.registries]
    return frozenset(registered(one)[0] for one in hosts if one) - GENERIC - {""}


@cache
def _authorities(facts: Facts) -> frozenset[str]:
    """The names of the authorities, as far as they are long enough to be nobody else's."""
    names = (row.authority.partition("(")[0].partition(",")[0].strip().casefold() for row in facts.tables.registries)
    return frozenset(name for name in names if len(name.split()) >= THEIR_OWN)


@cache
def _acronyms(facts: Facts) -> frozenset[str]:
    found = (ACRONYM.search(row.authority) for row in facts.tables.registries)
    return frozenset(name for match in found if match for name in match.groups() if name)


@cache
def _known(facts: Facts) -> dict[str, str]:
    """The names that many people know, each with what `_plain` makes of it."""
    return {name: _plain(name) for name in BOARDS | official_names(facts)}


def _passes_for(label: str, known: str) -> bool:
    parts = label.split("-")
    if known in parts:
        return all(part in AROUND or part.isdecimal() for part in parts if part != known)
    joined = "".join(parts)
    beside = joined.removeprefix(known) if joined.startswith(known) else joined.removesuffix(known)
    if len(known) >= WHOLE and beside != joined and beside.strip("0123456789") in AROUND:
        return True
    return len(known) >= LONG and _one_letter_off(joined, known)


def _plain(label: str) -> str:
    """A label without the letters and digits that pass for others."""
    return normalise(label).text


def _unicode(label: str) -> str:
    """A label as a reader sees it."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode().decode("idna")
    except UnicodeError:
        return label


def _one_letter_off(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two exchanged, make one of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2][::-1] == long[at : at + 2] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped
