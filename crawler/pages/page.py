"""The generic page: one method a field, so that a board that knows better overrides only that."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from ada_url import join_url

from casefile.address import MAX_ADDRESS
from casefile.post import Contact, ContactKind, Employer, Pay, Place
from crawler.pages import json_ld, microdata, schema_org
from crawler.pages.contacts import given, key, linked
from crawler.pages.dates import day
from crawler.pages.language import language_of
from crawler.pages.lines import line
from crawler.pages.main_text import is_cut_off, is_shown, is_within_furniture, main_text
from crawler.pages.markup import tidy
from crawler.pages.parsing import parse

T = TypeVar("T")

ANSWERED = re.compile(
    r"^(?:mailto|tel|sms|tg|viber|whatsapp):|//(?:[\w-]+\.)?(?:t\.me|telegram\.me|wa\.me|wa\.link|whatsapp\.com|line\.me|lin\.ee"
    r"|zalo\.me|m\.me|kakao\.com|viber\.com|signal\.me|forms\.gle|docs\.google\.com/forms)/?",
    re.IGNORECASE,
)
"""Links by which somebody is answered, as against read."""

APPLY = 'a[class*="apply" i], a[id*="apply" i], a[href*="apply" i], a[data-qa*="apply" i]'
APPLY_WORDS = re.compile(
    r"^\W*(?:apply|bewerben|jetzt bewerben|postuler|postular|postularme|aplicar|inscribirme|candidatar|candidate-se|lamar"
    r"|ứng tuyển|nộp đơn|สมัคร|откликнуться|подать|відгукнутися|지원|応募|申请|申請|应聘|應徵|投递|başvur|aplikuj|solliciteer"
    r"|odpovědět|تقدم|आवेदन|আবেদন)",
    re.IGNORECASE,
)

MAX_CONTACT_LINKS = 20
TOO_SHORT = 400
"""Characters of a description that may be an excerpt of what the page shows."""


class Page:
    """One page. Fields come from JSON-LD, microdata and RDFa, then from meta tags, then from what the page shows."""

    def __init__(self, html: str, url: str | None = None) -> None:
        self.url = url
        self.tree = parse(html)

    @cached_property
    def postings(self) -> list[schema_org.Item]:
        """The JobPosting on the page, once in each syntax, the best source first."""
        objects = list(json_ld.objects(self.tree))
        found = [item for item in objects if schema_org.is_posting(item)]
        own = next((item for item in found if self.url and schema_org.string(item.get("url")) == self.url), None)
        best = [own] if own else found[:1]
        return [*(schema_org.resolved(item, objects) for item in best), *microdata.objects(self.tree)]

    def title(self) -> str | None:
        """Give the title."""
        return self.stated(schema_org.title) or self.meta("og:title", "twitter:title") or self.first("h1", "title")

    def employer(self) -> Employer | None:
        """Give who is hiring."""
        return self.stated(schema_org.employer)

    def places(self) -> tuple[Place, ...]:
        """Give where the work is."""
        return self.stated(schema_org.places) or ()

    def pay(self) -> Pay | None:
        """Give what is paid."""
        return self.stated(schema_org.pay)

    def posted_on(self) -> date | None:
        """Give the day it was posted."""
        return self.stated(schema_org.posted_on) or day(self.meta("article:published_time", "datePublished", "date"))

    def closes_on(self) -> date | None:
        """Give the last day on which it can be answered."""
        return self.stated(schema_org.closes_on)

    def contacts(self) -> tuple[Contact, ...]:
        """Give the contacts in markup and behind links, apart from those written in the text."""
        behind = (contact for address in self.answered() if (contact := linked(address)))
        found = (*(self.stated(schema_org.contacts) or ()), *behind, *self.veiled())
        return tuple({key(contact): contact for contact in reversed(found)}.values())[::-1]

    def apply_url(self) -> str | None:
        """Give where to apply."""
        for node in self.tree.css(APPLY)[:5]:
            if address := self.absolute(node.attributes.get("href")):
                return address
        for node in self.tree.css("a[href]"):
            if APPLY_WORDS.match(node.text(deep=True).strip()) and (
                address := self.absolute(node.attributes.get("href"))
            ):
                return address
        return None

    def language(self) -> str | None:
        """Give the language of the words; what the page declares counts only where they are too few."""
        said = language_of(f"{self.title() or ''}\n{self.text()}")
        html = self.tree.css_first("html")
        declared = (html.attributes.get("lang") or "") if html else ""
        match = re.match(r"[a-z]{2,3}(?![a-z])", declared.strip().lower())
        return said or (match[0] if match and match[0] != "zh" else None)

    def text(self) -> str:
        """Give the words of the ad.

        A description in the markup stands for what the page shows only where the page does show it: an ad that says one
        thing to machines and another to people is read as people read it too.
        """
        return self._text

    @cached_property
    def _text(self) -> str:
        described = self.stated(schema_org.text)
        if not described:
            return main_text(self.tree) or self.meta("og:description", "description") or ""
        shown = is_shown(described, self.tree)
        if shown and len(described) >= TOO_SHORT and not described.endswith(("…", "...")):
            return described
        whole = main_text(self.tree)
        if shown:
            return whole if is_cut_off(described, whole) else described
        return f"{described}\n\n{whole}" if whole else described

    def stated(self, field: Callable[[schema_org.Item], T | None]) -> T | None:
        """Give what the first posting that states a field says."""
        return next((value for value in map(field, self.postings) if value), None)

    def meta(self, *names: str) -> str | None:
        """Give the first of these meta tags that says something."""
        for name in names:
            for node in self.tree.css(f'meta[property="{name}"], meta[name="{name}"]'):
                if content := line(node.attributes.get("content")):
                    return content
        return None

    def meta_text(self, name: str) -> str | None:
        """Give the whole text of a meta tag, with its lines."""
        node = self.tree.css_first(f'meta[property="{name}"]')
        return tidy(node.attributes.get("content") or "") if node else None

    def first(self, *selectors: str) -> str | None:
        """Give the text of the first element that one of these selectors finds."""
        for selector in selectors:
            for node in self.tree.css(selector)[:3]:
                if text := line(node.text(deep=True, separator=" ")):
                    return text
        return None

    def absolute(self, href: str | None) -> str | None:
        """Give the whole address of a link on this page; None for one that leads to no page."""
        href = (href or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")) or len(href) > MAX_ADDRESS:
            return None
        if href.startswith(("http://", "https://")):
            return href
        try:
            address = join_url(self.url, href) if self.url else None
        except ValueError:
            return None
        return address if address and len(address) <= MAX_ADDRESS else None

    def answered(self) -> Iterator[str]:
        """Give the links by which somebody is answered, outside menus and footers."""
        seen = 0
        for node in self.tree.css("a[href]"):
            href = node.attributes.get("href") or ""
            if seen < MAX_CONTACT_LINKS and ANSWERED.search(href) and not is_within_furniture(node):
                seen += 1
                yield href.strip()

    def veiled(self) -> Iterator[Contact]:
        """Give the mailboxes that Cloudflare veils in the page and its script unveils for every reader."""
        for node in self.tree.css("[data-cfemail]")[:MAX_CONTACT_LINKS]:
            try:
                key, *letters = bytes.fromhex(node.attributes.get("data-cfemail") or "")
                contact = given(ContactKind.EMAIL, bytes(letter ^ key for letter in letters).decode())
            except ValueError:
                continue
            if contact:
                yield contact
