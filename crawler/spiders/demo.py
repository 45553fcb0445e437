"""The demo site as five boards: what each kind of board looks like when it is declared."""

from crawler.board import Board
from crawler.feed_board import FeedBoard, GreenhouseBoard, TelegramBoard
from crawler.sitemap_board import SitemapBoard

OURS = "our own demonstration site, written for this project; robots.txt closes /members/ (read 2026-11-25)"


class Demo(Board):
    """A list over several pages."""

    name = "demo"
    start_urls = ["/jobs"]
    post_links = "ul.jobs a.job"
    permission = OURS
    expects = range(61, 62)
    local = True


class DemoSitemap(SitemapBoard):
    """The same posts, found through the sitemap."""

    name = "demo_sitemap"
    start_urls = ["/sitemap.xml"]
    post_paths = r"^/jobs/\d+$"
    permission = OURS
    expects = range(61, 62)
    local = True


class DemoFeed(FeedBoard):
    """The newest posts, as RSS."""

    name = "demo_feed"
    start_urls = ["/feed.xml"]
    permission = OURS
    expects = range(12, 13)
    local = True


class DemoTelegram(TelegramBoard):
    """A channel's public preview."""

    name = "demo_telegram"
    account = "example_jobs_abroad"
    permission = OURS
    expects = range(7, 8)
    local = True


class DemoGreenhouse(GreenhouseBoard):
    """One employer's board on a recruiting service."""

    name = "demo_greenhouse"
    account = "example_hotels"
    permission = OURS
    expects = range(5, 6)
    local = True
