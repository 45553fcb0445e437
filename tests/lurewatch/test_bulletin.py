"""The bulletin's commands, one after the other, as whoever runs an installation uses them."""

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from api.rulings.service import rule, undo
from api.settings import Settings
from api.wiring import opened
from casefile.post import JobPost
from casefile.ruling import Ruling, RulingKind
from casefile.verdict import Verdict
from lurewatch.failure import explain
from lurewatch.main import app

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def var(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verdict: Verdict,
    judge_all: Callable[[Sequence[JobPost]], list[Verdict]],
) -> Path:
    """Give a folder with a store of two posts, of which the second was ruled a lure."""
    folder = tmp_path / "var"
    monkeypatch.setenv("LUREWATCH_VAR", str(folder))
    scorer = SimpleNamespace(judge=lambda post: judge_all([post])[0], judge_all=judge_all, versions=verdict.versions)
    monkeypatch.setattr("scorer.model.Scorer.load", lambda: scorer)
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        '{"text":"Cook wanted","url":"https://jobs.example.org/1"}\n'
        '{"text":"Nurse wanted","url":"https://jobs.example.org/2"}\n'
    )
    assert RUNNER.invoke(app, ["ingest", str(feed)]).exit_code == 0

    async def decide() -> None:
        async with opened(Settings()) as store:
            await rule(store, 2, Ruling(kind=RulingKind.LURE), "ann", seen=0)

    asyncio.run(decide())
    return folder


def run(*arguments: str) -> tuple[int, str]:
    """Run a command of the bulletin, and give its exit code and what it said."""
    done = RUNNER.invoke(app, ["bulletin", *arguments])
    said = explain(done.exception) if done.exception and not isinstance(done.exception, SystemExit) else done.output
    return done.exit_code, said


def published() -> None:
    """Make keys, and publish a first bulletin."""
    for command in ("keygen", "build", "check", "sign"):
        code, said = run(command)
        assert code == 0, said


def test_from_keys_to_a_list_that_is_believed(var: Path) -> None:
    """Keys, draft, check, signature: then the list is believed and finds the address, however it is written."""
    published()
    code, said = run("verify", "--address", "HTTP://jobs.example.org/2#top")
    assert code == 0
    assert re.search(r"Believed: version \d+ of .*, 1 entries\.\nListed: lure, high, until 20", said)
    assert "Not on this list." in run("verify", "--address", "https://jobs.example.org/1")[1]
    assert (var / "bulletin").stat().st_mode & 0o077 == 0


def test_a_list_from_elsewhere_is_verified_by_its_key(var: Path, tmp_path: Path) -> None:
    """A file is verified by the keys that are named; by others, or changed, it is refused."""
    published()
    (whole,) = (var / "bulletin" / "published").glob("*/whole")
    code, said = run("keygen", "--rotate")
    assert code == 0
    current, following = re.findall(r"(\S+=)$", said, re.MULTILINE)
    assert run("verify", str(whole), "--key", current, "--key", following)[0] == 1
    assert "unknown_key" in run("verify", str(whole))[1]
    changed = tmp_path / "changed"
    changed.write_bytes(whole.read_bytes()[:-1])
    assert "Not checked: this bulletin is refused (garbled)." in run("verify", str(changed))[1]


@pytest.mark.parametrize("key", ["short", "AAAA", "!"])
def test_what_is_no_key_is_said(key: str) -> None:
    """A key that is none is refused in a sentence."""
    published()
    assert "32 bytes in base64" in run("verify", "--key", key)[1]


def test_a_ruling_undone_after_the_draft_stops_the_signing() -> None:
    """Signing checks once more, and publishes nothing that no ruling stands behind."""
    assert run("keygen")[0] == run("build")[0] == 0

    async def take_back() -> None:
        async with opened(Settings()) as store:
            await undo(store, 1, "ann")

    asyncio.run(take_back())
    for command in ("check", "sign"):
        code, said = run(command)
        assert (code, "Post 2: no ruling that holds" in said) == (1, True)
    assert "No bulletin has been published" in run("verify")[1]


def test_what_is_missing_is_said() -> None:
    """Without a draft, without keys, and with keys already there, a command says what to do."""
    assert "lurewatch bulletin build" in run("sign")[1]
    assert run("build")[0] == 0
    assert "lurewatch bulletin keygen" in run("sign")[1]
    assert run("keygen")[0] == 0
    assert "There are keys already" in run("keygen")[1]
