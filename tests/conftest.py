"""What every test may ask of the machine, in one place: the services of `make services`, and the shared corpora."""

import os
from pathlib import Path

import pytest

from lurewatch.services import SERVICES

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
REQUIRE_SERVICES = "LUREWATCH_REQUIRE_SERVICES"
"""Set to 1 (as .ci/run does), a missing service is a failure instead of a skip."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose service is absent, with one line that says what brings it."""
    for marker, (name, find) in SERVICES.items():
        if item.get_closest_marker(marker) and find() is None:
            reason = f"needs {name}: make services"
            if os.environ.get(REQUIRE_SERVICES) == "1":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("needs the shared corpora beside the repository, which are not part of the project")
