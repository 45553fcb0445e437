"""The worker that keeps the help pages on a device: one plain script, before it a line that says what is kept."""

import hashlib
import re
from functools import cache
from pathlib import Path

import orjson

from api.help.paths import PATHS, address_of, help_page
from facts import Facts

WORKER = Path(__file__).with_name("worker.js")
OWN_FILE = re.compile(r'"(/assets/[^"]+\.(?:css|js|svg)\?[0-9a-f]+)"')
"""What a page shows or runs. Larger pictures are for the home screen, which keeps its own copy."""


@cache
def worker(language: str, facts: Facts) -> bytes:
    """Give the worker of a language. Its version is that of every byte it keeps: any change makes it another one."""
    pages = {address_of(path, language): bytes(help_page(path, language, facts).body) for path in PATHS}
    files = dict.fromkeys(file for body in pages.values() for file in OWN_FILE.findall(body.decode()))
    kept = {
        "language": language,
        # A file's address has a fingerprint of what is in it, and stands in a page.
        "version": hashlib.sha256(b"".join(pages.values())).hexdigest()[:16],
        "start": f"/{language}/",
        "pages": list(pages),
        "files": list(files),
    }
    return b"const KEPT = " + orjson.dumps(kept) + b";\n" + WORKER.read_bytes()
