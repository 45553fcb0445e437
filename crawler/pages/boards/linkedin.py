"""LinkedIn's guest pages: no JobPosting markup, everything by class."""

from datetime import date

from ada_url import URL, URLSearchParams

from casefile.post import Employer, Place
from crawler.pages.dates import day
from crawler.pages.lines import line
from crawler.pages.markup import visible_text
from crawler.pages.page import Page
from crawler.pages.places import place

ORGANISATION = ".topcard__org-name-link"
ORGANISATION_WITHOUT_PAGE = ".topcard__flavor:not(.topcard__flavor--bullet):not(.topcard__flavor--metadata)"


class LinkedIn(Page):
    """A job as LinkedIn shows it without login."""

    def title(self) -> str | None:
        """Give the title above the ad."""
        return self.first(".topcard__title", ".top-card-layout__title") or super().title()

    def employer(self) -> Employer | None:
        """Give the organisation, with its page where it has one."""
        node = self.tree.css_first(ORGANISATION) or self.tree.css_first(ORGANISATION_WITHOUT_PAGE)
        if node is None or not (name := line(node.text(deep=True))):
            return super().employer()
        return Employer(name=name, url=line(self.absolute(node.attributes.get("href"))))

    def places(self) -> tuple[Place, ...]:
        """Give the place beside the organisation."""
        found = place(self.first(".topcard__flavor--bullet:not(.topcard__flavor--metadata)"))
        return (found,) if found else super().places()

    def posted_on(self) -> date | None:
        """Give the day, where it is one and not "3 weeks ago"."""
        node = self.tree.css_first(".topcard time[datetime]")
        return day(node.attributes.get("datetime")) if node else super().posted_on()

    def apply_url(self) -> str | None:
        """Give the employer's own address, out of LinkedIn's way there."""
        node = self.tree.css_first("a.apply-button")
        way = self.absolute(node.attributes.get("href")) if node else None
        if not way:
            return None
        return URLSearchParams(URL(way).search).get("url") or way

    def text(self) -> str:
        """Give the description alone."""
        node = self.tree.css_first(".description__text, .show-more-less-html__markup")
        return visible_text(node) if node else super().text()
