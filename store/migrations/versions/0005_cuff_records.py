"""What people established about a cuff."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cuff_records",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("athlete_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["athlete_id"], ["athletes.id"], name="fk_cuff_records_athlete_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name="pk_cuff_records"),
    )
    op.create_index("ix_cuff_records_athlete_id_seq", "cuff_records", ["athlete_id", "seq"], unique=False)
    _never_changes()


def _never_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER cuff_records_never_change BEFORE UPDATE ON cuff_records "
            "BEGIN SELECT RAISE(ABORT, 'records of a cuff never change'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION cuff_records_never_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'records of a cuff never change'; END $$"
    )
    op.execute(
        "CREATE TRIGGER cuff_records_never_change BEFORE UPDATE ON cuff_records "
        "FOR EACH ROW EXECUTE FUNCTION cuff_records_never_change()"
    )
