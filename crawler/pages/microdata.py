"""Microdata and RDFa Lite: the same objects as JSON-LD, read off the attributes of visible elements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.pages.markup import children, visible_text

MAX_ITEMS, MAX_VALUES, MAX_NODES = 3, 100, 20_000
"""JobPostings that are read off a page, properties of one, and elements that are looked at for them."""

LINKED = {"a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "iframe": "src", "object": "data"}


@dataclass(frozen=True)
class Syntax:
    """The attributes by which one syntax names an item, its type and its properties."""

    root: str
    type_: str
    name: str


MICRODATA = Syntax(root="[itemtype*=JobPosting]", type_="itemtype", name="itemprop")
RDFA = Syntax(root="[typeof*=JobPosting]", type_="typeof", name="property")


def objects(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Give the page's JobPostings in microdata, then those in RDFa."""
    for syntax in (MICRODATA, RDFA):
        for node in tree.css(syntax.root)[:MAX_ITEMS]:
            yield _item(node, syntax)


def _item(root: LexborNode, syntax: Syntax) -> dict[str, Any]:
    """Give an element's item: properties of inner items stay with the inner item."""
    item: dict[str, Any] = {"@type": _type(root, syntax)}
    left: list[tuple[LexborNode, dict[str, Any]]] = [(child, item) for child in reversed(list(children(root)))]
    seen = values = 0
    while left and seen < MAX_NODES and values < MAX_VALUES:
        node, owner = left.pop()
        seen += 1
        if not node.is_element_node:
            continue
        attributes = node.attributes
        inner = owner
        names = (attributes.get(syntax.name) or "").split()
        if syntax.type_ in attributes or "itemscope" in attributes:
            inner = {"@type": _type(node, syntax)}
            value: Any = inner
        elif names:
            value = _value(node)
            values += 1
        for name in names:
            owner.setdefault(name.rpartition(":")[2].rpartition("/")[2], []).append(value)
        left.extend((child, inner) for child in reversed(list(children(node))))
    return item


def _type(node: LexborNode, syntax: Syntax) -> str:
    return (node.attributes.get(syntax.type_) or "").rpartition("/")[2].rpartition(":")[2]


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    for attribute in ("content", "datetime", LINKED.get(node.tag or "", "content")):
        if value := attributes.get(attribute):
            return value
    return visible_text(node)
