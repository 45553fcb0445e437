import signal
import weakref
from collections.abc import Iterator

import pytest

from lurewatch.interrupt import no_interrupt_lost


class Thing:
    """Something that a weak reference may point to."""


@pytest.fixture(autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press_in_a_callback() -> None:
    """Press Ctrl-C where Python drops exceptions."""
    thing = Thing()
    reference = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    assert reference() is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_python_drops_is_raised_later() -> None:
    """Pressed in a weak reference's callback, it comes to nothing there, and is raised where it is asked for."""
    with no_interrupt_lost() as raise_lost:
        raise_lost()
        press_in_a_callback()
        with pytest.raises(KeyboardInterrupt):
            raise_lost()


def test_ctrl_c_ends_what_is_done_as_ever() -> None:
    """Pressed elsewhere it is raised at once, and afterwards all is as it was."""
    with no_interrupt_lost(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
