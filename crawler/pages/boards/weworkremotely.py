"""We Work Remotely: its JSON-LD cuts the description off and puts the employer where the place belongs."""

from collections.abc import Iterator

from casefile.post import Place
from crawler.pages.markup import visible_text
from crawler.pages.page import Page
from crawler.pages.places import place


class WeWorkRemotely(Page):
    """A job on We Work Remotely."""

    def places(self) -> tuple[Place, ...]:
        """Give the headquarters as the page shows them, unless the employer's name stands there again."""
        employer = self.employer()
        found = place(self.first(".company-card h3", ".listing-header-container h3.location"))
        return (found,) if found and not (employer and found.raw == employer.name) else ()

    def answered(self) -> Iterator[str]:
        """Give the links to the employer, not those to the board's own desk."""
        return (address for address in super().answered() if "@weworkremotely.com" not in address)

    def text(self) -> str:
        """Give the whole description."""
        node = self.tree.css_first(".listing-container")
        return visible_text(node) if node else super().text()
