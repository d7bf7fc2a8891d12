"""How a value is written: its catalogue unit and decimals, in a locale."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from physiology.metrics import metric

Words = Mapping[str, Mapping[str, str] | str]
DAY_MIN = 1440


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Words]:
    loaded: Mapping[str, Words] = yaml.safe_load(
        files(__package__).joinpath("render_words.yaml").read_text(encoding="utf-8")
    )
    return loaded


def _words(locale: Locale) -> Words:
    tables = _tables()
    return tables.get(locale.language) or tables["en"]


def number(value: float, decimals: int, locale: str) -> str:
    """A number with exactly so many decimals, grouped and pointed as the locale does; never `-0`."""
    rounded = round(value, decimals) + 0.0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(rounded, format=pattern, locale=Locale.parse(locale)))


def _minutes(value: float, decimals: int, locale: str) -> str:
    if abs(round(value)) < 60:
        whole = round(value, decimals) == round(value)
        return f"{number(value, 0 if whole else decimals, locale)} min"
    sign = "-" if value < 0 else ""
    hours, minutes = divmod(abs(round(value)), 60)
    return f"{sign}{hours} h {minutes} min" if minutes else f"{sign}{hours} h"


def clock(minutes: float) -> str:
    """A time of day from its minutes after any midnight: -75 is `22:45`."""
    hour, minute = divmod(round(minutes) % DAY_MIN, 60)
    return f"{hour:02d}:{minute:02d}"


def quantity(key: str, value: float, locale: str, unit: str | None = None) -> str:
    """A value of a metric with its unit, as the catalogue says, or in the unit of what was made of it."""
    row = metric(key)
    unit = row.unit if unit is None else unit
    if unit == "min":
        return _minutes(value, row.decimals, locale)
    if unit == "clock":
        return clock(value)
    printed = number(value, row.decimals, locale)
    if row.unit.startswith("/"):
        return printed + row.unit
    parsed = Locale.parse(locale)
    words = _words(parsed)
    if row.unit.startswith("of "):
        return str(words["of"]).format(value=printed, scale=row.unit.removeprefix("of "))
    forms = words.get(row.unit)
    if isinstance(forms, Mapping):
        plural = str(parsed.plural_form(abs(round(value, row.decimals))))
        return f"{printed} {forms.get(plural, forms['other'])}"
    return f"{printed} {row.unit}".rstrip()


def day(on: date, locale: str) -> str:
    """A day with its weekday, without the year: `Tue 3 Mar`."""
    parsed = Locale.parse(locale)
    return str(format_date(on, format=str(_words(parsed)["date"]), locale=parsed))
