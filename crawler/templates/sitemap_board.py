"""Example Careers: a board whose sitemap lists its posts."""

from crawler.sitemap_board import SitemapBoard


class ExampleCareers(SitemapBoard):
    """A board with a sitemap, or an index of sitemaps."""

    name = "example_careers"
    start_urls = ["https://www.example.org/sitemap.xml"]
    post_paths = r"^/careers/[a-z0-9-]+$"  # regular expression: the paths of posts
    permission = "robots.txt allows everything and names the sitemap (read 2026-11-20)"
    expects = range(20, 400)
