"""Boards that publish their posts whole: feeds, public job board APIs, and the preview of a Telegram channel."""

from typing import ClassVar

from scrapy.http import Response, TextResponse

from crawler.board import Board, Found, moved
from crawler.platforms import UnknownFeedError, read


class FeedBoard(Board):
    """A board whose start addresses answer with posts: RSS, XML, JSON or CSV. What it is, its shape says."""

    def parse(self, response: Response) -> Found:
        """Read one page of the feed."""
        try:
            yield from read(response.url, response.body)
        except UnknownFeedError as error:
            self.skip(response.url, str(error))


class ServiceBoard(FeedBoard):
    """One account on a service where many publish. The declaration names the account, the service is the class."""

    account: ClassVar[str] = ""
    """The company or channel, as the service's addresses write it."""
    service: ClassVar[str] = ""
    """Address of the account's posts, with `{account}` in it."""

    @classmethod
    def addresses(cls, base: str = "") -> list[str]:
        """Give the address of the account's posts."""
        return [moved(cls.service.format(account=cls.account), base)]


class GreenhouseBoard(ServiceBoard):
    """A company's board on Greenhouse."""

    service = "https://boards-api.greenhouse.io/v1/boards/{account}/jobs?content=true"


class LeverBoard(ServiceBoard):
    """A company's board on Lever."""

    service = "https://api.lever.co/v0/postings/{account}?mode=json"


class AshbyBoard(ServiceBoard):
    """A company's board on Ashby."""

    service = "https://api.ashbyhq.com/posting-api/job-board/{account}?includeCompensation=true"


class TelegramBoard(ServiceBoard):
    """The public preview of a Telegram channel."""

    service = "https://t.me/s/{account}"
    next_page = 'link[rel="prev"]'

    def parse(self, response: Response) -> Found:
        """Read one page of the preview, then the one before it."""
        yield from super().parse(response)
        if isinstance(response, TextResponse):
            yield from self.turn(response)
