"""The seven days of a week as sessions."""

from datetime import date, timedelta

from physiology.adjustment import Setting
from physiology.history import FloatArray
from physiology.prescription.levers import BFR_PROPOSAL, MOBILITY_EXERCISES
from physiology.prescription.weights import is_minor
from physiology.session import Phase, PlannedSession
from physiology.week.shapes import Goal, Role, WeekDay
from physiology.week.templates import DEMANDING, HARD_KINDS, OTHER_KINDS, Roles

PHASES = {
    Goal.BUILD: Phase.BUILD,
    Goal.PEAK: Phase.PEAK,
    Goal.RETURN: Phase.RETURN,
}
"""The phase a goal names; another goal keeps the phase there is."""


def sessions(
    first_on: date,
    roles: Roles,
    minutes: FloatArray,
    efforts: FloatArray,
    who: Setting,
    goal: Goal,
    *,
    ill: bool,
) -> tuple[WeekDay, ...]:
    """Give each role of a week its day, its kind and its length.

    Parameters
    ----------
    first_on : date
        The first day.
    roles : tuple of Role
        Seven of them.
    minutes : ndarray, shape (7,)
        Length of each day [min].
    efforts : ndarray, shape (7,)
        Effort of each day [CR-10].
    who : Setting
        Athlete type and age: what a demanding day is, and whether a cuff may be proposed.
    goal : Goal
        Before something that counts, nothing new is proposed.
    ill : bool
        Whether illness is reported: then no cuff is proposed either.

    Returns
    -------
    tuple of WeekDay

    Examples
    --------
    >>> import numpy as np
    >>> from physiology.week.templates import GOALS
    >>> roles, sizes = GOALS[Goal.BUILD].templates[0], np.full((2, 7), 5.0)
    >>> week = sessions(date(2026, 1, 5), roles, 8 * sizes[0], sizes[1], Setting(), Goal.BUILD, ill=False)
    >>> [day.session.kind.value for day in week]
    ['other', 'intervals', 'strength', 'strength', 'mobility', 'tempo', 'rest']
    """
    kinds = iter(HARD_KINDS[who.athlete_type])
    phase = PHASES.get(goal, who.phase)
    cuff = goal is not Goal.PEAK and not is_minor(who) and not ill
    days = []
    for index, role in enumerate(roles):
        kind = next(kinds) if role is Role.HARD else OTHER_KINDS[role]
        session = PlannedSession(
            on=first_on + timedelta(days=index),
            title=f"{role}_day",
            kind=kind,
            duration_min=float(minutes[index]),
            target_rpe=float(efforts[index]),
            warm_up_min=15.0 if role in DEMANDING else 0.0,
            exercises=MOBILITY_EXERCISES if role is Role.MOBILITY else (),
            notes=(BFR_PROPOSAL,) if role is Role.LIGHT and cuff else (),
            phase=phase,
        )
        days.append(WeekDay(role=role, session=session, reason=f"WEEK_DAY_{role.upper()}"))
    return tuple(days)
