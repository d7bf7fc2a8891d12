"""How athlete type and age weigh on the rules: the one table of it."""

from typing import NamedTuple

from physiology.adjustment import AthleteType, Setting
from physiology.session import Phase

MASTERS_YEARS, ADULT_YEARS = 35, 18
BY_SPORT = {
    AthleteType.ENDURANCE: ("running", "run", "marathon", "trail", "cycling", "swimming", "triathlon", "rowing", "ski"),
    AthleteType.POWER: ("sprint", "jump", "throw", "bmx", "bobsleigh"),
    AthleteType.STRENGTH: ("weightlifting", "powerlifting", "strongman", "lifting"),
}
"""Words in the name of a sport; whatever holds none of them is judged like a team sport."""


class Weights(NamedTuple):
    """What a rule multiplies or uses for somebody. Never less than the rule asks of everybody."""

    recovery: float
    """Times the planning window of recovery [1]."""
    volume_cut: float
    """Times the share that a load rule takes off [1]."""
    warm_up_min: float
    """A stiff joint's warm-up [min]."""
    days_between_hard: int
    """Least days between two hard days of a week that is built [days]."""


class Weight(NamedTuple):
    """One row: whom it speaks of, and why it is what it is."""

    code: str
    weights: Weights
    basis: str
    """A key of the literature, or `house_rule`."""


NEUTRAL = Weights(recovery=1.0, volume_cut=1.0, warm_up_min=20.0, days_between_hard=1)
BY_TYPE = {
    AthleteType.POWER: Weight("WEIGHT_POWER", NEUTRAL._replace(warm_up_min=25.0), "house_rule"),
    AthleteType.ENDURANCE: Weight("WEIGHT_ENDURANCE", NEUTRAL._replace(volume_cut=1.2), "house_rule"),
    AthleteType.TEAM: Weight("WEIGHT_TEAM", NEUTRAL, "house_rule"),
    AthleteType.STRENGTH: Weight("WEIGHT_STRENGTH", NEUTRAL, "house_rule"),
}
"""Endurance load is mostly volume, so a load rule takes more of it; sprinting asks for a longer warm-up."""
MASTERS = Weight(
    "WEIGHT_MASTERS", Weights(recovery=1.25, volume_cut=1.2, warm_up_min=25.0, days_between_hard=2), "house_rule"
)
"""From 35 on: more time between hard days. No source read here gives a figure, so all four are house rules."""


def weights_of(setting: Setting) -> Weights:
    """What the rules use for an athlete: the type's row, multiplied or raised by the masters' row from 35 on.

    Parameters
    ----------
    setting : Setting
        Type and age [years]; an unknown age weighs nothing.

    Returns
    -------
    Weights

    Notes
    -----
    Formula: recovery and volume cut multiply; warm-up and days between hard days take the larger.
    House rules throughout: no published figure tells how much a type or an age should change a session. A weight only
    ever asks for more care, never for less.

    Examples
    --------
    >>> sprinter = Setting(athlete_type=AthleteType.POWER, age_years=20)
    >>> runner = Setting(athlete_type=AthleteType.ENDURANCE, age_years=35)
    >>> weights_of(sprinter).volume_cut, round(weights_of(runner).volume_cut, 2)
    (1.0, 1.44)
    >>> weights_of(sprinter).days_between_hard, weights_of(runner).days_between_hard
    (1, 2)
    """
    own = BY_TYPE[setting.athlete_type].weights
    if not is_masters(setting):
        return own
    older = MASTERS.weights
    return Weights(
        recovery=own.recovery * older.recovery,
        volume_cut=own.volume_cut * older.volume_cut,
        warm_up_min=max(own.warm_up_min, older.warm_up_min),
        days_between_hard=max(own.days_between_hard, older.days_between_hard),
    )


def is_masters(setting: Setting) -> bool:
    """Whether somebody is known to be 35 or older.

    Examples
    --------
    >>> is_masters(Setting(age_years=35)), is_masters(Setting(age_years=34)), is_masters(Setting())
    (True, False, False)
    """
    return setting.age_years is not None and setting.age_years >= MASTERS_YEARS


def is_minor(setting: Setting) -> bool:
    """Whether somebody is known to be under 18.

    Examples
    --------
    >>> is_minor(Setting(age_years=17)), is_minor(Setting(age_years=18)), is_minor(Setting())
    (True, False, False)
    """
    return setting.age_years is not None and setting.age_years < ADULT_YEARS


def weighed_by(setting: Setting, field: str) -> tuple[str, ...]:
    """Codes of the rows that move a weight away from what everybody gets.

    Parameters
    ----------
    setting : Setting
        Type and age.
    field : str
        One of the fields of `Weights`.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> weighed_by(Setting(athlete_type=AthleteType.ENDURANCE, age_years=40), "volume_cut")
    ('WEIGHT_ENDURANCE', 'WEIGHT_MASTERS')
    >>> weighed_by(Setting(), "volume_cut")
    ()
    """
    rows = (BY_TYPE[setting.athlete_type], *((MASTERS,) if is_masters(setting) else ()))
    return tuple(row.code for row in rows if getattr(row.weights, field) != getattr(NEUTRAL, field))


def setting_of(
    sport: str, birth_year: int | None, year: int, phase: Phase | None = None, *, returning: bool = False
) -> Setting:
    """Whom a day's session is for, from what is known of them.

    Parameters
    ----------
    sport : str
        The sport as the roster names it; empty where nobody said.
    birth_year : int, optional
        Year of birth.
    year : int
        Year of the session: age is counted in calendar years, as sport does.
    phase : Phase, optional
        What the plan says; None where it says nothing.
    returning : bool
        Whether the log shows a return from a break; it outranks the plan's phase.

    Returns
    -------
    Setting

    Examples
    --------
    >>> setting_of("trail running", 1990, 2026).model_dump(mode="json")
    {'phase': 'build', 'athlete_type': 'endurance', 'age_years': 36}
    >>> setting_of("football", None, 2026, Phase.PEAK, returning=True).phase.value
    'return'
    """
    words = sport.casefold()
    kinds = (kind for kind in (AthleteType.POWER, AthleteType.STRENGTH, AthleteType.ENDURANCE) if _named(kind, words))
    return Setting(
        phase=Phase.RETURN if returning else phase or Phase.BUILD,
        athlete_type=next(kinds, AthleteType.TEAM),
        age_years=None if birth_year is None else max(0, year - birth_year),
    )


def _named(kind: AthleteType, words: str) -> bool:
    return any(word in words for word in BY_SPORT[kind])
