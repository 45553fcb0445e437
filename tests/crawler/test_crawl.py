import os
import signal
import sys
import time
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

import pytest

from casefile.address import BadAddressError
from casefile.feed import read_line
from crawler.board import Board
from crawler.crawl import CrawlError, crawl, crawl_site
from crawler.demo import serve_demo
from crawler.settings import CrawlSettings
from crawler.visit import CrawlProgress
from crawler.visits import ctrl_c_held_back

wire = [pytest.mark.loopback, pytest.mark.enable_socket]
DEMO_POSTS = 61


class Public(Board):
    """A board that is not on this machine."""

    name = "public"
    start_urls = ["https://jobs.example.com/"]  # noqa: RUF012 - a declaration
    permission = "terms (read 2026-11-20)"
    expects = range(1, 2)


class Unpermitted(Public):
    """A board that nobody has allowed us to read."""

    name = "unpermitted"
    permission = ""


@pytest.fixture
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    demo = type("Demo", (Public,), {"name": "demo", "start_urls": ["/jobs"], "local": True})
    boards = {board.name: board for board in (Public, Unpermitted, demo)}
    monkeypatch.setattr("crawler.crawl.declared_boards", lambda: boards)


@pytest.mark.usefixtures("_declared")
class TestWhatMustNotBegin:
    """Crawls that are refused before anything is asked of anybody."""

    def test_without_a_contact_no_public_board_is_visited(self, tmp_path: Path) -> None:
        """A board that cannot write to us is not visited."""
        with pytest.raises(CrawlError, match="LUREWATCH_CRAWL_CONTACT"):
            crawl(["public"], out=tmp_path, settings=CrawlSettings(contact=None))
        with pytest.raises(CrawlError, match="LUREWATCH_CRAWL_CONTACT"):
            crawl_site("https://jobs.example.com", out=tmp_path, settings=CrawlSettings(contact=None))

    def test_without_a_permission_note_no_board_is_visited(self, tmp_path: Path) -> None:
        """A declaration that does not say what permits the visit is refused."""
        with pytest.raises(CrawlError, match="permission"):
            crawl(["unpermitted"], out=tmp_path, settings=CrawlSettings(contact="crawl@example.org"))

    def test_an_unknown_board_is_named(self, tmp_path: Path) -> None:
        """A misspelt board gives the list of those that there are."""
        with pytest.raises(CrawlError, match=r"No board is called dmeo. There are: .*demo"):
            crawl(["dmeo"], out=tmp_path)

    def test_a_local_board_needs_its_base_and_a_public_one_has_none(self, tmp_path: Path) -> None:
        """Only a board on this machine can be told where it is; it has to be."""
        with pytest.raises(CrawlError, match="base_urls"):
            crawl(["demo"], out=tmp_path)
        with pytest.raises(CrawlError, match="cannot be moved"):
            crawl(["public"], out=tmp_path, base_urls={"public": "http://127.0.0.1:1"})

    def test_a_site_has_an_address(self, tmp_path: Path) -> None:
        """What is no web address is refused as such."""
        with pytest.raises(BadAddressError):
            crawl_site("mailto:jobs@example.com", out=tmp_path, settings=CrawlSettings(contact="crawl@example.org"))


