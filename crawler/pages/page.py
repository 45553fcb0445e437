"""The generic page: one method a field, so that a board that knows better overrides only that."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from casefile.post import Contact, Employer, Pay, Place
from crawler.pages import json_ld, microdata, schema_org
from crawler.pages.lines import clean, line
from crawler.pages.main_text import main_text
from crawler.pages.parsing import parse

T = TypeVar("T")


class Page:
    """One page. Fields come from JSON-LD, microdata and RDFa, then the page's meta tags, then what it shows."""

    def __init__(self, html: str, url: str | None = None) -> None:
        self.url = url
        self.tree = parse(html)

    @cached_property
    def postings(self) -> list[schema_org.Item]:
        """The JobPosting objects on the page, the best source first."""
        found = [item for item in json_ld.objects(self.tree) if schema_org.is_posting(item)]
        return [*found[:1], *microdata.objects(self.tree)][:3]

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

    def first(self, *selectors: str) -> str | None:
        """Give the text of the first element that one of these selectors finds."""
        for selector in selectors:
            for node in self.tree.css(selector)[:3]:
                if text := line(node.text(deep=True, separator=" ")):
                    return text
        return None

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
        return self.stated(schema_org.posted_on)

    def closes_on(self) -> date | None:
        """Give the last day on which it can be answered."""
        return self.stated(schema_org.closes_on)

    def contacts(self) -> tuple[Contact, ...]:
        """Give the contacts that the page names apart from its text."""
        return self.stated(schema_org.contacts) or ()

    def apply_url(self) -> str | None:
        """Give where to apply."""
        return None

    def text(self) -> str:
        """Give the words of the ad."""
        return self.stated(schema_org.text) or main_text(self.tree) or self.meta("og:description", "description") or ""
