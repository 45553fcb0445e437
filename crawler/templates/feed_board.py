"""Example Feed: a board that publishes its posts as RSS."""

from crawler.feed_board import FeedBoard


class ExampleFeed(FeedBoard):
    """The newest posts of a board, as RSS."""

    name = "example_feed"
    start_urls = ["https://jobs.example.net/feed.xml"]
    permission = "the feed is published for readers; licence stated in it (read 2026-11-20)"
    expects = range(10, 51)
