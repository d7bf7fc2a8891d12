"""Repetition schemes and the arms of the choice: sets at a share of the occlusion pressure, and which may be had."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from physiology.finding import Shape

LEAST_REPS, MOST_REPS = 30, 90
LEAST_SETS, MOST_SETS = 2, 4
RAMP_SESSIONS = 4
"""Sessions without a set to failure at first (house rule; muscle damage of first sessions is disputed)."""
BREAK_PAIN = 7.0
TOLERATED_PAIN = 4.0
FULL = 1.0


class Scheme(Shape):
    """Sets of one exercise."""

    name: str
    reps: tuple[int, ...]
    to_failure: bool = False
    """Each set may end before its number; it never goes on after."""

    @property
    def total(self) -> int:
        """Most repetitions in all."""
        return sum(self.reps)


FIXED = Scheme(name="fixed", reps=(30, 15, 15, 15))
SCHEMES = (
    Scheme(name="shortest", reps=(17, 7, 7, 7)),
    Scheme(name="short", reps=(20, 10, 10, 10)),
    Scheme(name="even", reps=(15, 15, 15, 15)),
    Scheme(name="medium", reps=(25, 12, 12, 12)),
    FIXED,
    Scheme(name="failure_capped", reps=(36, 15, 12, 10), to_failure=True),
)
"""From easy to hard. 30-15-15-15 is the custom, 36-15-12-10 the mean of sets to failure, the others house rules."""
FRACTIONS = (0.40, 0.50, 0.60)


class Arm(Shape):
    """A scheme at a share of the limb occlusion pressure."""

    scheme: int
    """Index into `SCHEMES`."""
    fraction: int
    """Index into `FRACTIONS`."""

    @property
    def fraction_of_lop(self) -> float:
        """Share of the limb occlusion pressure."""
        return FRACTIONS[self.fraction]

    @property
    def sets(self) -> Scheme:
        """The scheme itself."""
        return SCHEMES[self.scheme]


ARMS = tuple(Arm(scheme=scheme, fraction=at) for scheme in range(len(SCHEMES)) for at in range(len(FRACTIONS)))
FIXED_AT = SCHEMES.index(FIXED)


class Done(Shape):
    """A finished session with its arm and how it went. None is unknown."""

    arm: Arm
    completion: Annotated[float, Field(ge=0.0, le=1.0)]
    """Repetitions done of those planned, 0-1."""
    pain_nrs: float | None = None
    velocity_loss_pct: float | None = None
    soreness_nrs: float | None = None
    """On the days after, 0-10."""
    sore_before_nrs: float | None = None
    """When the session began, 0-10."""


def within_limits(scheme: Scheme) -> bool:
    """Whether a scheme keeps to 2-4 sets and 30-90 repetitions.

    Parameters
    ----------
    scheme : Scheme
        The sets.

    Returns
    -------
    bool

    Notes
    -----
    House rule around 2-4 sets and 75 repetitions or sets to failure, as pages that quote the position stand say.

    Examples
    --------
    >>> within_limits(FIXED), within_limits(Scheme(name="long", reps=(30, 30, 31)))
    (True, False)
    """
    return LEAST_SETS <= len(scheme.reps) <= MOST_SETS and LEAST_REPS <= scheme.total <= MOST_REPS


def tolerated_fraction(done: Sequence[Done]) -> int | None:
    """The highest share of the occlusion pressure that was tolerated, as an index.

    Parameters
    ----------
    done : sequence of Done
        Finished sessions, oldest first.

    Returns
    -------
    int or None
        Index into `FRACTIONS`: the highest of a session completed with pain of at most 4, and below each later one with
        more; the lowest share is kept up to a pain below 7, for fewer repetitions may do. None where nothing was
        tolerated: then a person decides.

    Notes
    -----
    House rule. A session whose pain nobody knows was not tolerated, and forbids nothing.

    Examples
    --------
    >>> calm = Done(arm=Arm(scheme=4, fraction=1), completion=1.0, pain_nrs=2.0)
    >>> tolerated_fraction([calm]), tolerated_fraction([calm, calm.model_copy(update={"pain_nrs": 6.0})])
    (1, 0)
    """
    highest = -1
    for one in done:
        if one.pain_nrs is None:
            continue
        at = one.arm.fraction
        if (one.completion >= FULL and one.pain_nrs <= TOLERATED_PAIN) or (at == 0 and one.pain_nrs < BREAK_PAIN):
            highest = max(highest, at)
        if one.pain_nrs > TOLERATED_PAIN:
            highest = min(highest, at - 1 if one.pain_nrs >= BREAK_PAIN else max(at - 1, 0))
    return highest if highest >= 0 else None


def allowed_arms(done: Sequence[Done], current: Arm) -> tuple[Arm, ...]:
    """Arms that the next session may have.

    Parameters
    ----------
    done : sequence of Done
        Finished sessions, oldest first.
    current : Arm
        The arm of the last session.

    Returns
    -------
    tuple of Arm
        Those at most one step from the current one (one scheme or one share of pressure), never at more pressure than
        was tolerated, and without sets to failure in the first four sessions. Where the current pressure is no longer
        tolerated, the current scheme at the tolerated pressure. Empty where no pressure was tolerated.

    Notes
    -----
    House rule: the mask cannot be bought with any reward.

    Examples
    --------
    >>> calm = Done(arm=Arm(scheme=4, fraction=0), completion=1.0, pain_nrs=2.0)
    >>> [(arm.scheme, arm.fraction) for arm in allowed_arms([calm] * 4, calm.arm)]
    [(3, 0), (4, 0), (5, 0)]
    """
    most = tolerated_fraction(done)
    if most is None:
        return ()
    begun = Arm(scheme=current.scheme, fraction=min(current.fraction, most))
    steps = 0 if begun.fraction < current.fraction else 1
    near = (arm for arm in ARMS if abs(arm.scheme - begun.scheme) + abs(arm.fraction - begun.fraction) <= steps)
    early = len(done) < RAMP_SESSIONS
    return tuple(arm for arm in near if arm.fraction <= most and not (early and arm.sets.to_failure))
