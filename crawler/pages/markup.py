"""From HTML to the text that a person sees, with its lines and list items."""

import html
import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from crawler.pages.parsing import parse

TAGGED = re.compile(
    r"<(?:!doctype\b|/?(?:html|head|body|div|span|p|br|a|ul|ol|li|table|tr|td|h[1-6]|b|i|u|em|strong|section|article|script"
    r"|meta|title|header|main|font|img|style|input|form|iframe|base|pre|center)(?:\s[^<>]{0,2000})?/?>)",
    re.IGNORECASE,
)
BLOCK_TAGGED = re.compile(r"<(?:br|p|div|li|h[1-6]|tr|ul|ol|section|article)\b", re.IGNORECASE)
ESCAPED = re.compile(r"&(?:amp;){0,3}(?:lt|#60|#x3c);/?[a-z]", re.IGNORECASE)

UNSEEN = frozenset(
    "head script style noscript template svg math iframe object canvas audio video select datalist button".split()
)
PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article".split())
LINES = frozenset(
    "address aside body caption center dd details div dt fieldset figcaption figure footer form header hgroup hr legend"
    " main nav summary tbody tfoot thead tr".split()
)
AROUND = {
    **dict.fromkeys(PARAGRAPHS, ("\n\n", "\n\n")),
    **dict.fromkeys(LINES, ("\n", "\n")),
    "li": ("\n- ", ""),
    "br": ("\n", ""),
    "td": (" ", " "),
    "th": (" ", " "),
}
"""What stands before and after an element."""

CONCEALED = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0", re.IGNORECASE
)

BLANKS = re.compile(r"[ \t\n\r\f\v\u00a0]+")
SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
BREAK = re.compile(r" ?\n ?")
BREAKS = re.compile(r"\n{3,}")
LONE_BULLET = re.compile(r"(^|\n)- ?\n+")
DOUBLE_BULLET = re.compile(r"(^|\n)- (?=[•·●▪◦–—*-] ?)")


def is_html(text: str) -> bool:
    """Say whether this is markup, and not a pasted message that happens to hold `<3` or `<name>`."""
    return TAGGED.search(text) is not None


def text_of(fragment: str) -> str:
    """Give the text of a string that may be HTML, escaped HTML, or plain text already."""
    for _ in range(3):
        if is_html(fragment) or not ESCAPED.search(fragment):
            break
        fragment = html.unescape(fragment)
    if not is_html(fragment):
        return tidy(html.unescape(fragment))
    if not BLOCK_TAGGED.search(fragment):
        fragment = fragment.replace("\n", "<br>")
    body = parse(fragment).body
    return visible_text(body) if body else ""


def tidy(text: str) -> str:
    """One space between words, at most one empty line between paragraphs, nothing around."""
    text = SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return BREAKS.sub("\n\n", BREAK.sub("\n", text)).strip()


def visible_text(root: LexborNode, is_left_out: Callable[[LexborNode], bool] | None = None) -> str:
    """Give the text under a node as a reader sees it: blocks on lines of their own, `- ` before list items."""
    parts: list[str] = []
    left: list[LexborNode | str] = [root]
    while left:
        item = left.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.is_text_node:
            parts.append(BLANKS.sub(" ", item.text_content or ""))
        elif item.is_element_node and (item.tag or "") not in UNSEEN:
            if item is not root and (is_concealed(item) or (is_left_out and is_left_out(item))):
                continue
            before, after = _around(item)
            parts.append(before)
            left.append(after)
            left.extend(reversed(list(children(item))))
    text = LONE_BULLET.sub(r"\1- ", tidy("".join(parts)))
    return DOUBLE_BULLET.sub(r"\1", text)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Give the nodes directly under a node, text included."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def is_concealed(node: LexborNode) -> bool:
    """Say whether an element is marked as not shown. What a style sheet hides cannot be known from the page."""
    attributes = node.attributes
    return "hidden" in attributes or CONCEALED.search(attributes.get("style") or "") is not None


def _around(node: LexborNode) -> tuple[str, str]:
    """What stands before and after the content of an element."""
    tag = node.tag or ""
    if tag == "img":
        return _drawn(node.attributes.get("alt") or ""), ""
    return AROUND.get(tag, ("", ""))


def _drawn(alt: str) -> str:
    """An emoji drawn as a picture."""
    return alt if len(alt) <= 4 and not alt.isascii() and not alt.isalnum() else ""  # noqa: PLR2004 - code points of one emoji
