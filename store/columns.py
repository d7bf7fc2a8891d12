"""What a column holds: instants, unknowns and free text, the same on every database."""

import math
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

UNKNOWN_INSTANT = datetime(1900, 1, 1, tzinfo=UTC)
"""What a unique key holds in place of NULL, which no unique key compares. It never leaves this module's types."""


class NaiveInstant(Exception):
    """A moment without a time zone: nobody can say when it was."""

    def __init__(self, field: str, value: datetime) -> None:
        super().__init__(f"{field} {value.isoformat()} has no time zone")
        self.field = field
        self.value = value


class UnstorableValue(Exception):
    """A number that is no measurement: NaN or infinite. What is not known is not recorded."""

    def __init__(self, metric: str, value: float) -> None:
        super().__init__(f"{metric} cannot be {value}")
        self.metric = metric
        self.value = value


def utc(field: str, value: datetime) -> datetime:
    """The same moment in UTC.

    Raises
    ------
    NaiveInstant
        The moment has no time zone.
    """
    if value.tzinfo is None:
        raise NaiveInstant(field, value)
    return value.astimezone(UTC)


def finite(metric: str, value: float) -> float:
    """The value itself.

    Raises
    ------
    UnstorableValue
        It is NaN or infinite.
    """
    if not math.isfinite(value):
        raise UnstorableValue(metric, value)
    return value


def storable(text: str) -> str:
    """Text that every database takes: PostgreSQL refuses the NUL character."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; `None` stays `None`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database: UTC, without its zone where the database knows none."""
        if value is None:
            return None
        moment = utc("instant", value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Out of the database: UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class KeyInstant(Instant):
    """An instant that is part of a unique key, where an unknown one equals an unknown one."""

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the database: never NULL."""
        return super().process_bind_param(UNKNOWN_INSTANT if value is None else value, dialect)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Out of the database: `None` where unknown."""
        moment = super().process_result_value(value, dialect)
        return None if moment == UNKNOWN_INSTANT else moment


class KeyText(TypeDecorator[str]):
    """Text that is part of a unique key; nothing and unknown are the same."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str:  # every database alike
        """Into the database: never NULL."""
        del dialect
        return "" if value is None else storable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Out of the database: `None` where unknown."""
        del dialect
        return value or None
