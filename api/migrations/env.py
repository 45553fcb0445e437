"""Run by Alembic: connects, and runs the migrations in one transaction."""

from alembic import context
from sqlalchemy import create_engine

from api.store.tables import Base

engine = create_engine(context.config.attributes["database"])
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    if engine.dialect.name == "sqlite":
        connection.commit()
        # Readers do not wait for the writer. Set here, once: two connections that both set it would lock each other out.
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
engine.dispose()
