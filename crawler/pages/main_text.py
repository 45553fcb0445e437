"""The main text of a page: what is left when menus, footers and cookie notices are gone."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.pages.markup import visible_text

FURNITURE = frozenset(["nav", "header", "footer", "aside", "dialog"])
ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar"]
)
NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|cookies?|consent|gdpr|sidebar|related|similar|recommend\w*"
    r"|share|sharing|social|comments?|login|signin|signup|modal|popup|newsletter|subscribe|advert\w*|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of what stands around the ad."""

ROOTS = "main, [role=main], article, [itemprop=description], [itemprop=articleBody], #content, #main"
ENOUGH, SHARE = 200, 0.3
"""Characters of a main text, and its share of all that is visible, from which it is believed."""

SQUASHED = re.compile(r"[\W_]+")
LINES, LINE = 20, 25
HALF = 0.5


def main_text(tree: LexborHTMLParser) -> str:
    """Give the main text of a page; where nothing looks like one, all that is visible; else all that is there."""
    body = tree.body
    if body is None:
        return ""
    whole = visible_text(body)
    least = min(ENOUGH, SHARE * len(whole))
    marked = max((visible_text(root, is_furniture) for root in tree.css(ROOTS)[:10]), key=len, default="")
    for text in (marked, visible_text(body, is_furniture)):
        if len(text) > least:
            return text
    return whole


def is_furniture(node: LexborNode) -> bool:
    """Say whether an element is a menu, a footer or the like."""
    if node.tag in FURNITURE:
        return True
    attributes = node.attributes
    if (attributes.get("role") or "").lower() in ROLES:
        return True
    return any(NAMED.search(name) for key in ("class", "id") if (name := attributes.get(key)))


def is_within_furniture(node: LexborNode) -> bool:
    """Say whether an element stands in a menu, a footer or the like."""
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        if is_furniture(above):
            return True
        above = above.parent
    return False


def is_shown(description: str, tree: LexborHTMLParser) -> bool:
    """Say whether a page shows a description that stands in its markup.

    One that shows next to nothing is let off: it is put together by a script.
    """
    body = tree.body
    shown = _squashed(visible_text(body)) if body else ""
    lines = [squashed for line in description.splitlines()[: 5 * LINES] if (squashed := _squashed(line))]
    long = [line[:200] for line in lines if len(line) >= LINE][:LINES] or lines[:LINES]
    return len(shown) < ENOUGH or sum(line in shown for line in long) >= HALF * len(long)


def is_cut_off(description: str, whole: str) -> bool:
    """Say whether a description is the beginning of what the page shows: its last line goes on there."""
    end = _squashed(description.rstrip(" .…").rpartition("\n")[2])
    lines = [_squashed(line) for line in whole.splitlines()]
    return bool(end) and end not in lines and any(line.startswith(end) for line in lines)


def _squashed(text: str) -> str:
    return SQUASHED.sub("", text).casefold()
