"""JSON-LD on a page, also where it is broken: every object in it, flattened."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

MAX_OBJECTS = 5_000
MAX_BLOCK = 1_000_000

OPENING = re.compile(r"(?:(?://|/\*)\s{0,9})?<!(?:\[CDATA\[|--)(?:\s{0,9}\*/)?")
CLOSING = re.compile(r"(?:(?://|/\*)\s{0,9})?(?:\]\]|--)>(?:\s{0,9}\*/)?;?$")
BLANK = " \t\r\n\ufeff"
TAIL = 30
STRING = r'"(?:[^"\\]|\\.)*+(?:"|\Z)'
TRAILING_COMMA = re.compile(rf"({STRING})|,(?=\s*[}}\]])", re.DOTALL)
COMMENT = re.compile(rf"({STRING})|/\*.*?(?:\*/|\Z)|(?<!:)//[^\n]*", re.DOTALL)
BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|)')


def objects(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Give every JSON object in the page's JSON-LD, outermost first, in reading order."""
    for script in tree.css('script[type*="ld+json" i]'):
        yield from walk(load(script.text(deep=True) or ""))


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Give the objects inside a JSON value without recursion, at most MAX_OBJECTS of them."""
    left, seen = [value], 0
    while left and seen < MAX_OBJECTS:
        item = left.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            left.extend(reversed([child for child in item.values() if isinstance(child, dict | list)]))
        elif isinstance(item, list):
            left.extend(reversed([child for child in item[:MAX_OBJECTS] if isinstance(child, dict | list)]))


def load(block: str) -> Any:
    """Give the value of one block of JSON-LD, repaired where that is cheap; None where it is beyond repair."""
    block = _unwrapped(block[:MAX_BLOCK])
    if not block:
        return None
    for repaired in _repairs(block):
        try:
            return json.loads(repaired, strict=False)  # not strict: raw line breaks inside strings are common
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(block: str) -> str:
    """Take the HTML comment or CDATA section off that some templates put around JSON."""
    block = block.strip(BLANK)
    if opening := OPENING.match(block):
        block = block[opening.end() :]
        block = block[:-TAIL] + CLOSING.sub("", block[-TAIL:])
    return block.strip(BLANK)


def _repairs(block: str) -> Iterator[str]:
    yield block
    block = BAD_ESCAPE.sub(lambda match: match[0] if match[1] else "", block)
    without = TRAILING_COMMA.sub(lambda match: match[1] or "", COMMENT.sub(lambda match: match[1] or "", block))
    yield without
    yield without.rstrip(" ;\n")
    if "&quot;" in block:
        yield html.unescape(block)
    yield f"[{without}]"
    yield _closed(without)


def _closed(block: str) -> str:
    """Close what a cut-off block left open."""
    opened: list[str] = []
    inside = escaped = False
    for char in block:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = inside
        elif char == '"':
            inside = not inside
        elif not inside and char in "{[":
            opened.append("}" if char == "{" else "]")
        elif not inside and char in "}]" and opened:
            opened.pop()
    return block.rstrip(", \n") + ('"' if inside else "") + "".join(reversed(opened))
