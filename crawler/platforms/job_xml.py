"""Job feeds in XML, whatever their makers call things: StartupJobs, Meteojob, HelloWork, Jobteaser and others."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # ships no types

from casefile.post import JobPost
from crawler.platforms import records
from crawler.platforms.entries import NoFeedError, each

ENTRIES = frozenset(
    "job offer jobposting posting vacancy position item entry ad annonce offre listing jobad jobs.job".split()
)
MAX_DEPTH = 12
SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}
"""No entity is expanded and nothing fetched; a broken feed gives what can be read of it."""


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of a feed. Raises NoFeedError where nothing in it looks like an entry."""
    del url
    return each(entries(body), records.post)


def entries(body: bytes) -> list[dict[str, Any]]:
    """Give the entries of a feed as records: the elements by the usual names, else the children that repeat."""
    try:
        root = etree.fromstring(body, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise NoFeedError(f"This is not XML: {error}") from error
    if root is None:
        raise NoFeedError("This is not XML.")
    found = [element for element in root.iter(etree.Element) if _name(element) in ENTRIES]
    outer = [element for element in found if not any(_name(above) in ENTRIES for above in element.iterancestors())]
    if not outer:
        most = Counter(_name(child) for child in root).most_common(1)
        outer = [child for child in root if most and most[0][1] > 1 and _name(child) == most[0][0]]
    if not outer:
        raise NoFeedError(f"No element of this <{_name(root)}> looks like an entry.")
    return [_record(element) for element in outer]


def _record(element: Any, depth: int = 0) -> dict[str, Any]:
    """An element as a record: attributes by @name, its own text as #text, children by name."""
    record: dict[str, Any] = {f"@{name}": value for name, value in element.attrib.items()}
    if text := (element.text or "").strip():
        record["#text"] = text
    for child in element if depth < MAX_DEPTH else ():
        if isinstance(child.tag, str):
            inner = _record(child, depth + 1)
            value = inner.get("#text", "") if set(inner) <= {"#text"} else inner
            record.setdefault(_name(child), []).append(value)
    return record


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
