"""Signals recorded within a session."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IDENTITY = ("athlete_id", "metric", "site", "on", "started_at", "vendor", "device", "method")


def upgrade() -> None:
    op.create_table(
        "recorded_streams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("athlete_id", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vendor", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("n_samples", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("efforts", sa.Text(), nullable=False),
        sa.Column("samples", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name="fk_recorded_streams_athlete_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_recorded_streams"),
        sa.UniqueConstraint(*IDENTITY, name="uq_recorded_streams_identity"),
    )
    op.create_index("ix_recorded_streams_athlete_id_on", "recorded_streams", ["athlete_id", "on"], unique=False)
