"""The main text of a page: what is left when menus, footers and cookie notices are gone."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.pages.markup import UNSEEN, visible_text

BOILERPLATE = UNSEEN | frozenset("nav header footer aside form dialog".split())
FURNITURE = ", ".join(
    f'[role="{role}"]'
    for role in ("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog")
)
NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|cookies?|consent|gdpr|sidebar|related|similar|recommend\w*"
    r"|share|sharing|social|comments?|login|signin|signup|modal|popup|overlay|newsletter|subscribe|advert\w*|ads?|banner"
    r"|skip|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
ROOTS = "main, [role=main], article, [itemprop=description], #content, #main"
ENOUGH = 200
SHARE = 0.3


def main_text(tree: LexborHTMLParser) -> str:
    """Give the main text of a page; where nothing looks like one, all that is visible."""
    body = tree.body
    if body is None:
        return ""
    whole = visible_text(body)
    least = min(ENOUGH, SHARE * len(whole))
    roots = sorted(
        ((visible_text(root, BOILERPLATE), root) for root in tree.css(ROOTS)[:20]), key=lambda pair: -len(pair[0])
    )
    for candidate in (*(text for text, _ in roots[:1]), visible_text(body, BOILERPLATE)):
        if len(candidate) > least:
            return candidate
    return whole
