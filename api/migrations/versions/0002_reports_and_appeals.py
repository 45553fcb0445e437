"""Reports and appeals with their receipts; the hash of each post's words, by which a report finds it."""

import sqlalchemy as sa
from alembic import op

from api.store.words import hash_words

revision = "0002"
down_revision = "0001"

BATCH = 1_000


def upgrade() -> None:
    """Make the tables, and give every kept post the hash of its words."""
    op.add_column("posts", sa.Column("words", sa.String(64)))
    op.add_column("posts", sa.Column("is_reported", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_posts_words", "posts", ["words"])
    _hash_kept_posts()
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receipt", sa.String(64), nullable=False, unique=True),
        sa.Column("received", sa.Date, nullable=False),
        sa.Column("kept_until", sa.Date, nullable=False),
        sa.Column("address", sa.Text),
        sa.Column("words", sa.String(64)),
        sa.Column("seqs", sa.JSON, nullable=False),
        sa.Column("is_withdrawn", sa.Boolean, nullable=False),
        sa.Column("asked_seq", sa.Integer),
        sa.Column("closed", sa.Date),
    )
    for column in ("kept_until", "address", "words"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
    op.create_table(
        "appeals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receipt", sa.String(64), nullable=False, unique=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("received", sa.Date, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("kept_until", sa.Date, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("against_seq", sa.Integer),
        sa.Column("may_lift", sa.Boolean, nullable=False),
        sa.Column("lifted_seq", sa.Integer),
        sa.Column("closed", sa.Date),
    )
    for column in ("address", "due", "kept_until"):
        op.create_index(f"ix_appeals_{column}", "appeals", [column])


def _hash_kept_posts() -> None:
    posts = sa.table("posts", sa.column("id", sa.Integer), sa.column("post", sa.JSON), sa.column("words", sa.String))
    connection, after = op.get_bind(), 0
    while rows := connection.execute(
        sa.select(posts.c.id, posts.c.post).where(posts.c.id > after).order_by(posts.c.id).limit(BATCH)
    ).all():
        for row in rows:
            change = sa.update(posts).where(posts.c.id == row.id).values(words=hash_words(row.post["text"]))
            connection.execute(change)
        after = rows[-1].id
