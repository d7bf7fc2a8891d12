"""How Alembic runs a step: on the connection it is given, inside that connection's transaction."""

from alembic import context

from store.migrations import VERSION_TABLE
from store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
