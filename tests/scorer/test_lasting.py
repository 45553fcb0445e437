import gc
import weakref

import pytest

from scorer.lasting import lasting


class _Ring:
    """Only the collector can free it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_alive_at_the_end_is_never_walked_again() -> None:
    """And the collector works on what comes after."""
    with lasting():
        assert not gc.isenabled()
        kept = [[]]
    after = _Ring()
    watched = weakref.ref(after)
    assert gc.isenabled()
    assert not any(one is kept for one in gc.get_objects())
    del after
    gc.collect()
    assert watched() is None


def test_where_it_ends_badly_nothing_is_kept() -> None:
    """What a failed start leaves behind is freed as always."""
    failed = _Ring()
    watched = weakref.ref(failed)
    with pytest.raises(ValueError, match="no model"), lasting():
        raise ValueError("no model")
    assert gc.isenabled()
    del failed
    gc.collect()
    assert watched() is None


def test_one_within_another_leaves_the_collector_as_it_was() -> None:
    """On again after the outer one; off if it was off."""
    with lasting():
        with lasting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with lasting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
