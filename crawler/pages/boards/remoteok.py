"""Remote OK: writes line breaks as a backslash and an n."""

from crawler.pages.page import Page


class RemoteOK(Page):
    """A job on Remote OK."""

    def text(self) -> str:
        """Give the description with its lines."""
        return super().text().replace("\\n", "\n").strip()
