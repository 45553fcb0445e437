"""Saved pages and pasted messages of our own, each with the post that a person reads off it.

A folder holds `page.html` or `page.txt`, `address.txt` where the page has an address, and `expected.json`. To add a case,
write the page and run the test: it writes what is read now and fails, until a person has read and corrected it.
"""

import json
from pathlib import Path

import pytest

from casefile.post import JobPost
from crawler.pages import complete, read

HERE = Path(__file__).parent
CASES = sorted(page.parent for page in HERE.glob("*/page.*"))


def as_written(post: JobPost) -> dict[str, object]:
    """What is stated, without the hash, as JSON."""
    return post.model_dump(mode="json", exclude_defaults=True, exclude={"page_sha256"})


def read_case(case: Path) -> JobPost:
    """The post on a case's page."""
    address = case / "address.txt"
    url = address.read_text().strip() if address.exists() else None
    return read(url, next(case.glob("page.*")).read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_gives_what_a_person_reads_off_it(case: Path) -> None:
    """Every field of a saved page is what a person wrote down for it."""
    expected, found = case / "expected.json", as_written(read_case(case))
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{expected.relative_to(HERE)} was written: read it, correct it, run again.")
    assert found == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_completing_what_was_read_changes_nothing(case: Path) -> None:
    """A post that was read is complete: completing it again gives it back."""
    post = read_case(case)
    assert complete(post) == post
    assert JobPost.model_validate_json(post.model_dump_json()) == post
