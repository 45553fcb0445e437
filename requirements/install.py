"""Makes `.venv` as requirements/NAME.txt says: pinned, hashed, and again only when that file has changed.

    python3 requirements/install.py run|train|test|tune

Runs on the standard library alone, and on an older Python far enough to say that it is too old.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

OLDEST = (3, 11)
ROOM = {"tune": 9_000_000_000}
OTHERS_ROOM = 1_500_000_000
"""Bytes that `.venv` takes, and a little to spare: torch brings much on Linux, the other lists no more than test.txt."""

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = VENV / "install.log"
PROJECT = ("pyproject.toml", "requirements/run.in")
"""What the installed project's metadata is made of; its code is read from where it stands."""

ERROR = re.compile(r"(ERROR|error|\w+Error): ")

HOLDS = {
    "run": ("run",),
    "train": ("train", "run"),
    "test": ("test", "train", "run"),
    "tune": ("tune", "train", "run"),
}
"""Each list holds the ones after it, at the same versions."""


def main(name: str) -> None:
    """Install, or say in one line what is in the way."""
    refuse_old_python()
    if stamp(name).is_file() and stamp(name).read_text() == digest(name):
        return
    refuse_full_or_closed_folder(name)
    try:
        make_venv()
        pip("--require-hashes", "--no-deps", "--requirement", str(ROOT / "requirements" / f"{name}.txt"))
        pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        for held in HOLDS[name]:
            stamp(held).write_text(digest(held))
    except OSError as error:
        stop(f"cannot write {VENV}: {error.strerror or error}. Make room or set the permissions, then run it again.")


def refuse_old_python() -> None:
    """Stop where this Python cannot run the project, or cannot make an environment."""
    version = "{}.{}".format(*sys.version_info[:2])
    if sys.version_info < OLDEST:
        wanted = "{}.{}".format(*OLDEST)
        stop(f"Python {wanted} or newer is needed; {sys.executable} is {version}. Name one: make PYTHON=python3.11 run")
    if not PYTHON.exists() and not has_venv():
        stop(f"{sys.executable} cannot make environments. On Debian and Ubuntu: sudo apt install python{version}-venv")


def has_venv() -> bool:
    """Say whether this Python can make an environment with pip in it: Debian ships that apart."""
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


def refuse_full_or_closed_folder(name: str) -> None:
    """Stop before the work where it could not be finished."""
    if not os.access(str(VENV if VENV.exists() else ROOT), os.W_OK):
        stop(f"no permission to write in {ROOT}. Clone the project into a folder of your own.")
    free, room = shutil.disk_usage(str(ROOT)).free, ROOM.get(name, OTHERS_ROOM)
    if free < room and not stamp(name).exists():
        stop(f"the disk has {free // 10**6:,} MB left and .venv needs up to {room // 10**6:,} MB. Make room first.")


def make_venv() -> None:
    """Make the environment where there is none that works."""
    if PYTHON.exists() and call([str(PYTHON), "-m", "pip", "--version"]).returncode == 0:
        return
    done = call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if done.returncode != 0:
        stop(f"could not make .venv. {explain(done.stdout)}")


def pip(*arguments: str) -> None:
    """Install with pip, naming each package as it comes."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *arguments]
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting ", "Installing ")):
                show(line.split(" (")[0].strip())
    show("")
    if process.returncode != 0:
        LOG.write_text("".join(lines))
        stop(f"pip could not install. {explain(''.join(lines))} ({LOG.name} in .venv has the whole story)")


def call(command: "list[str]") -> "subprocess.CompletedProcess[str]":
    """Run a command to its end and keep what it says."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def show(line: str) -> None:
    """Show how far it is, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{line[:78]}")
        sys.stderr.flush()


def explain(output: str) -> str:
    """Give the line that says what went wrong, and what to do."""
    if "No space left on device" in output:
        return "The disk is full. Make room, then run it again."
    if "Permission denied" in output:
        return f"No permission to write in {VENV}. Remove it, or clone the project into a folder of your own."
    if any(sign in output for sign in ("NewConnectionError", "NameResolutionError", "Max retries", "No matching")):
        return "The package index cannot be reached. Check the network, then run it again."
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    named = [line for line in lines if ERROR.match(line)]
    return (named or lines or ["It did not say why."])[-1]


def digest(name: str) -> str:
    """Give the SHA-256 of what an environment is made of."""
    paths = (f"requirements/{name}.txt", *PROJECT)
    return hashlib.sha256(b"\0".join((ROOT / path).read_bytes() for path in paths)).hexdigest()


def stamp(name: str) -> Path:
    """Give the file that says what was installed."""
    return VENV / f"installed-{name}"


def stop(message: str) -> NoReturn:
    """End with one line."""
    sys.exit(f"lurewatch: {message}")


if __name__ == "__main__":
    if sys.argv[1:] not in [[name] for name in HOLDS]:
        sys.exit(__doc__)
    main(sys.argv[1])
