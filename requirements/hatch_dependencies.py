"""Gives the wheel its dependencies from requirements/run.in, so that they are written down once."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RunRequirements(MetadataHookInterface):
    """The lines of run.in that name a requirement."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in `dependencies`."""
        lines = Path(self.root, "requirements", "run.in").read_text().splitlines()
        metadata["dependencies"] = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
