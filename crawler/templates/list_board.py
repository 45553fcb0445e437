"""Example Jobs: a board that lists its posts on pages."""

from crawler.board import Board


class ExampleJobs(Board):
    """Overseas jobs of a board that lists them on pages."""

    name = "example_jobs"  # lower case; the feed is called example_jobs.jsonl
    start_urls = ["https://jobs.example.com/overseas"]
    post_links = "a.job"  # CSS: the links to posts; the link to the next page is found where it says rel="next"
    permission = "robots.txt allows /overseas; terms, section 4, allow indexing (read 2026-11-20)"
    expects = range(200, 2_000)  # posts of a whole visit: fewer mark it as incomplete
