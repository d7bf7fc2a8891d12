"""Whom to call in which country, from one dated data file."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).parent / "emergency_numbers.yaml"
LENGTH_OF_COUNTRY = 2


class Numbers(BaseModel):
    """A country's emergency number and crisis line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    emergency: tuple[str, ...]
    """Any of them reaches an ambulance."""
    line: str | None
    """What the crisis line is called."""
    crisis: tuple[str, ...]
    """Its numbers; empty where none is verified."""
    hours: str | None
    """When it answers, where that is known."""
    seen: int | None
    """Year of the page on which the numbers were seen."""


def numbers_for(locale: str, country: str | None = None) -> Numbers | None:
    """The numbers of a country, or of a locale's region; None where neither is known.

    Examples
    --------
    >>> numbers_for("en-GB").emergency
    ('999', '112')
    """
    return _numbers().get(country.strip().upper() if country else _region(locale))


def _region(locale: str) -> str:
    """`en-GB`, `en_GB`, `zh-Hant-TW` to their region; a language alone is of no country."""
    parts = locale.replace("_", "-").split(".")[0].split("-")[1:]
    return next((part.upper() for part in parts if len(part) == LENGTH_OF_COUNTRY), "")


@cache
def _numbers() -> dict[str, Numbers]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["countries"]
    return {country: Numbers(**row) for country, row in rows.items()}
