"""Groups that are numbers: a blood pressure, a temperature, an age, a year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from agent.triage.tokens import Token


@dataclass(frozen=True, slots=True)
class Numeric:
    """A group found by reading numbers instead of words."""

    group: str
    start: int
    end: int


HIGH_SYSTOLIC_MMHG, HIGH_DIASTOLIC_MMHG = 160, 100
"""No cuff from here on: a product decision, no guideline clause was read for it."""
VERY_HIGH_SYSTOLIC_MMHG, VERY_HIGH_DIASTOLIC_MMHG = 180, 110
"""Same day: the exclusion of Nascimento 2022, doi:10.3389/fphys.2022.808622."""
FEVER_C, FEVER_F = (37.8, 42.5), (100.2, 108.5)
LOW_GLUCOSE_MMOL_L, LOW_GLUCOSE_MG_DL = (1.0, 3.99), (30.0, 70.0)
ADULT_FROM_YEARS = 18
YOUNGEST_YEARS = 5


def numbers_of(tokens: tuple[Token, ...]) -> tuple[Numeric, ...]:
    """Every numeric group in a message."""
    values = tuple(_value(token.word) for token in tokens)
    return tuple(found for read in _READERS for found in read(tokens, values))


Values = tuple[float | None, ...]


def _blood_pressures(tokens: tuple[Token, ...], values: Values) -> Iterator[Numeric]:
    for at in range(len(tokens) - 2):
        upper, lower = values[at], values[at + 2]
        if upper is None or lower is None or tokens[at + 1].word not in {"/", "over"}:
            continue
        if not (90 <= upper <= 300 and 40 <= lower <= 200 and lower < upper):
            continue
        if upper >= HIGH_SYSTOLIC_MMHG or lower >= HIGH_DIASTOLIC_MMHG:
            yield Numeric("@bp_high", at, at + 3)
        if upper >= VERY_HIGH_SYSTOLIC_MMHG or lower >= VERY_HIGH_DIASTOLIC_MMHG:
            yield Numeric("@bp_very_high", at, at + 3)


def _singles(_tokens: tuple[Token, ...], values: Values) -> Iterator[Numeric]:
    for at, value in enumerate(values):
        if value is None:
            continue
        yield Numeric("@count", at, at + 1)
        for group, holds in _SINGLE.items():
            if holds(value):
                yield Numeric(group, at, at + 1)


def _value(word: str) -> float | None:
    if not word[0].isascii() or not word[0].isdigit() or len(word) > 12:
        return None
    return float(word.replace(",", ".")) if word.replace(",", "").replace(".", "").isascii() else None


def _between(bounds: tuple[float, float]) -> Callable[[float], bool]:
    return lambda value: bounds[0] <= value <= bounds[1]


_SINGLE: dict[str, Callable[[float], bool]] = {
    "@year": lambda value: 1950 <= value <= 2099 and value == int(value),
    "@minor_age": lambda value: YOUNGEST_YEARS <= value < ADULT_FROM_YEARS and value == int(value),
    "@fever_number": lambda value: _between(FEVER_C)(value) or _between(FEVER_F)(value),
    "@low_glucose": lambda value: _between(LOW_GLUCOSE_MMOL_L)(value) or _between(LOW_GLUCOSE_MG_DL)(value),
    "@systolic_high": lambda value: HIGH_SYSTOLIC_MMHG <= value <= 300,
    "@three_or_more": lambda value: 3 <= value <= 99,
}
_READERS = (_blood_pressures, _singles)
NUMERIC_GROUPS = frozenset({*_SINGLE, "@count", "@bp_high", "@bp_very_high"})
