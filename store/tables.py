"""The tables. A change here needs a migration; `tests/store` compares the two."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from store.columns import Instant, KeyInstant, KeyText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _athlete() -> Column[str]:
    return Column("athlete_id", Text, ForeignKey("athletes.id", ondelete="CASCADE"), nullable=False)


teams = Table(
    "teams",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
)

coaches = Table(
    "coaches",
    metadata,
    _id(),
    Column("team_id", Text, ForeignKey("teams.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
)

athletes = Table(
    "athletes",
    metadata,
    _id(),
    Column("team_id", Text, ForeignKey("teams.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    Column("group", Text, nullable=False),
    Column("sport", Text, nullable=False),
    Column("birth_year", Integer),
    Column("sex", Text),
    Column("time_zone", Text, nullable=False),
    Column("shares_with_coach", Boolean, nullable=False),
)

streams = Table(
    "streams",
    metadata,
    Column("id", Integer, primary_key=True),
    _athlete(),
    Column("metric", Text, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("device", KeyText, nullable=False),
    Column("method", KeyText, nullable=False),
    UniqueConstraint("athlete_id", "metric", "vendor", "device", "method"),
)
"""One row for each (athlete, metric, source): two sources of one metric are two series."""

observations = Table(
    "observations",
    metadata,
    Column("stream_id", Integer, ForeignKey("streams.id", ondelete="CASCADE"), nullable=False),
    Column("on", Date, nullable=False),
    Column("at", KeyInstant, nullable=False),
    Column("value", Float, nullable=False),
    Column("suspect", Boolean, nullable=False),
    PrimaryKeyConstraint("stream_id", "on", "at"),
    sqlite_with_rowid=False,
)
"""Narrow and clustered by (stream, day): a window of days is one range scan a stream."""

recorded_streams = Table(
    "recorded_streams",
    metadata,
    Column("id", Integer, primary_key=True),
    _athlete(),
    Column("metric", Text, nullable=False),
    Column("site", KeyText, nullable=False),
    Column("on", Date, nullable=False),
    Column("started_at", KeyInstant, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("device", KeyText, nullable=False),
    Column("method", KeyText, nullable=False),
    Column("n_samples", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("efforts", Text, nullable=False),
    Column("samples", LargeBinary, nullable=False),
    UniqueConstraint(
        "athlete_id",
        "metric",
        "site",
        "on",
        "started_at",
        "vendor",
        "device",
        "method",
        name="uq_recorded_streams_identity",
    ),
    Index(None, "athlete_id", "on"),
)
"""One row a recording, its samples packed as `store.samples` says."""

planned_sessions = Table(
    "planned_sessions",
    metadata,
    _id(),
    _athlete(),
    Column("on", Date, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("athlete_id", "on", "title"),
)

done_sessions = Table(
    "done_sessions",
    metadata,
    _id(),
    _athlete(),
    Column("on", Date, nullable=False),
    Column("activity", Text, nullable=False),
    Column("ended_at", KeyInstant, nullable=False),
    Column("duration_min", Float, nullable=False),
    Column("vendor", Text, nullable=False),
    Column("device", KeyText, nullable=False),
    Column("method", KeyText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("session_rpe", Float),
    Column("distance_km", Float),
    Column("note", Text),
    Column("place", Integer, nullable=False, server_default="0"),
    UniqueConstraint(
        "athlete_id",
        "on",
        "activity",
        "ended_at",
        "duration_min",
        "vendor",
        "device",
        "method",
        name="uq_done_sessions_identity",
    ),
)

rest_days = Table(
    "rest_days",
    metadata,
    _athlete(),
    Column("on", Date, nullable=False),
    PrimaryKeyConstraint("athlete_id", "on"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _athlete(),
    Column("on", Date, nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "athlete_id", "on"),
)
"""A trigger refuses every update."""

cuff_records = Table(
    "cuff_records",
    metadata,
    Column("seq", Integer, primary_key=True),
    _athlete(),
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "athlete_id", "seq"),
)
"""What people established about a cuff; a trigger refuses every update."""

threads = Table(
    "threads",
    metadata,
    Column("thread", Text, primary_key=True),
    Column("owner_id", Text, nullable=False, index=True),
)

turns = Table(
    "turns",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("thread", Text, ForeignKey("threads.thread", ondelete="CASCADE"), nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("subject_id", Text, index=True),
    Column("detail", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("events", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
"""One row: how long the chain is and how it ends, so that a cut tail is seen."""

link_codes = Table(
    "link_codes",
    metadata,
    Column("code_hash", Text, primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("channel", Text, nullable=False),
    Column("channel_user_id", Text, nullable=False),
    Column("person_id", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("linked_at", Instant, nullable=False),
    PrimaryKeyConstraint("channel", "channel_user_id"),
)

link_tries = Table(
    "link_tries",
    metadata,
    Column("channel", Text, nullable=False),
    Column("channel_user_id", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Instant),
    PrimaryKeyConstraint("channel", "channel_user_id"),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)
