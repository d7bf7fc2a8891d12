"""Sessions know the order they were recorded in, so that the last one reported can be told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("done_sessions", sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
