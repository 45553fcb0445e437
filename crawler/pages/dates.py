"""Dates as pages and feeds write them."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
DAY_FIRST = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*$")
YEARS = range(1990, 2100)


def day(value: Any) -> date | None:
    """Give the day of an ISO, RFC 2822, day-first or epoch date (seconds or milliseconds).

    None where it is relative ("3 weeks ago") or could be two days (04/05/2026).
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    found = _day(str(value)[:100])
    return found if found and found.year in YEARS else None


def _day(text: str) -> date | None:
    try:
        if match := EPOCH.match(text):
            return datetime.fromtimestamp(int(match[1][:10]), UTC).date()
        if match := ISO.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := DAY_FIRST.match(text):
            first, month = int(match[1]), int(match[3])
            is_sure = match[2] == "." or first > 12 or first == month  # noqa: PLR2004 - months
            return date(int(match[4]), month, first) if is_sure else None
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
