"""Example Channel: the public preview of a Telegram channel."""

from crawler.feed_board import TelegramBoard


class ExampleChannel(TelegramBoard):
    """A channel in which jobs abroad are advertised."""

    name = "example_channel"
    account = "example_channel"
    permission = "public preview, no login; robots.txt of the preview allows it (read 2026-11-20)"
    expects = range(20, 5_000)