class TestInterruption:
    """Visits that end early."""

    pytestmark = wire

    def test_ctrl_c_ends_all_visits_in_good_order(self, tmp_path: Path) -> None:
        """Ctrl-C stops the visit under way, keeps what it brought, and begins no other."""
        interruptions = [KeyboardInterrupt]

        def interrupt(progress: CrawlProgress) -> None:
            if progress.posts == 3 and interruptions:
                raise interruptions.pop()

        with serve_demo() as site:
            bases = {"demo": site.base, "demo_sitemap": site.base}
            first, second = crawl(list(bases), out=tmp_path, base_urls=bases, on_progress=interrupt)
        assert (first.ended, first.incomplete) == ("stopped", True)
        assert 3 <= len([read_line(line) for line in first.feed.read_bytes().splitlines()]) == first.posts < DEMO_POSTS
        assert (second.ended, second.pages, second.incomplete) == ("stopped", 0, True)
        assert active_children() == []

    def test_a_second_ctrl_c_ends_everything_at_once(self, tmp_path: Path) -> None:
        """Whoever insists gets out, and no process stays behind."""

        def interrupt(_: CrawlProgress) -> None:
            raise KeyboardInterrupt

        with serve_demo() as site, pytest.raises(KeyboardInterrupt):
            crawl(["demo"], out=tmp_path, base_urls={"demo": site.base}, on_progress=interrupt)
        assert active_children() == []

    @pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs a system with signals")
    def test_ctrl_c_at_its_very_start_does_not_reach_a_visit(self) -> None:
        """A process that has only just been started goes on: its parent decides what becomes of it."""
        with ctrl_c_held_back():
            process = get_context("spawn").Process(target=time.sleep, args=(0.1,))
            process.start()
        os.kill(process.pid or 0, signal.SIGINT)
        process.join()
        assert process.exitcode == 0

    def test_ctrl_c_before_a_visit_has_started_leaves_no_board_without_a_result(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A visit whose turn had come, and that never began, is told as stopped like those that wait."""

        def interrupt(_: str) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("crawler.visits.get_context", interrupt)
        bases = {"demo": "http://127.0.0.1:9", "demo_sitemap": "http://127.0.0.1:9"}
        assert [one.ended for one in crawl(list(bases), out=tmp_path, base_urls=bases)] == ["stopped", "stopped"]

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with signals")
    def test_a_visit_that_dies_is_a_result_and_the_next_goes_on(self, tmp_path: Path) -> None:
        """A process that ends without a word is a failed, incomplete visit; the boards after it are visited."""

        def kill(progress: CrawlProgress) -> None:
            if progress.board == "demo" and progress.posts == 1:
                os.kill(active_children()[0].pid or 0, signal.SIGKILL)

        with serve_demo() as site:
            bases = {"demo": site.base, "demo_sitemap": site.base}
            died, after = crawl(list(bases), out=tmp_path, base_urls=bases, on_progress=kill)
        assert (died.ended, died.incomplete) == ("failed", True)
        assert (after.ended, after.posts) == ("finished", DEMO_POSTS)


class TestOneMachine:
    """What a visit opens on the machine it runs on."""

    pytestmark = wire

    @pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
    def test_a_visit_listens_on_no_socket(self, stage: Any, tmp_path: Path) -> None:
        """No console, remote control or other server is open while a board is visited."""
        found: list[set[str]] = []

        def look(_: CrawlProgress) -> None:
            for child in active_children():
                inodes = {link for link in map(_target, Path(f"/proc/{child.pid}/fd").iterdir()) if "socket:" in link}
                found.append({inode for inode in inodes if inode in listening()})

        site = stage({"/jobs": stage.listing("/a", "/b"), "*": stage.job("A job")})
        crawl(["demo"], out=tmp_path, base_urls={"demo": site.base}, settings=_quiet(), on_progress=look)
        assert found
        assert not any(found)

    def test_boards_on_one_host_are_visited_one_after_the_other(self, stage: Any, tmp_path: Path) -> None:
        """Several boards of one site never hold two requests at once."""
        site = stage({"/jobs": stage.listing("/a", "/b"), "*": stage.job("A job")})
        bases = dict.fromkeys(("demo", "demo_sitemap", "demo_feed"), site.base)
        crawl(list(bases), out=tmp_path, base_urls=bases, settings=_quiet())
        assert site.most_held == 1


def _quiet() -> CrawlSettings:
    return CrawlSettings(log_level="ERROR")


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def listening() -> set[str]:
    """Give the sockets of this machine on which anybody listens, as /proc names them."""
    rows = [
        line.split() for table in ("tcp", "tcp6") for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return {f"socket:[{row[9]}]" for row in rows if row[3] == "0A"}
