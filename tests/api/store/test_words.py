import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from api.migrations.upgrade import configuration, upgrade
from api.settings import Settings
from api.store.words import hash_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cook wanted", "  cook\r\nWANTED "),
        ("Ｃook", "cook"),
        ("cook\u00a0wanted", "cook wanted"),
        ("\ud800", "\ud800"),
    ],
)
def test_the_same_words_have_one_hash(one: str, other: str) -> None:
    """Case, spaces, line ends and forms of a letter do not make another text."""
    assert hash_words(one) == hash_words(other)


def test_other_words_have_another_hash() -> None:
    """A letter more is another text, and no words have no hash."""
    assert hash_words("Cook") != hash_words("Cooks")
    assert hash_words(" \n") is None


def test_posts_of_before_get_their_hash(tmp_path: Path) -> None:
    """A store that was made before posts had the hash of their words gives it to every post when it is upgraded."""
    settings = Settings(var=tmp_path)
    command.upgrade(configuration(settings.database), "0001")
    with closing(sqlite3.connect(tmp_path / "lurewatch.db")) as file:
        file.executemany(
            "INSERT INTO posts (content, first_seen, last_seen, post, level, lure, fraud, about, verdict, versions) "
            "VALUES (?, '2026-01-01', '2026-01-01', ?, 'high', 0, 0, 0, '{}', '')",
            [(str(number), f'{{"text": "Ad {number}"}}') for number in range(1_500)],
        )
        file.commit()
    upgrade(settings)
    with closing(sqlite3.connect(tmp_path / "lurewatch.db")) as file:
        found = file.execute("SELECT words, is_reported FROM posts ORDER BY id").fetchall()
    assert found == [(hash_words(f"ad {number}"), 0) for number in range(1_500)]
