"""From HTML to a tree, also where the page was built to hang whoever parses it."""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

MAX_PAGE = 2_000_000
"""Characters of a page that are parsed."""

MAX_DEPTH = 5_000
MAX_FORMATTING = 300
"""Open tags beyond which building the tree takes the square of the page: no page is written so but to hurt."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())

WHOLE_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")
FLAT = frozenset("a base body br h1 h2 h3 head html li link meta p script style title".split())
"""Tags that cannot nest deeply."""


def parse(page: str) -> LexborHTMLParser:
    """Give the tree of a page. A hostile one is flattened first: text, lines, links and data stay, boxes go."""
    page = page[:MAX_PAGE]
    if _is_hostile(page):
        page = WHOLE_TAG.sub(lambda tag: tag[0] if tag[1].lower() in FLAT else " ", page)
    return LexborHTMLParser(page)


def _is_hostile(page: str) -> bool:
    opened: Counter[str] = Counter()
    depth = formatting = 0
    for closes, tag in TAG.findall(page):
        name = tag.lower()
        if name in VOID or (closes and not opened[name]):
            continue
        step = -1 if closes else 1
        opened[name] += step
        depth += step
        formatting += step if name in FORMATTING else 0
        if depth > MAX_DEPTH or formatting > MAX_FORMATTING:
            return True
    return False
