"""Every week there is to choose from: templates, first days and sizes, each with its minutes and loads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from physiology.history import FloatArray
from physiology.week.constraints import BoolArray
from physiology.week.shapes import Availability, Fixed, NoWeek, Role
from physiology.week.templates import DEMANDING, SIZES, Roles, rotations

STEP_MIN = 5.0
"""Minutes are planned in steps of five."""
SCALES = np.round(np.arange(1.0, 0.19, -0.05), 2)
"""Sizes tried, the one asked for first."""


NEAR = 0.1
"""Weeks within a tenth of the size asked for are equally near (house rule)."""
LOST_DEMANDING = 3
LEAST_WEIGHT = 1e-9


@dataclass(frozen=True, slots=True)
class Candidates:
    """Weeks side by side, the preferred first."""

    roles: tuple[Roles, ...]
    scales: FloatArray
    """Size against the one asked for, shape (n,) [1]."""
    minutes: FloatArray
    """Shape (n, 7) [min]."""
    loads_au: FloatArray
    """Shape (n, 7) [AU]."""
    small_enough: BoolArray
    """Whether a week stays within a tenth of the size asked for, shape (n,)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a week is built for."""

    templates: tuple[Roles, ...]
    load_au: float | None
    """Load to come near to [AU]; None where minutes count."""
    minutes: float
    """Minutes to come near to [min], where no load is given."""
    availability: Availability
    most_min: float
    """No day is longer than this [min]."""
    gap_days: int
    """Days between two demanding ones, at least."""
    rested_days: int
    """Days since the last demanding one before the week."""
    matches: Mapping[int, Fixed] = field(default_factory=dict)
    """By place in the week."""


def candidates(wish: Wish) -> Candidates:
    """List every week in the order of preference.

    Parameters
    ----------
    wish : Wish
        Templates best first, the size asked for, and what limits the days.

    Returns
    -------
    Candidates
        Sizes from the one asked for down to a fifth of it; within a size the weeks that lose the fewest days to
        missing time, then the nearest to the size in tenths, then the better template as it stands first. No week in
        which demanding days would stand too close, or no day is left.

    Raises
    ------
    NoWeek
        There is no week left to choose from.

    Notes
    -----
    Formula: minutes of a day = (size / sum of weight x effort) x weight, within the role's limits and the time there
    is, in steps of five; load = minutes x effort.
    House rule; a search over everything there is, so that the same question always gets the same week.

    Examples
    --------
    >>> from physiology.week.templates import GOALS
    >>> from physiology.week.shapes import Goal
    >>> wish = Wish(GOALS[Goal.MAINTAIN].templates, 1800.0, 0.0, Availability(), 150.0, 1, 9)
    >>> found = candidates(wish)
    >>> found.roles[0][0].value, float(found.loads_au[0].sum())
    ('assessment', 1720.0)
    """
    orders = [order for template in wish.templates for order in rotations(template)]
    left = [_left(order, wish) for order in orders]
    kept = [place for place, roles in enumerate(left) if _spaced(roles, wish) and set(roles) != {Role.REST}]
    roles = tuple(left[place] for place in kept)
    if not roles:
        raise NoWeek("availability", None)
    lost = np.array([_lost(orders[place], left[place]) for place in kept])
    minutes, loads_au, miss = _sized(roles, wish)
    asked, size = (wish.minutes, minutes) if wish.load_au is None else (wish.load_au, loads_au)
    names = (np.array(kept)[np.newaxis], miss, lost[np.newaxis], -SCALES[:, np.newaxis])
    order = np.lexsort([np.broadcast_to(name, miss.shape).ravel() for name in names])
    of_scale, of_roles = np.unravel_index(order, miss.shape)
    return Candidates(
        roles=tuple(roles[index] for index in of_roles),
        scales=SCALES[of_scale],
        minutes=minutes[of_scale, of_roles],
        loads_au=loads_au[of_scale, of_roles],
        small_enough=size[of_scale, of_roles].sum(axis=1) <= (1.0 + NEAR) * asked,
    )


def _left(roles: Roles, wish: Wish) -> Roles:
    """The roles with their matches, and without the days on which there is no time for them."""
    pairs = enumerate(zip(roles, wish.availability.minutes, strict=True))
    return tuple(
        Role.MATCH
        if index in wish.matches
        else role
        if min(minutes, wish.most_min) >= SIZES[role].least_min
        else Role.REST
        for index, (role, minutes) in pairs
    )


def _spaced(roles: Roles, wish: Wish) -> bool:
    """Whether demanding days stand far enough from each other, and from the last one before the week."""
    places = [-1 - wish.rested_days, *(day for day, role in enumerate(roles) if role in DEMANDING)]
    return all(later - earlier > wish.gap_days for earlier, later in pairwise(places))


def _lost(wanted: Roles, left: Roles) -> float:
    """What a week lacks for want of time; a demanding day counts three times, and a match may stand in for one."""
    changed = [(old, new) for old, new in zip(wanted, left, strict=True) if old is not new]
    gone = [old for old, new in changed if not DEMANDING.issuperset((old, new))]
    return float(sum(LOST_DEMANDING if role in DEMANDING else 1 for role in gone))


def _sized(roles: tuple[Roles, ...], wish: Wish) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Minutes and loads of every week at every size, shape (sizes, weeks, 7), and how far each misses its size."""
    rpe, weight, least, most = (np.array([[SIZES[role][part] for role in week] for week in roles]) for part in range(4))
    most = np.minimum(np.minimum(most, wish.most_min), wish.availability.minutes)
    wanted = SCALES * (wish.minutes if wish.load_au is None else wish.load_au)
    fixed = np.where(weight == 0, least, 0.0)
    for place, match in wish.matches.items():
        fixed[:, place], rpe[:, place] = match.duration_min, match.target_rpe
    counted = np.ones_like(rpe) if wish.load_au is None else rpe
    spare = wanted[:, np.newaxis] - (fixed * counted).sum(axis=1)
    easy_min = spare / np.maximum((weight * counted).sum(axis=1), LEAST_WEIGHT)
    varied = np.clip(weight * easy_min[..., np.newaxis], least, np.maximum(most, least))
    minutes = np.where(weight == 0, fixed, np.floor(varied / STEP_MIN) * STEP_MIN)
    miss = np.abs((minutes * counted).sum(axis=-1) - wanted[:, np.newaxis])
    near = np.floor(miss / np.maximum(NEAR * wanted[:, np.newaxis], 1.0))
    return minutes, minutes * rpe, near
