"""What a week may look like: goals, their templates and the size of each day. All of it is a house rule."""

from collections.abc import Mapping
from typing import NamedTuple

from physiology.adjustment import AthleteType
from physiology.session import SessionKind
from physiology.week.shapes import Goal, Role

H, S, E, L, M, A, R = (
    Role.HARD, Role.SHARP, Role.EASY, Role.LIGHT, Role.MOBILITY, Role.ASSESSMENT, Role.REST,
)  # fmt: skip
Roles = tuple[Role, ...]


class Size(NamedTuple):
    """How long and how hard a day of some role is."""

    target_rpe: float
    weight: float
    """Minutes against those of an easy day [1]; 0 where the length does not vary."""
    least_min: float
    most_min: float


SIZES: Mapping[Role, Size] = {
    H: Size(7.0, 1.0, 30.0, 120.0),
    S: Size(7.0, 0.6, 20.0, 60.0),
    E: Size(3.0, 1.0, 20.0, 150.0),
    L: Size(4.0, 0.6, 20.0, 45.0),
    M: Size(2.0, 0.0, 30.0, 30.0),
    A: Size(4.0, 0.0, 30.0, 30.0),
    R: Size(0.0, 0.0, 0.0, 0.0),
    Role.MATCH: Size(0.0, 0.0, 0.0, 0.0),
}
"""A match brings its own."""


class GoalRule(NamedTuple):
    """What a goal asks for."""

    share: float
    """Of the chronic week load [1]."""
    minutes_share: float
    """Of the usual week's minutes, where loads are unknown [1]."""
    templates: tuple[Roles, ...]
    """Best first. Each may begin on any day of the week."""


GOALS: Mapping[Goal, GoalRule] = {
    Goal.MAINTAIN: GoalRule(1.0, 0.8, ((A, H, E, M, H, L, R), (E, H, M, E, H, L, R), (E, H, E, M, L, E, R))),
    Goal.BUILD: GoalRule(1.1, 0.9, ((A, H, L, H, M, H, R), (A, H, E, M, H, L, R), (E, H, M, E, H, L, R))),
    Goal.PEAK: GoalRule(0.8, 0.7, ((H, E, S, M, S, A, R), (H, E, M, S, E, A, R), (S, E, M, S, E, A, R))),
    Goal.RECOVER: GoalRule(0.6, 0.6, ((E, M, R, E, L, A, R), (M, E, R, M, E, A, R), (M, E, R, M, E, R, R))),
    Goal.RETURN: GoalRule(0.9, 0.5, ((E, M, L, R, E, A, R), (E, R, L, M, E, R, A), (E, R, M, R, E, R, A))),
}
"""Shares of the usual week are house rules; taper studies cut volume and keep intensity (bosquet-2007)."""

HARD_KINDS: Mapping[AthleteType, tuple[SessionKind, ...]] = {
    AthleteType.ENDURANCE: (SessionKind.INTERVALS, SessionKind.TEMPO, SessionKind.LONG),
    AthleteType.TEAM: (SessionKind.INTERVALS, SessionKind.STRENGTH, SessionKind.TEMPO),
    AthleteType.POWER: (SessionKind.INTERVALS, SessionKind.STRENGTH, SessionKind.INTERVALS),
    AthleteType.STRENGTH: (SessionKind.STRENGTH, SessionKind.STRENGTH, SessionKind.STRENGTH),
}
"""What the first, second and third hard day are."""
OTHER_KINDS: Mapping[Role, SessionKind] = {
    S: SessionKind.INTERVALS,
    E: SessionKind.EASY,
    L: SessionKind.STRENGTH,
    M: SessionKind.MOBILITY,
    A: SessionKind.OTHER,
    R: SessionKind.REST,
    Role.MATCH: SessionKind.MATCH,
}
DEMANDING = frozenset({H, S, Role.MATCH})
SOFTER: Mapping[Role, Role] = {H: E, S: E}
"""What takes a demanding day's place in a week that rests on minutes."""


def rotations(roles: Roles) -> tuple[Roles, ...]:
    """A template begun on each of its days, as it stands first.

    Examples
    --------
    >>> len(rotations(GOALS[Goal.BUILD].templates[0])), rotations((R, E))[1]
    (7, (<Role.EASY: 'easy'>, <Role.REST: 'rest'>))
    """
    return tuple(roles[first:] + roles[:first] for first in range(len(roles)))
