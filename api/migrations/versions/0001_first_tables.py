"""Posts, events that are never edited, users and sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

COMMITTED = ("seq", "kind", "post_id", "at", "commitment", "chain")
UNCHANGED = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in COMMITTED)

TRIGGERS = (
    """CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are appended, never deleted'); END""",
    f"""CREATE TRIGGER events_are_not_edited BEFORE UPDATE ON events
    WHEN NOT ({UNCHANGED} AND NEW.payload IS NULL AND NEW.salt IS NULL)
    BEGIN SELECT RAISE(ABORT, 'events are appended, never edited; their content can only be erased'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above
    """CREATE TRIGGER events_are_not_replaced BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'events are appended, never replaced'); END""",
)


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("address", sa.Text, unique=True),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("board", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("first_seen", sa.DateTime, nullable=False),
        sa.Column("last_seen", sa.DateTime, nullable=False),
        sa.Column("post", sa.JSON, nullable=False),
        sa.Column("level", sa.String(20), nullable=False),
        sa.Column("lure", sa.Double, nullable=False),
        sa.Column("fraud", sa.Double, nullable=False),
        sa.Column("about", sa.Double, nullable=False),
        sa.Column("verdict", sa.JSON, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("ruling", sa.String(20)),
        sa.Column("ruled_seq", sa.Integer),
    )
    op.create_index("ix_posts_board", "posts", ["board"])
    op.create_index("ix_posts_language", "posts", ["language"])
    op.create_index("posts_by_lure", "posts", ["ruling", "lure"])
    op.create_index("posts_without_address", "posts", ["content"], unique=True, sqlite_where=sa.text("address IS NULL"))
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id")),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("payload", sa.Text),
        sa.Column("salt", sa.String(64)),
        sa.Column("commitment", sa.String(64), nullable=False),
        sa.Column("chain", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_post_id", "events", ["post_id"])
    for trigger in TRIGGERS:
        op.execute(trigger)
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("expires", sa.DateTime, nullable=False),
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])
