"""Days as a third-party model sees them: so many from today, never a date."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

ISO_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?\b")
FURTHEST_DAYS = 36_500
WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
OFFSET = {"type": "integer", "description": "Days from today: 0 is today, -1 yesterday, 1 tomorrow."}


def in_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A JSON schema in which every date is an offset."""
    if schema.get("type") == "string" and schema.get("format") in ("date", "date-time"):
        return {**{key: value for key, value in schema.items() if key not in ("type", "format")}, **OFFSET}
    return {key: _each(value, in_schema) for key, value in schema.items()}


def absolute(arguments: dict[str, Any], today: date) -> dict[str, Any]:
    """A model's arguments with its offsets turned into dates."""
    return {key: _absolute(value, today, key) for key, value in arguments.items()}


def relative(arguments: dict[str, Any], today: date) -> dict[str, Any]:
    """The reverse: arguments as they were before `absolute`, and no date in any text either."""
    return {key: _relative(value, today) for key, value in arguments.items()}


def undated(text: str, today: date) -> str:
    """A text whose ISO dates say how far from today they are."""

    def offset(match: re.Match[str]) -> str:
        days = days_from(match[1], today)
        return match[0] if days is None else f"day {days:+d}"

    return ISO_DAY.sub(offset, text)


def days_from(iso_day: str, today: date) -> int | None:
    """Days from today to an ISO date; None for what only looks like one."""
    try:
        return (date.fromisoformat(iso_day) - today).days
    except ValueError:
        return None


def _each(value: object, change: Callable[[dict[str, Any]], dict[str, Any]]) -> object:
    """Change every object inside lists."""
    if isinstance(value, list):
        return [_each(item, change) for item in value]
    return change(value) if isinstance(value, dict) else value


def _absolute(value: object, today: date, key: str) -> object:
    if isinstance(value, dict):
        return absolute(value, today)
    if isinstance(value, list):
        return [_absolute(item, today, key) for item in value]
    offset = _offset(value) if _is_day(key) else None
    return value if offset is None else (today + timedelta(days=offset)).isoformat()


def _relative(value: object, today: date) -> object:
    if isinstance(value, dict):
        return relative(value, today)
    if isinstance(value, list | tuple):
        return [_relative(item, today) for item in value]
    if not isinstance(value, str):
        return value
    whole = ISO_DAY.fullmatch(value)
    days = None if whole is None else days_from(whole[1], today)
    return undated(value, today) if days is None else days


def _is_day(key: str) -> bool:
    return key in ("on", "since") or key.endswith("_on")


def _offset(value: object) -> int | None:
    if isinstance(value, str):
        word = value.strip().lower()
        value = WORDS.get(word, int(word) if re.fullmatch(r"[+-]?\d{1,5}", word) else None)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return None
    return int(value) if abs(value) <= FURTHEST_DAYS else None
