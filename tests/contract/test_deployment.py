import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def config(env_file: Path) -> subprocess.CompletedProcess[str]:
    """Have docker compose read the file."""
    command = ["docker", "compose", "--env-file", str(env_file), "config", "--quiet"]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": "/usr/local/bin:/usr/bin:/bin"}
    )


@pytest.mark.compose
def test_compose_takes_the_example() -> None:
    """Docker compose accepts the file with the example's settings."""
    done = config(ROOT / ".env.example")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.compose
@pytest.mark.parametrize("name", re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text()))
def test_compose_says_which_setting_is_missing(name: str, tmp_path: Path) -> None:
    """Without a setting that has no default, docker compose refuses and says what to do."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    fewer = tmp_path / "env"
    fewer.write_text("\n".join(line for line in lines if not line.startswith(f"{name}=")))
    done = config(fewer)
    assert done.returncode != 0
    assert name in done.stderr
    assert ".env.example" in done.stderr


def test_images_are_pinned() -> None:
    """Every image that is pulled has a tag with a full version."""
    pulled = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert pulled
    assert [image for image in pulled if not re.search(r":\d+\.\d+\.\d+", image)] == []


def test_the_container_is_not_root() -> None:
    """The last stage of the image runs as a user of its own."""
    last = (ROOT / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    assert re.search(r"^USER [1-9]\d*$", last, re.MULTILINE)
