"""Stack Overflow Jobs (closed in 2022, kept in archives): lists every country a remote job may be done from."""

from casefile.post import Place
from crawler.pages.page import Page

MANY = 10


class StackOverflow(Page):
    """A job on Stack Overflow Jobs."""

    def places(self) -> tuple[Place, ...]:
        """Give where the work is. A hundred countries are no place: they are who may apply."""
        found = super().places()
        return found if len(found) <= MANY else ()

    def apply_url(self) -> str | None:
        """Give the address behind the button."""
        node = self.tree.css_first("a.js-apply, a._apply")
        return self.absolute(node.attributes.get("href")) if node else None
