"""Bring the store to its newest shape."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from api.settings import Settings


def upgrade(settings: Settings) -> None:
    """Run the migrations that the store has not seen. Blocks; does nothing where there are none."""
    command.upgrade(configuration(settings.database), "head")


def configuration(database: str) -> Config:
    """Give Alembic's configuration for a store, without a file: `alembic` is never run by hand on a store."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["database"] = database.replace("+aiosqlite", "")
    return config
