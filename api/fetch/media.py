"""Which kinds of answers are pages, and how each is handed to `crawler.pages.read`."""

import codecs
import re

from resiliparse.parse.encoding import map_encoding_to_html5

JSON_LD = "application/ld+json"
PAGES = frozenset({"text/html", "text/plain", "application/xhtml+xml", JSON_LD})
CHARSET = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([a-z0-9_.:-]{2,40})""", re.IGNORECASE)


def is_page(content_type: str) -> bool:
    """Say whether an answer of this type is read."""
    return content_type.partition(";")[0].strip().lower() in PAGES


def page_in(content_type: str, body: bytes) -> str | bytes:
    """Give the page in a body; as text where only the server names its encoding. JSON-LD becomes a page that holds it."""
    page = _decoded(body, content_type)
    if content_type.partition(";")[0].strip().lower() != JSON_LD:
        return page
    # A `<` of JSON stands within a string, where its escape means the same and closes no tag.
    data = (page if isinstance(page, str) else page.decode("utf-8", "replace")).replace("<", "\\u003c")
    return f'<!doctype html><html><head><script type="{JSON_LD}">{data}</script></head><body></body></html>'


def _decoded(body: bytes, content_type: str) -> str | bytes:
    """Bytes that are UTF-8 are UTF-8, whatever is said of them, as the reading of a page has it."""
    named = CHARSET.search(content_type)
    # Of Python's encodings only those that the web knows: some of the others take hours for a megabyte.
    known = map_encoding_to_html5(named[1], fallback_utf8=False) if named else None
    try:
        codec = codecs.lookup(known).name if known else "utf-8"
    except LookupError:
        return body
    if codec == "utf-8" or (_is_utf8(body) and not (codec.startswith("utf-16") and b"\0" in body)):
        return body
    return body.decode(codec, "replace")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
