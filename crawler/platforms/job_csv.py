"""Job feeds as tables: CSV, with commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator

from casefile.post import JobPost
from crawler.pages.decoding import decode
from crawler.platforms import records
from crawler.platforms.entries import each

SEPARATORS = ",;\t|"
MAX_FIELD = 1_000_000

COLUMNS = frozenset(name for field in ("address", "employer", "town") for name in records.NAMES[field].split()) | {
    "description"
}


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of a table, a row each, by the names in its first row."""
    del url
    text = decode(body)
    head = text.partition("\n")[0]
    csv.field_size_limit(MAX_FIELD)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=head.count))
    return each(rows, records.post)


def is_table(body: bytes) -> bool:
    """Say whether the first row names columns of a job feed."""
    head = decode(body[:4_000]).partition("\n")[0]
    columns = {records.plain(column.strip(' "\r')) for column in head.split(max(SEPARATORS, key=head.count))}
    return (
        len(columns) > 1 and not columns.isdisjoint(records.NAMES["title"].split()) and not columns.isdisjoint(COLUMNS)
    )
