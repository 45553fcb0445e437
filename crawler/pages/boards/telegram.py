"""A message in a public Telegram channel, on its page or in the channel's preview."""

from collections.abc import Iterator
from datetime import date

from casefile.post import ContactKind
from crawler.pages.contacts import linked
from crawler.pages.dates import day
from crawler.pages.markup import visible_text
from crawler.pages.page import Page

MESSAGE = ".tgme_widget_message_text"


class Telegram(Page):
    """One message. It has no title: the channel's name is not one."""

    def title(self) -> None:
        """Give none."""
        return

    def posted_on(self) -> date | None:
        """Give the day of the message."""
        node = self.tree.css_first(".tgme_widget_message_date time[datetime]")
        return day(node.attributes.get("datetime")) if node else None

    def answered(self) -> Iterator[str]:
        """Give the links in the message, not those to the channel itself."""
        own = linked(self.url) if self.url else None
        for address in super().answered():
            contact = linked(address)
            if contact and not (contact.kind is ContactKind.TELEGRAM and own and contact.value == own.value):
                yield address

    def text(self) -> str:
        """Give the words of the message."""
        node = self.tree.css_first(MESSAGE)
        return visible_text(node) if node else self.meta_text("og:description") or super().text()
