"""Ctrl-C that is heard whenever it is pressed."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def no_interrupt_lost() -> Iterator[Callable[[], None]]:
    """Yields what raises KeyboardInterrupt where Ctrl-C was pressed within and came to nothing.

    Python drops an exception that falls into a destructor or a weak reference's callback, and every import runs some: what
    is pressed while a server loads may be lost, and the server go on for ever.
    """
    pressed = False

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.default_int_handler(number, frame)

    def raise_lost() -> None:
        if pressed:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, press)
    try:
        yield raise_lost
    finally:
        signal.signal(signal.SIGINT, before)
