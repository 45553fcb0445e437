"""The repository keeps its own rules: what may stand in it, and what must."""

import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent.parent
LARGEST = 8 * 1024 * 1024
PACKAGES = {"api", "casefile", "crawler", "facts", "lurewatch", "scorer"}

# A letter in brackets, so that this file does not find itself.
REGISTRY_HOSTS = re.compile(r"pyp[i]\.org|pythonhoste[d]\.org|registry\.npmj[s]\.org|deb\.debia[n]\.org")
MACHINE_PATHS = re.compile(r"/[h]ome/[a-z]|/[r]oot/|/[U]sers/[a-z]|/[w]ork/")
DRAWERS = {"utils", "util", "common", "helpers", "helper", "core", "misc", "manager", "managers"}


def tracked() -> list[Path]:
    """Give the files that the repository holds, as they are in the working tree."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """Give the files that are text, with their text."""
    found = []
    for path in tracked():
        try:
            found.append((path.relative_to(ROOT), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


@pytest.mark.parametrize("forbidden", [REGISTRY_HOSTS, MACHINE_PATHS], ids=["registry hosts", "machine paths"])
def test_no_file_names(forbidden: re.Pattern[str]) -> None:
    """No file names a package registry's host or a path of somebody's machine."""
    assert [str(path) for path, text in texts() if forbidden.search(text)] == []


def test_no_package_marker_under_tests() -> None:
    """No `__init__.py` stands under tests/, where it would shadow the real packages."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_drawers() -> None:
    """No file or folder has a name that says nothing about what is in it."""
    relative = [path.relative_to(ROOT) for path in tracked()]
    assert [str(path) for path in relative if DRAWERS & {part.lower() for part in (*path.parts[:-1], path.stem)}] == []


def test_no_large_files() -> None:
    """No file is larger than 8 MiB."""
    assert [str(path) for path in tracked() if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize("name", ["run", "train", "test"])
def test_requirements_are_pinned_and_hashed(name: str) -> None:
    """Every requirement has one version and hashes, and no line says where it is downloaded from."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    entries = [line for line in text.splitlines() if line and not line[0].isspace() and line[0] != "#"]
    assert entries
    assert [
        line for line in entries if not re.match(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,-]+\])?==\S+( ; .+)? \\$", line)
    ] == []
    blocks = re.split(r"\n(?=\S)", text)
    assert [block for block in blocks if not block.startswith("#") and "--hash=sha256:" not in block] == []
    assert not re.search(r"https?://|^\s*(-i|--index-url|--extra-index-url|--find-links|-f)\b", text, re.MULTILINE)


@pytest.mark.parametrize(("smaller", "larger"), [("run", "train"), ("train", "test")])
def test_requirements_nest(smaller: str, larger: str) -> None:
    """One environment serves all: a larger list holds the smaller one at the same versions."""
    pins = [
        set(re.findall(r"^([a-z0-9][^\s=]*==\S+)", (ROOT / "requirements" / f"{name}.txt").read_text(), re.MULTILINE))
        for name in (smaller, larger)
    ]
    assert pins[0] <= pins[1]


@pytest.mark.parametrize("name", ["run", "train", "test"])
def test_requirements_cover_what_is_asked_for(name: str) -> None:
    """Every name in an .in file is pinned in the .txt beside it."""
    asked = re.findall(r"^([a-z0-9][a-z0-9._-]*)", (ROOT / "requirements" / f"{name}.in").read_text(), re.MULTILINE)
    pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*)", (ROOT / "requirements" / f"{name}.txt").read_text(), re.MULTILINE)
    assert set(asked) <= set(pinned)


@pytest.mark.xdist_group("heard")
def test_groups_of_tests_are_heard(request: pytest.FixtureRequest) -> None:
    """What must run on one worker does: not every pytest passes on to pytest-xdist which group a test is of."""
    if not hasattr(request.config, "workerinput"):
        pytest.skip("there is one worker: run with -n 2 --dist loadgroup")
    assert request.node.nodeid.endswith("@heard")


def test_every_package_is_in_the_wheel() -> None:
    """Every top-level package of the repository is listed for the wheel, and nothing else is."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
        "packages"
    ]
    found = {path.relative_to(ROOT).parts[0] for path in tracked() if path.name == "__init__.py"}
    assert set(listed) == PACKAGES == found


def test_the_wheel_holds_what_the_code_reads(tmp_path: Path) -> None:
    """A wheel built from the repository holds every tracked file of the packages, and the licence."""
    wheel = next(iter(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])))
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {str(relative) for path in tracked() if (relative := path.relative_to(ROOT)).parts[0] in PACKAGES}
    assert wanted - names == set()
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_licence_is_what_the_project_says() -> None:
    """The licence in the repository is the one that pyproject.toml names."""
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text()
