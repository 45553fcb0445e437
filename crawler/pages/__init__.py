"""Reading: from one saved page, or one pasted message, to a post. Pure: no network, no Scrapy."""

from crawler.pages.completion import complete
from crawler.pages.reading import read

__all__ = ["complete", "read"]
