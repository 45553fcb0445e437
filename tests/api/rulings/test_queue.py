import pytest

from api.rulings.queue import PAGE, choices, queue
from api.rulings.service import rule
from api.store.store import Store
from casefile.ruling import Ruling, RulingKind
from casefile.verdict import Level
from tests.api.fakes import Keep

POSTS = [
    {"text": "Cook wanted", "board": "jobs_example", "language": "en"},
    {"text": "tickets paid, of course", "board": "jobs_example", "language": "id"},
    {"text": "Work at the compound", "board": "board_example", "language": "en"},
    {"text": "Another compound", "language": "en"},
]


@pytest.fixture
async def filled(store: Store, keep: Keep) -> Store:
    """Give a store with four posts, numbered 1 to 4."""
    await keep(*POSTS)
    return store


async def numbers(store: Store, **filters: object) -> list[int]:
    """Give the posts of the queue's first page."""
    return [row.post_id for row in (await queue(store, **filters)).rows]


async def test_highest_lure_comes_first(filled: Store) -> None:
    """The queue is ordered by the lure score, equal ones by age."""
    assert await numbers(filled) == [3, 4, 2, 1]


async def test_queue_is_filtered(filled: Store) -> None:
    """Level, board and language narrow the queue, each alone and all together."""
    assert await numbers(filled, level=Level.HIGH) == [3, 4]
    assert await numbers(filled, board="jobs_example") == [2, 1]
    assert await numbers(filled, language="id") == [2]
    assert await numbers(filled, level=Level.HIGH, board="board_example", language="en") == [3]
    assert await numbers(filled, board="' OR 1=1 --") == []


async def test_ruled_posts_leave_the_queue(filled: Store) -> None:
    """What was ruled on waits no more; it can still be looked at, alone or with the rest."""
    await rule(filled, 3, Ruling(kind=RulingKind.LURE), "ada", seen=0)
    assert await numbers(filled) == [4, 2, 1]
    assert await numbers(filled, ruled=True) == [3]
    assert await numbers(filled, ruled=None) == [3, 4, 2, 1]
    assert (await queue(filled, ruled=True)).rows[0].ruling == RulingKind.LURE


async def test_queue_is_cut_into_pages(store: Store, keep: Keep) -> None:
    """Pages follow each other without gap or repeat; a page beyond the last is the last."""
    await keep(*({"text": f"post {n}"} for n in range(PAGE + 2)))
    first, second = await queue(store, page=1), await queue(store, page=2)
    assert (first.pages, first.total, len(first.rows), len(second.rows)) == (2, PAGE + 2, PAGE, 2)
    assert len({row.post_id for row in (*first.rows, *second.rows)}) == PAGE + 2
    assert await queue(store, page=10**30) == second
    assert await queue(store, page=-1) == first


async def test_empty_queue_has_one_empty_page(store: Store) -> None:
    """An empty store gives page one of one."""
    found = await queue(store)
    assert (found.rows, found.page, found.pages, found.total) == ((), 1, 1, 0)


async def test_choices_are_what_there_is(filled: Store) -> None:
    """The filters offer the boards and languages that posts have."""
    found = await choices(filled)
    assert (found.boards, found.languages) == (("board_example", "jobs_example"), ("en", "id"))
