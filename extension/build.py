"""Builds the extension for Chrome and Firefox from this folder: two zips whose bytes depend on nothing but its files.

The folder itself is the extension for Chrome, so it can be loaded as it is while one works on it.
"""  # noqa: INP001 - a folder of JavaScript, not a package

import json
import zipfile
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent
DIST = SOURCE.parent / "dist"

SHIPPED = ("*.js", "*.html", "*.css", "_locales/*/messages.json", "icons/*.png", "icons/*.svg")
"""What a person installs, besides the manifest. Everything else here is for whoever works on it."""

CHROME_ONLY = ("minimum_chrome_version",)
FIREFOX_ONLY = {
    "browser_specific_settings": {
        "gecko": {
            "id": "lurewatch@lurewatch.example",
            "strict_min_version": "142.0",
            # Firefox tells the reader at installation: the page and its address leave the browser, when they tap.
            "data_collection_permissions": {"required": ["websiteContent", "browsingActivity"]},
        }
    }
}

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: the files' own would make each build another."""


def manifests() -> dict[str, dict[str, Any]]:
    """Give the manifest of each browser, from the one that is written by hand."""
    chrome = json.loads((SOURCE / "manifest.json").read_text(encoding="utf-8"))
    firefox = {key: value for key, value in chrome.items() if key not in CHROME_ONLY} | FIREFOX_ONLY
    return {"chrome": chrome, "firefox": firefox}


def build(into: Path = DIST) -> list[Path]:
    """Write `lurewatch-<version>-<browser>.zip` for each browser and give their paths."""
    into.mkdir(parents=True, exist_ok=True)
    shipped = sorted(path for pattern in SHIPPED for path in SOURCE.glob(pattern))
    built = []
    for browser, manifest in manifests().items():
        target = into / f"lurewatch-{manifest['version']}-{browser}.zip"
        # Stored, not compressed: what zlib makes of a file differs from version to version.
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_entry("manifest.json"), json.dumps(manifest, indent=2) + "\n")
            for path in shipped:
                archive.writestr(_entry(path.relative_to(SOURCE).as_posix()), path.read_bytes())
        built.append(target)
    return built


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.create_system = 3  # Unix, wherever it is built
    entry.external_attr = 0o100644 << 16
    return entry


if __name__ == "__main__":
    for path in build():
        print(path.relative_to(SOURCE.parent))  # noqa: T201 - a command says what it made
