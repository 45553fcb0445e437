import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest


class Usage(NamedTuple):
    """What `shutil.disk_usage` gives, as far as it is asked."""

    free: int


ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def install(tmp_path: Path) -> ModuleType:
    """Give the installer, as it would be in a fresh clone in another folder."""
    folder = tmp_path / "requirements"
    folder.mkdir()
    for source in (ROOT / "requirements").iterdir():
        if source.is_file():
            (folder / source.name).write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    spec = importlib.util.spec_from_file_location("install", folder / "install.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stopped(install: ModuleType, name: str = "run") -> str:
    """Give the line with which it stops."""
    with pytest.raises(SystemExit) as stop:
        install.main(name)
    message = str(stop.value)
    assert "\n" not in message
    return message


def test_an_old_python_is_told_what_to_do(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that is too old says which one is needed, and how to name one."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert "Python 3.11 or newer is needed" in stopped(install)
    assert "make PYTHON=" in stopped(install)


def test_a_python_without_venv_is_told_what_to_install(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python without its venv package says which package brings it."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    assert f"apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in stopped(install)


def test_a_full_disk_is_seen_before_the_work(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment would not fit, it says how much room there is and how much is needed."""
    monkeypatch.setattr(install.shutil, "disk_usage", lambda _: Usage(free=12_000_000))
    assert "12 MB left" in stopped(install)


def test_a_closed_folder_is_said(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder cannot be written, it says so."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "no permission to write" in stopped(install)


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("Collecting x\nERROR: [Errno 28] No space left on device\n", "The disk is full."),
        ("OSError: [Errno 13] Permission denied: 'x'", "No permission to write"),
        ("WARNING: Retrying\nERROR: Could not find a version; NewConnectionError('x')", "cannot be reached"),
        ("a\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\nhint: see above", "DO NOT MATCH THE HASHES"),
        ("", "did not say why"),
    ],
)
def test_what_pip_says_becomes_one_line(install: ModuleType, output: str, line: str) -> None:
    """Of everything that pip prints, the line is given that says what went wrong."""
    assert line in install.explain(output)
    assert "\n" not in install.explain(output)


def test_nothing_is_installed_twice(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed as the files say is left alone; a changed list is installed again, with those it holds."""
    calls: list[str] = []
    monkeypatch.setattr(install, "make_venv", lambda: install.VENV.mkdir(exist_ok=True))
    monkeypatch.setattr(install, "pip", lambda *arguments: calls.append(arguments[-1]))
    monkeypatch.setattr(install.shutil, "disk_usage", lambda _: Usage(free=10**12))
    install.main("train")
    assert len(calls) == 2
    install.main("run")
    install.main("train")
    assert len(calls) == 2
    (install.ROOT / "requirements" / "run.txt").write_text("changed")
    install.main("train")
    install.main("run")
    assert len(calls) == 4
