"""Visits under way: each in a process of its own, several hosts at once, one board of a host at a time."""

import signal
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from crawler.visit import CrawlProgress, CrawlResult, Ending, Visit, go

OnProgress = Callable[[CrawlProgress], None]


class Visits:
    """The visits under way: at most so many at once, and never two on one host."""

    def __init__(self, visits: Sequence[Visit], at_once: int, on_progress: OnProgress | None) -> None:
        self.visits = visits
        self.waiting: dict[str, deque[Visit]] = defaultdict(deque)
        for visit in visits:
            self.waiting[visit.host].append(visit)
        self.at_once, self.on_progress = at_once, on_progress
        self.running: dict[Connection, tuple[Visit, BaseProcess, float]] = {}
        self.results: dict[str, CrawlResult] = {}
        self.is_stopping = False

    def run(self) -> dict[str, CrawlResult]:
        """Make every visit."""
        try:
            try:
                self._until_done()
            except KeyboardInterrupt:
                self._stop()
                self._until_done()
        finally:
            self._kill()
        for visit in self.visits:
            if visit.board not in self.results:  # Ctrl-C came between its turn and its start
                self._give_up(visit, 0)
        return self.results

    def _until_done(self) -> None:
        self._start()
        while self.running:
            ready = wait(list(self.running))
            for connection in [one for one in self.running if one in ready]:
                self._hear(connection)
            self._start()

    def _start(self) -> None:
        busy = {visit.host for visit, _, _ in self.running.values()}
        for host, queue in self.waiting.items():
            if queue and host not in busy and len(self.running) < self.at_once:
                visit = queue.popleft()
                ours, theirs = get_context("spawn").Pipe(duplex=False)
                process = get_context("spawn").Process(target=go, args=(visit, theirs), daemon=True)
                with ctrl_c_held_back():
                    process.start()
                    theirs.close()
                    self.running[ours] = visit, process, monotonic()

    def _hear(self, connection: Connection) -> None:
        try:
            said = connection.recv()
        except EOFError:
            self._end(connection)
            return
        if isinstance(said, CrawlResult):
            self.results[said.board] = said
        elif self.on_progress:
            self.on_progress(said)

    def _end(self, connection: Connection) -> None:
        visit, process, began = self.running.pop(connection)
        process.join()
        connection.close()
        if visit.board not in self.results:  # its process ended without a word; the reason is in the log
            self._give_up(visit, monotonic() - began)

    def _give_up(self, visit: Visit, seconds: float) -> None:
        ended: Ending = "stopped" if self.is_stopping else "failed"
        self.results[visit.board] = CrawlResult(board=visit.board, feed=visit.feed, ended=ended, seconds=seconds)

    def _stop(self) -> None:
        self.is_stopping = True
        for queue in self.waiting.values():
            while queue:
                self._give_up(queue.popleft(), 0)
        for _, process, _ in self.running.values():
            process.terminate()

    def _kill(self) -> None:
        for _, process, _ in self.running.values():
            process.kill()
            process.join()


@contextmanager
def ctrl_c_held_back() -> Iterator[None]:
    """Let Ctrl-C wait. A process started meanwhile never hears it: only its parent does, which asks it to stop once."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # at its own start it lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
