"""Run by Alembic: connects, and runs the migrations in one transaction."""

from alembic import context
from sqlalchemy import create_engine

from api.store.tables import Base

engine = create_engine(context.config.attributes["database"])
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
