"""A team's readiness: how it is spread, what moved, and who stands out within a group."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Shape, Status
from physiology.newest import one_day
from physiology.readiness.shapes import HARD_ABOVE, RECOVERY_BELOW, Band
from physiology.team.kernels import LEAST_PEOPLE, band_counts, group_z, quartiles, shift

METHOD = "team@1"
LEAST_SD = 5.0
"""Points of readiness: about the uncertainty of one score (house rule)."""
LOW_Z = -2.0
"""From here on somebody stands out below their group (house rule)."""


class Member(Shape):
    """One person of a team on a day."""

    name: str
    """An alias: whoever shows it knows the person."""
    group: str
    """Position or training group; empty for none."""
    readiness: float | None
    """0-100; None where nobody can tell."""
    before: float | None
    """The day before."""


class Place(Shape):
    """Where somebody stands within their group."""

    name: str
    group: str
    readiness: float
    z: float


class GroupSpread(Shape):
    """The middle of one group of at least five known people."""

    group: str
    known: int
    unknown: int
    median: float


class Team(Shape):
    """A team's readiness on one day."""

    known: int
    unknown: int
    """People without a score: counted, never read as 0."""
    low_quartile: float
    median: float
    high_quartile: float
    bands: dict[Band, int]
    shift: float | None
    """Points the middle moved since the day before; None where fewer than five have both days."""
    groups: tuple[GroupSpread, ...]
    """Groups with at least five known people, by name."""
    too_small: tuple[str, ...]
    """Groups with fewer, about which nothing is said."""
    low: tuple[Place, ...]
    """Who stands out below their group, the lowest first."""


def assess_team(members: Sequence[Member], on: date) -> Finding[Team]:
    """Describe a team's readiness on one day.

    Parameters
    ----------
    members : sequence of Member
        Everybody asked about, with today's and yesterday's readiness [0-100] as far as they are known.
    on : date
        The day.

    Returns
    -------
    Finding[Team]
        Quartiles, bands, what moved since the day before, groups and who stands out below their own.

    Raises
    ------
    InsufficientData
        Fewer than five people have a score: a figure would speak of somebody.

    Notes
    -----
    Formula: quartiles over people; z = (score - group median) / max(1.4826 x MAD, 5 points), listed from -2 on.
    House rules: the least group of five, the least spread and the limit have no published basis here. A place among
    team-mates is no statement about a person's own usual.

    Examples
    --------
    >>> squad = [Member(name=f"A{n}", group="forwards", readiness=60.0 + n, before=65.0) for n in range(5)]
    >>> team = assess_team(squad, date(2026, 1, 1)).value
    >>> team.median, team.shift, team.bands[Band.MODERATE]
    (62.0, -3.0, 5)
    """
    now, before = _scores([one.readiness for one in members]), _scores([one.before for one in members])
    known = int(np.isfinite(now).sum())
    if known < LEAST_PEOPLE:
        raise InsufficientData("team", LEAST_PEOPLE, known, missing="people")
    low, median, high = (float(value) for value in quartiles(now))
    moved = float(shift(now, before))
    names = sorted({one.group for one in members if one.group})
    spreads = {name: _spread(name, members) for name in names}
    team = Team(
        known=known,
        unknown=len(members) - known,
        low_quartile=low,
        median=median,
        high_quartile=high,
        bands=_bands(now),
        shift=None if np.isnan(moved) else moved,
        groups=tuple(spread for spread in spreads.values() if spread is not None),
        too_small=tuple(name for name, spread in spreads.items() if spread is None),
        low=_low(members, now, names),
    )
    return Finding(
        value=team,
        status=Status.OK if known == len(members) else Status.PROVISIONAL,
        facts=_facts(team, on),
        reasons=(),
        caveats=_caveats(team),
        method=METHOD,
        as_of=on,
    )


def _scores(values: Sequence[float | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Scores as numbers; None is read as NaN."""
    return np.array(values, dtype=np.float64)


def _bands(now: np.ndarray[tuple[int], np.dtype[np.float64]]) -> dict[Band, int]:
    """Whole points: above 80 is 81 or more."""
    recovery, moderate, hard = band_counts(now, (RECOVERY_BELOW, HARD_ABOVE + 1.0)).tolist()
    return {Band.RECOVERY: recovery, Band.MODERATE: moderate, Band.HARD: hard}


def _spread(group: str, members: Sequence[Member]) -> GroupSpread | None:
    mine = _scores([one.readiness for one in members if one.group == group])
    known = int(np.isfinite(mine).sum())
    if known < LEAST_PEOPLE:
        return None
    return GroupSpread(group=group, known=known, unknown=mine.size - known, median=float(quartiles(mine)[1]))


def _low(
    members: Sequence[Member], now: np.ndarray[tuple[int], np.dtype[np.float64]], names: list[str]
) -> tuple[Place, ...]:
    numbers = np.array([names.index(one.group) if one.group else -1 for one in members])
    z = group_z(now, numbers, least_sd=LEAST_SD)
    found = [
        Place(name=one.name, group=one.group, readiness=float(score), z=float(place))
        for one, score, place in zip(members, now, z, strict=True)
        if np.round(place, 9) <= LOW_Z
    ]
    return tuple(sorted(found, key=lambda place: (place.z, place.name)))


def _facts(team: Team, on: date) -> tuple[Fact, ...]:
    """The team's middle, and what it moved by."""
    window = one_day(on)
    middle = Fact(metric="readiness", value=team.median, window=window, low=team.low_quartile, high=team.high_quartile)
    if team.shift is None:
        return (middle,)
    return middle, Fact(metric="readiness_points", value=team.shift, window=window)


def _caveats(team: Team) -> tuple[str, ...]:
    codes = (
        ("TEAM_PEOPLE_UNKNOWN", team.unknown > 0),
        ("TEAM_SMALL_GROUPS", bool(team.too_small)),
        ("TEAM_NO_SHIFT", team.shift is None),
        ("NO_VALIDATED_FORMULA", True),
    )
    return tuple(code for code, holds in codes if holds)
