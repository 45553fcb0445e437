"""Dates as pages and feeds write them."""

from datetime import date

import pytest

from crawler.pages.dates import day


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-20", date(2026, 1, 20)),
        ("2026-01-20T12:47:53+02:00", date(2026, 1, 20)),
        ("2026-01-20 12:47:53 UTC", date(2026, 1, 20)),
        ("20260120", date(2026, 1, 20)),
        ("Wed, 28 Oct 2026 21:35:29 +0000", date(2026, 10, 28)),
        ("14.02.2026", date(2026, 2, 14)),
        ("28/02/2026", date(2026, 2, 28)),
        (1779223091267, date(2026, 5, 19)),
        ("1603754799", date(2020, 10, 26)),
        ("04/05/2026", None),
        ("3 weeks ago", None),
        ("2026-13-45", None),
        ("9999-01-01", None),
        ("", None),
        (None, None),
        (True, None),
        ({}, None),
    ],
)
def test_a_date_is_read_or_left_open(written: object, expected: date | None) -> None:
    """ISO, RFC 2822, day-first and epoch dates are read; relative ones and those that could be two days are not."""
    assert day(written) == expected
